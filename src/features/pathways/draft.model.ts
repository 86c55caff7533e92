import { Schema, type Connection, type Model } from 'mongoose';
import type { Lineage } from './pathway.model.ts';

/** The one draft of a pathway; a new pathway is a draft before its version 1. */
export interface PathwayDraft {
  /** Id of the pathway. */
  _id: string;
  tenantId: string;
  ownerId: string;
  /** For lists. */
  title: string;
  tasks: number;
  /** JSON text: a draft may hold any keys, also those that a database would read as operators. */
  contentJson: string;
  conflictsJson: string;
  /** Grows by one with each save. */
  revision: number;
  /** Of the pathway; 0 before its version 1. */
  baseVersion: number;
  /** This revision was published as `baseVersion`: nothing is left to publish. */
  isPublished: boolean;
  licence?: string;
  author?: string;
  copiedFrom?: Lineage;
  createdAt: Date;
  updatedAt: Date;
  updatedBy: string;
}

export type DraftModel = Model<PathwayDraft>;

const text = { type: String, required: true };
const number = { type: Number, required: true };
const date = { type: Date, required: true };

export function createDraftModel(connection: Connection): DraftModel {
  const lineage = new Schema<Lineage>(
    { pathwayId: text, version: number, title: String },
    { versionKey: false, _id: false },
  );
  const draft = new Schema<PathwayDraft>(
    {
      _id: text,
      tenantId: text,
      ownerId: text,
      // May be empty, which `required` would refuse.
      title: String,
      tasks: number,
      contentJson: text,
      conflictsJson: text,
      revision: number,
      baseVersion: number,
      isPublished: { type: Boolean, required: true },
      licence: String,
      author: String,
      copiedFrom: { type: lineage },
      createdAt: date,
      updatedAt: date,
      updatedBy: text,
    },
    { versionKey: false, minimize: false },
  );
  return connection.model<PathwayDraft>('pathway_drafts', draft);
}
