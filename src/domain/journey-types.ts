import type { Level } from './levels.ts';
import type { TaskFormat } from './pathway.ts';
import type { RowLevels } from './rubric.ts';
import type { Proposal } from './proposal-types.ts';

/** A task chosen in a group. A replaced pick stays in the history and no longer takes a slot. */
export interface Pick {
  id: string;
  groupId: string;
  taskId: string;
  pickedAt: Date;
  reason?: string;
  replacedAt?: Date;
  replacedBecause?: string;
}

/** A student's wish to change a pick where the group's rule is `ask-teacher`. */
export interface SwitchRequest {
  id: string;
  groupId: string;
  fromTaskId: string;
  toTaskId: string;
  reason?: string;
  askedAt: Date;
  answeredAt?: Date;
  answer?: 'approved' | 'declined';
  answeredBy?: string;
}

/** A file that was uploaded: its bytes stand apart, under the same id. */
export interface HandInFile {
  id: string;
  /** A name that is safe to show and to save under. */
  name: string;
  /** Media type, found from the content. */
  type: string;
  bytes: number;
}

/** `text` holds typed work, `link` a web address, `files` what was uploaded; `note` may go with any format and is what `offline` carries. */
export interface HandIn {
  id: string;
  handedInAt: Date;
  format: TaskFormat;
  text?: string;
  link?: string;
  files?: HandInFile[];
  note?: string;
  /** Id of the task's way in which it is shown. */
  way?: string;
  /** How the student saw the own work before handing it in, by row of the rubric; absent when that was skipped. */
  selfRating?: RowLevels;
}

/** A teacher's answer to one hand-in. `points` stands on the task's own scale and only with `accepted`. */
export interface Review {
  id: string;
  handInId: string;
  reviewedAt: Date;
  reviewedBy: string;
  outcome: 'accepted' | 'not-yet';
  points?: number;
  level?: Level;
  /** Levels by row of the task's rubric, as far as they were tapped. */
  rows?: RowLevels;
  /** A voice comment of at most a minute. */
  voice?: HandInFile;
  comment?: string;
}

/** All that was handed in for one task and how it was answered, oldest first. */
export interface Work {
  taskId: string;
  handIns: HandIn[];
  reviews: Review[];
}

/** A student's minute of looking back on a milestone; never scored. An entry with `skipped` says nothing else. */
export interface Reflection {
  id: string;
  milestoneId: string;
  at: Date;
  /** From 1, "I am lost", to 5, "I could teach this". */
  scale?: number;
  /** Why that mark. */
  why?: string;
  sentence?: string;
  /** At most a minute, in the student's own voice. */
  voice?: { id: string; kind: 'voice'; type: string; bytes: number };
  skipped?: true;
}

/** One student's walk through one pathway. Everything is appended; nothing is overwritten. */
export interface Journey {
  picks: Pick[];
  switchRequests: SwitchRequest[];
  works: Work[];
  /** Absent in journeys that were begun before there were reflections. */
  reflections?: Reflection[];
  /** The student's own ways for choice groups; absent before the first. */
  proposals?: Proposal[];
}

export const emptyJourney: Journey = { picks: [], switchRequests: [], works: [] };

/**
 * `open`: can be begun or picked · `picked`: chosen, nothing handed in · `handed-in`: waits for the teacher ·
 * `not-yet`: sent back · `done`: accepted · `not-chosen`: its group is full without it (never missing work).
 */
export type TaskState = 'open' | 'picked' | 'handed-in' | 'not-yet' | 'done' | 'not-chosen';

export type JourneyStage = 'not-started' | 'in-progress' | 'waiting' | 'reviewed' | 'complete';
