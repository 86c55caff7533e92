import { Schema, type Connection, type Model } from 'mongoose';
import type { RosterProblem } from './roster-problems.ts';

/** One reading of a class list and how far it came; kept after every page, so that any process can go on. */
export interface StoredPass {
  passId: string;
  startedAt: Date;
  /** Where it was begun; a course whose address changed is read anew. */
  membershipsUrl: string;
  pages: number;
  members: number;
  /** Absent before the first page and after the last. */
  nextUrl?: string;
}

/** When a course's class list was read, and when it is to be read again. The people themselves are the course's. */
export interface Roster {
  _id: string;
  tenantId: string;
  courseId: string;
  platformId: string;
  /** When to read or try next; while a process reads, when its lease ends. Absent when nobody looks at the class any more. */
  dueAt?: Date;
  leaseToken?: string;
  /** Tries in a row that failed. */
  attempts: number;
  pass?: StoredPass;
  /** End of the last whole reading. */
  readAt?: Date;
  problem?: { reason: RosterProblem; status?: number; at: Date };
  /** When a teacher last had the class on the screen, to the minute. */
  lookedAt: Date;
  /** When a teacher last asked for it by hand. */
  askedAt?: Date;
  createdAt: Date;
}

const text = { type: String, required: true };
const options = { versionKey: false } as const;

export function createRosterModel(connection: Connection): Model<Roster> {
  const pass = new Schema<StoredPass>(
    {
      passId: text,
      startedAt: Date,
      membershipsUrl: text,
      pages: Number,
      members: Number,
      nextUrl: String,
    },
    { _id: false },
  );
  const problem = new Schema<NonNullable<Roster['problem']>>(
    { reason: text, status: Number, at: Date },
    { _id: false },
  );
  const roster = new Schema<Roster>(
    {
      _id: text,
      tenantId: text,
      courseId: text,
      platformId: text,
      dueAt: Date,
      leaseToken: String,
      attempts: Number,
      pass,
      readAt: Date,
      problem,
      lookedAt: Date,
      askedAt: Date,
      createdAt: Date,
    },
    options,
  );
  return connection.model<Roster>('rosters', roster);
}
