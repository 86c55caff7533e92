import { Schema, type Connection, type Model } from 'mongoose';
import type { Piece, Preparation, StepOwner } from '../../domain/conference.ts';

/** A conference that took place, as it was then. */
export interface HeldConference {
  /** Made by the client, so that the same request sent twice is one. */
  id: string;
  at: Date;
  pieces: { title: string; shows: string }[];
  goal?: string;
  question: string;
  nextStep: string;
  who: StepOwner;
  /** A calendar day, `YYYY-MM-DD`. */
  until?: string;
}

/** What one student makes ready in one course, and what was held there before. */
export interface StoredConference extends Preparation {
  _id: string;
  tenantId: string;
  personId: string;
  courseId: string;
  /** Grows with each change of the preparation. */
  revision: number;
  /** What stood there when somebody saved upon an older state, oldest first. */
  earlier: { pieces: Piece[]; question: string; at: Date }[];
  held: HeldConference[];
  /** Who opened it, each once with the latest time. */
  openings: { viewerId: string; at: Date }[];
  createdAt: Date;
  updatedAt: Date;
}

export type ConferenceModel = Model<StoredConference>;

const text = { type: String, required: true };
const time = { type: Date, required: true };
const words = { type: String, default: '' };
const part = { _id: false } as const;

export function createConferenceModel(connection: Connection): ConferenceModel {
  const piece = new Schema<Piece>({ journeyId: text, taskId: text, shows: words }, part);
  const held = new Schema<HeldConference>(
    {
      id: text,
      at: time,
      pieces: [new Schema({ title: text, shows: words }, part)],
      goal: String,
      question: words,
      nextStep: text,
      who: text,
      until: String,
    },
    { _id: false, id: false },
  );
  const conference = new Schema<StoredConference>(
    {
      _id: text,
      tenantId: text,
      personId: text,
      courseId: text,
      pieces: [piece],
      lineIds: [String],
      goalId: String,
      question: words,
      visibility: text,
      revision: { type: Number, required: true },
      earlier: [new Schema({ pieces: [piece], question: words, at: time }, part)],
      held: [held],
      openings: [new Schema({ viewerId: text, at: time }, part)],
      createdAt: time,
      updatedAt: time,
    },
    { versionKey: false },
  );
  return connection.model<StoredConference>('conferences', conference);
}
