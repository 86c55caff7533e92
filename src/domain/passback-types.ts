import type { Grade } from './grade.ts';

/** What the LMS should show for one student. */
export interface WantedScore {
  /** Absent while nothing was reviewed. */
  scoreGiven?: number;
  scoreMaximum: number;
  activityProgress: Grade['activityProgress'];
  gradingProgress: Grade['gradingProgress'];
  comment: string;
  submittedAt?: Date;
  /** Since when something is to be sent; a newer value before it was delivered keeps the time. */
  at?: Date;
  /** Equal for two wanted scores that are the same to the LMS; the comment does not count. */
  fingerprint: string;
}

/** The last score that the LMS has confirmed. */
export interface SentScore {
  scoreGiven?: number;
  scoreMaximum: number;
  fingerprint: string;
  /** Of the body as this LMS got it, without timestamp and comment. */
  bodyFingerprint?: string;
  /** The column that holds it. */
  lineItemUrl?: string;
  at: Date;
  submittedAt?: Date;
}

/** A value that the LMS may show although no delivery was confirmed; it is ours and not a change by hand. */
export interface PossibleScore {
  scoreGiven?: number;
  scoreMaximum: number;
  /** Absent for a value that someone set by hand and the teacher agreed to overwrite. */
  fingerprint?: string;
}

/** `lms-failed` is tried again by itself; the others are held until a person or a new value changes something. */
export type PassbackProblemReason =
  'lms-failed' | 'refused' | 'line-item-missing' | 'changed-in-lms' | 'no-line-item';

export interface PassbackProblem {
  reason: PassbackProblemReason;
  /** HTTP status, when the LMS answered at all. */
  lmsStatus?: number;
  at: Date;
  /** What the LMS shows, on our scale; absent when the grade was cleared there. */
  lmsScore?: number;
  /** The score may have arrived. */
  outcomeUnknown?: boolean;
}

/**
 * The outbox entry of one journey: kept inside the journey, so that a review, its score and "to send" are one atomic write.
 * Whoever writes it does so only over the `revision` that they read (`'passback.revision'` in the filter) and tries again otherwise.
 */
export interface Passback {
  /** Grows with each change of this object. */
  revision: number;
  /** Replaced by each change: the newest wins. */
  wanted?: WantedScore;
  wantedRevision: number;
  /** The `wantedRevision` that the LMS has; lower while something is to be sent. */
  sentRevision: number;
  sent?: SentScore;
  /** What earlier attempts with unknown outcome may have left in the LMS; emptied by a confirmed delivery. */
  possible: PossibleScore[];
  /** Of the last score that left us, delivered or not: timestamps increase strictly. */
  lastTimestamp?: Date;
  /** Present only while something is to be sent; while `leaseToken` is there, the end of the lease. */
  dueAt?: Date;
  leaseToken?: string;
  /** Tries since the last delivery or decision. */
  attempts: number;
  problem?: PassbackProblem;
  /** The teacher kept the grade that the LMS showed. */
  kept?: { lmsScore?: number; at: Date };
}

export const emptyPassback: Passback = {
  revision: 0,
  wantedRevision: 0,
  sentRevision: 0,
  possible: [],
  attempts: 0,
};
