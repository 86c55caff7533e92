import { Schema, type Connection, type Model } from 'mongoose';
import type { DeepLinkingSettings } from '../../lti/claims.ts';

/** A teacher stands in the LMS's "add from Waymark" dialog: it may be answered once, until `expiresAt`. */
export interface DeepLinkRequest {
  _id: string;
  tenantId: string;
  platformId: string;
  /** The LTI deployment_id, which the answer must repeat. */
  deploymentId: string;
  personId: string;
  courseId?: string;
  settings: DeepLinkingSettings;
  createdAt: Date;
  expiresAt: Date;
  answeredAt?: Date;
}

/**
 * An assignment that was offered to the LMS. Its id travels as `custom.waymark_assignment`; whether the LMS made
 * something of it is known at the first launch only (Deep Linking 2.0: the platform need not create anything).
 */
export interface PlannedAssignment {
  _id: string;
  tenantId: string;
  pathwayId: string;
  title: string;
  points: number;
  dueAt?: Date;
  createdBy: string;
  createdAt: Date;
}

export interface DeepLinkingModels {
  requests: Model<DeepLinkRequest>;
  planned: Model<PlannedAssignment>;
}

const text = { type: String, required: true };
const date = { type: Date, required: true };
const options = { versionKey: false, minimize: false } as const;

export function createDeepLinkingModels(connection: Connection): DeepLinkingModels {
  const request = new Schema<DeepLinkRequest>(
    {
      _id: text,
      tenantId: text,
      platformId: text,
      deploymentId: text,
      personId: text,
      courseId: String,
      settings: { type: Schema.Types.Mixed, required: true },
      createdAt: date,
      expiresAt: date,
      answeredAt: Date,
    },
    options,
  );
  const planned = new Schema<PlannedAssignment>(
    {
      _id: text,
      tenantId: text,
      pathwayId: text,
      title: text,
      points: { type: Number, required: true },
      dueAt: Date,
      createdBy: text,
      createdAt: date,
    },
    options,
  );
  return {
    requests: connection.model<DeepLinkRequest>('deep_link_requests', request),
    planned: connection.model<PlannedAssignment>('planned_assignments', planned),
  };
}
