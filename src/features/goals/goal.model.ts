import { Schema, type Connection, type Model } from 'mongoose';
import type { GoalAnswer, GoalState, GoalWords } from '../../domain/goal.ts';
import type { ProfileVisibility } from '../../domain/profile.ts';

/** Something that happened to a goal; nothing of it is ever taken back. */
export type GoalEvent =
  | { id: string; at: Date; kind: 'edited'; before: GoalWords & { day?: string } }
  | { id: string; at: Date; kind: 'state'; state: GoalState; text?: string };

export interface GoalSaid {
  /** Made by the client: sent twice, it is said once. */
  id: string;
  personId: string;
  answer: GoalAnswer;
  text?: string;
  at: Date;
}

/** What a student wants, in their own words. */
export interface StoredGoal extends GoalWords {
  _id: string;
  tenantId: string;
  /** Whose goal; its author too. */
  personId: string;
  /** The course in which it was written: decides who "this teacher" is. */
  courseId?: string;
  /** Where it was written for a milestone; the words of that time. */
  milestone?: { assignmentId: string; id: string; title: string };
  /** A competency of the pathway that it is about; the words of that time. */
  competency?: { id: string; statement: string };
  /** A calendar day, `YYYY-MM-DD`. */
  day?: string;
  visibility: ProfileVisibility;
  state: GoalState;
  /** What the student said when it ended. */
  stateText?: string;
  /** 1 to 3 while it is open: a unique index lets nobody have more. */
  openSlot?: number;
  requestId: string;
  /** Grows with each change. */
  revision: number;
  /** Grows when the words change; what others say leaves it. */
  edition: number;
  /** Oldest first. */
  events: GoalEvent[];
  answers: GoalSaid[];
  createdAt: Date;
  updatedAt: Date;
}

export type GoalModel = Model<StoredGoal>;

const text = { type: String, required: true };
const words = { type: String, default: '' };
const time = { type: Date, required: true };

export function createGoalModel(connection: Connection): GoalModel {
  const goal = new Schema<StoredGoal>(
    {
      _id: text,
      tenantId: text,
      personId: text,
      courseId: String,
      milestone: { type: Schema.Types.Mixed, default: undefined },
      competency: { type: Schema.Types.Mixed, default: undefined },
      wish: text,
      bestResult: words,
      obstacle: words,
      ifHappens: words,
      thenDo: words,
      day: String,
      visibility: text,
      state: text,
      stateText: String,
      openSlot: Number,
      requestId: text,
      revision: { type: Number, required: true },
      edition: { type: Number, required: true },
      events: [Schema.Types.Mixed],
      answers: [
        new Schema({ id: text, personId: text, answer: text, text: String, at: time }, { _id: false }),
      ],
      createdAt: time,
      updatedAt: time,
    },
    { versionKey: false },
  );
  return connection.model<StoredGoal>('goals', goal);
}
