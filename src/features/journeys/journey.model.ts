import { Schema, type Connection, type Model } from 'mongoose';
import type { ClassMarks } from '../../domain/class-marks.ts';
import type { HandInFile, Journey, JourneyStage, MilestoneProgress } from '../../domain/journey.ts';
import type { Passback } from '../../domain/passback.ts';
import type { RowLevels } from '../../domain/rubric.ts';

/** What lists show of a journey, kept with it so that a class needs no work to be read. */
export interface JourneySummary {
  stage: JourneyStage;
  milestones: MilestoneProgress[];
  /** Hand-ins, switch requests and own ways that wait for the teacher. */
  waiting: number;
  /** Share of the whole pathway earned, 0 to 1; absent while nothing was reviewed. */
  fraction?: number;
  marks?: ClassMarks;
}

/** One student's walk through one assignment: work, reviews, score and what is still to be sent, in one document. */
export interface StoredJourney extends Journey {
  _id: string;
  tenantId: string;
  assignmentId: string;
  courseId: string;
  personId: string;
  isTestStudent: boolean;
  pathwayId: string;
  /** The version with which this journey began; it keeps it. */
  pathwayVersion: number;
  summary: JourneySummary;
  passback: Passback;
  /** Grows with each change; changes are made only upon the revision that was read. */
  revision: number;
  createdAt: Date;
  updatedAt: Date;
}

/** What a student is typing, apart from the journey so that each keystroke stays cheap. */
export interface Draft {
  _id: string;
  tenantId: string;
  journeyId: string;
  taskId: string;
  text: string;
  link: string;
  note: string;
  /** Way and self-rating as far as they are chosen. */
  way?: string;
  selfRating?: RowLevels;
  /** Uploaded for this task and not handed in yet; absent before the first. */
  files?: HandInFile[];
  /** Made by the client; a late, older save is ignored. */
  revision: number;
  savedAt: Date;
}

export interface JourneyModels {
  journeys: Model<StoredJourney>;
  drafts: Model<Draft>;
}

const text = { type: String, required: true };
const options = { versionKey: false, minimize: false } as const;

export function createJourneyModels(connection: Connection): JourneyModels {
  // The shapes within a journey are held by src/domain, through which every change goes.
  const held = Schema.Types.Mixed;
  const journey = new Schema<StoredJourney>(
    {
      _id: text,
      tenantId: text,
      assignmentId: text,
      courseId: text,
      personId: text,
      isTestStudent: Boolean,
      pathwayId: text,
      pathwayVersion: { type: Number, required: true },
      picks: [held],
      switchRequests: [held],
      works: [held],
      reflections: { type: [held], default: undefined },
      proposals: { type: [held], default: undefined },
      summary: held,
      passback: held,
      revision: { type: Number, required: true },
      createdAt: Date,
      updatedAt: Date,
    },
    options,
  );
  const draft = new Schema<Draft>(
    {
      _id: text,
      tenantId: text,
      journeyId: text,
      taskId: text,
      text: String,
      link: String,
      note: String,
      way: String,
      selfRating: held,
      files: { type: [held], default: undefined },
      revision: Number,
      savedAt: Date,
    },
    options,
  );
  return {
    journeys: connection.model<StoredJourney>('journeys', journey),
    drafts: connection.model<Draft>('drafts', draft),
  };
}
