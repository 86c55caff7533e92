import { Schema, type Connection, type Model } from 'mongoose';
import type { MediaView } from '../files/own-media.contract.ts';
import type { AskedQuestion } from '../../domain/profile-template.ts';
import type { ProfileAnswer, ProfileSection, ProfileVisibility } from '../../domain/profile.ts';

/** One line of a profile. The page is made of these; each has its own author, readers and history. */
export interface ProfileEntry {
  _id: string;
  tenantId: string;
  /** Whose profile. */
  personId: string;
  authorId: string;
  authorRole: 'student' | 'teacher';
  /** The course in which it was written. */
  courseId?: string;
  section: ProfileSection;
  /** What the line answers, as it was asked. */
  question?: AskedQuestion;
  /** Tapped words and typed text; at least one of the two says something. */
  taps: string[];
  text: string;
  visibility: ProfileVisibility;
  /** A picture or voice recording; the text says what it shows. */
  media?: MediaView;
  /** A teacher's own line that welcomes the class. */
  welcomes?: boolean;
  /** Made by the client, so that the same request sent twice is one line. */
  requestId: string;
  /** Grows with each change. */
  revision: number;
  /** What stood there before, oldest first. */
  history: { text: string; taps: string[]; at: Date }[];
  answers: { personId: string; answer: ProfileAnswer; text?: string; at: Date }[];
  createdAt: Date;
  updatedAt: Date;
}

/** Somebody opened a profile; the latest time per person and profile. */
export interface ProfileView {
  _id: string;
  tenantId: string;
  personId: string;
  /** Absent once the viewer was erased. */
  viewerId?: string;
  at: Date;
  /** The look before this one, against which lines are new. */
  before?: Date;
}

/** "Please check in with me": private to the student and the course's teachers, erased by itself. */
export interface CheckInRequest {
  _id: string;
  tenantId: string;
  courseId: string;
  personId: string;
  askedAt: Date;
  /** When a teacher said that they talked. */
  doneAt?: Date;
  forgetAt: Date;
}

export interface ProfileModels {
  entries: Model<ProfileEntry>;
  views: Model<ProfileView>;
  checkIns: Model<CheckInRequest>;
}

const text = { type: String, required: true };
const time = { type: Date, required: true };
const options = { versionKey: false } as const;

export function createProfileModels(connection: Connection): ProfileModels {
  const entry = new Schema<ProfileEntry>(
    {
      _id: text,
      tenantId: text,
      personId: text,
      authorId: text,
      authorRole: text,
      courseId: String,
      section: text,
      question: new Schema({ id: text, text: { en: String, es: String } }, { _id: false }),
      taps: [String],
      text: { type: String, default: '' },
      visibility: text,
      media: new Schema({ id: text, kind: text, type: text, bytes: Number }, { _id: false }),
      welcomes: Boolean,
      requestId: text,
      revision: { type: Number, required: true },
      history: [new Schema({ text: String, taps: [String], at: time }, { _id: false })],
      answers: [new Schema({ personId: text, answer: text, text: String, at: time }, { _id: false })],
      createdAt: time,
      updatedAt: time,
    },
    options,
  );
  const view = new Schema<ProfileView>(
    { _id: text, tenantId: text, personId: text, viewerId: String, at: time, before: Date },
    options,
  );
  const checkIn = new Schema<CheckInRequest>(
    {
      _id: text,
      tenantId: text,
      courseId: text,
      personId: text,
      askedAt: time,
      doneAt: Date,
      forgetAt: time,
    },
    options,
  );
  return {
    entries: connection.model<ProfileEntry>('profile_entries', entry),
    views: connection.model<ProfileView>('profile_views', view),
    checkIns: connection.model<CheckInRequest>('check_ins', checkIn),
  };
}
