import { Schema, type Connection, type Model } from 'mongoose';
import type { Reason, SlideStop, Terms, Weights } from '../../domain/suggestions.ts';

/** What a student decided about the suggestions of one journey. */
export interface StoredSteering {
  _id: string;
  tenantId: string;
  journeyId: string;
  personId: string;
  courseId: string;
  stop?: SlideStop;
  /** How often the student said "not for me", by kind and what it is about, joined by a colon. */
  lowered?: Record<string, number>;
  updatedAt: Date;
}

/** What the badge of one option was made of; nothing else is an input. */
export interface LoggedInputs {
  /** Those of the student's words that the option shares. */
  interests: string[];
  helps: string[];
  goalCompetencies: string[];
  /** Where the student stood in the option's competencies, 0 to 1; absent with too little evidence. */
  standing: Record<string, number>;
  stop: SlideStop;
  /** By kind and what it is about, as in a steering. */
  lowered: Record<string, number>;
}

/** One badge that a student was shown, for as long as it was made of the same. */
export interface LoggedSuggestion {
  _id: string;
  tenantId: string;
  journeyId: string;
  personId: string;
  courseId: string;
  assignmentId: string;
  taskId: string;
  inputsHash: string;
  inputs: LoggedInputs;
  score: number;
  terms: Terms;
  weights: Weights;
  reasons: Reason[];
  firstShownAt: Date;
  lastShownAt: Date;
}

export interface SuggestionModels {
  steerings: Model<StoredSteering>;
  log: Model<LoggedSuggestion>;
}

const text = { type: String, required: true };
const options = { versionKey: false, minimize: false } as const;

export function createSuggestionModels(connection: Connection): SuggestionModels {
  // Their shapes are held by src/domain/suggestion-types.ts.
  const held = Schema.Types.Mixed;
  const place = { _id: text, tenantId: text, journeyId: text, personId: text, courseId: text };
  const steering = new Schema<StoredSteering>(
    { ...place, stop: String, lowered: held, updatedAt: Date },
    options,
  );
  const logged = new Schema<LoggedSuggestion>(
    {
      ...place,
      assignmentId: text,
      taskId: text,
      inputsHash: text,
      inputs: held,
      score: Number,
      terms: held,
      weights: held,
      reasons: [held],
      firstShownAt: Date,
      lastShownAt: Date,
    },
    options,
  );
  return {
    steerings: connection.model<StoredSteering>('steerings', steering),
    log: connection.model<LoggedSuggestion>('suggestion_log', logged, 'suggestion_log'),
  };
}
