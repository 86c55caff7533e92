import { Schema } from 'mongoose';
import type { Passback } from '../../domain/passback.ts';

const bare = { _id: false, versionKey: false } as const;
const number = { type: Number, required: true };
const text = { type: String, required: true };
const date = { type: Date, required: true };

const wanted = new Schema(
  {
    scoreGiven: Number,
    scoreMaximum: number,
    activityProgress: text,
    gradingProgress: text,
    // An empty comment is a comment: it takes an earlier one away.
    comment: String,
    submittedAt: Date,
    fingerprint: text,
  },
  bare,
);

const sent = new Schema(
  {
    scoreGiven: Number,
    scoreMaximum: number,
    fingerprint: text,
    bodyFingerprint: String,
    at: date,
    submittedAt: Date,
  },
  bare,
);

const possible = new Schema({ scoreGiven: Number, scoreMaximum: number, fingerprint: String }, bare);

const problem = new Schema(
  { reason: text, lmsStatus: Number, at: date, lmsScore: Number, outcomeUnknown: Boolean },
  bare,
);

/** How a `Passback` lies inside its journey. Needs the index `{ 'passback.dueAt': 1 }` (sparse) on the journeys. */
export const passbackSchema = new Schema<Passback>(
  {
    revision: number,
    wanted,
    wantedRevision: number,
    sentRevision: number,
    sent,
    possible: [possible],
    lastTimestamp: Date,
    dueAt: Date,
    leaseToken: String,
    attempts: number,
    problem,
    kept: new Schema({ lmsScore: Number, at: date }, bare),
  },
  bare,
);
