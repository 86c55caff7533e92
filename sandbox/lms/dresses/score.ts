import type { Assignment, Grade, LineItem } from '../model.ts';

/** An AGS score after parsing; extras of the product in `extension`. */
export interface Score {
  userId: string;
  timestamp: string;
  activityProgress: string;
  gradingProgress: string;
  scoreGiven: number | null;
  scoreMaximum: number | null;
  comment: string | null;
  submittedAt: string | null;
  extension: CanvasSubmission | null;
}

export interface CanvasSubmission {
  new_submission?: boolean | undefined;
  submission_type?: string | undefined;
  submission_data?: string | undefined;
  submitted_at?: string | undefined;
  preserve_score?: boolean | undefined;
  prioritize_non_tool_grade?: boolean | undefined;
}

export interface ScoreTarget {
  lineItem: LineItem;
  assignment: Assignment | null;
  grade: Grade;
  now: Date;
}

/** What became of a score: refused with a reason, or applied with the effect in words. */
export type ScoreOutcome = { refusedWith: number; reason: string } | { effect: string };

export const activityProgresses = ['Initialized', 'Started', 'InProgress', 'Submitted', 'Completed'] as const;
export const gradingProgresses = ['FullyGraded', 'Pending', 'PendingManual', 'Failed', 'NotReady'] as const;
