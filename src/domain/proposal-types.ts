import type { TaskFormat } from './pathway.ts';

/** What a student wants to do in place of a group's options, in the student's own words. */
export interface ProposedWords {
  title: string;
  what: string;
  /** Why it shows what the group asks for. */
  why: string;
  /** What the student needs for it; may be empty. */
  needs: string;
}

/** What a proposal becomes as an option. */
export interface OwnOption {
  title: string;
  what: string;
  /** How its work may be handed in. */
  formats: TaskFormat[];
}

/** `by` is the teacher's person id; what has none was done by the student. */
export type ProposalEvent =
  | ({ kind: 'proposed'; id: string; at: Date } & ProposedWords)
  | { kind: 'adjusted'; id: string; at: Date; by: string; option: OwnOption; words?: string }
  | { kind: 'approved'; id: string; at: Date; by: string; option: OwnOption; words?: string }
  | { kind: 'declined'; id: string; at: Date; by: string; words: string }
  | { kind: 'agreed'; id: string; at: Date }
  | { kind: 'withdrawn'; id: string; at: Date };

/** A student's own way for a choice group. Only `events` grows; where it stands follows from them. */
export interface Proposal {
  /** That of its first event. */
  id: string;
  groupId: string;
  events: ProposalEvent[];
}

/**
 * `waiting` for the teacher · `adjusted`: the teacher changed it and the student has not said yes · `approved`: an option of this
 * student's · `declined` · `withdrawn`: taken back.
 */
export type ProposalState = 'waiting' | 'adjusted' | 'approved' | 'declined' | 'withdrawn';
