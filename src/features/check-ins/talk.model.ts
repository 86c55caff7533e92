import { Schema, type Connection, type Model } from 'mongoose';

export const stepDoers = ['student', 'teacher', 'both'] as const;
export type StepDoer = (typeof stepDoers)[number];

/** One talk of a teacher with a student. It belongs to both: the student reads the note and the step. */
export interface StoredTalk {
  _id: string;
  tenantId: string;
  courseId: string;
  /** The student. */
  personId: string;
  teacherId: string;
  heldAt: Date;
  /** As typed. */
  note: string;
  /** What was agreed: who does what, and until when. */
  step: { text: string; who: StepDoer; until?: string };
  /** When one of the two said that it is done. */
  doneAt?: Date;
  requestId: string;
}

export type TalkModel = Model<StoredTalk>;

const text = { type: String, required: true };

export function createTalkModel(connection: Connection): TalkModel {
  const talk = new Schema<StoredTalk>(
    {
      _id: text,
      tenantId: text,
      courseId: text,
      personId: text,
      teacherId: text,
      heldAt: { type: Date, required: true },
      note: { type: String, default: '' },
      step: new Schema({ text, who: text, until: String }, { _id: false }),
      doneAt: Date,
      requestId: text,
    },
    { versionKey: false },
  );
  return connection.model<StoredTalk>('check_in_talks', talk);
}
