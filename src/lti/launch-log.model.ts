import { Schema, type Connection, type Model } from 'mongoose';

/** How one login or launch ended. Ids and codes only: it is read by admins, and nothing in it names a person. */
export interface LaunchLogEntry {
  _id: string;
  at: Date;
  /** `accepted`, or the code of the refusal. */
  outcome: string;
  /** Only of refusals, so that they are found among many launches. */
  isRefused?: true;
  /** Absent when nothing told whose launch it was. */
  tenantId?: string;
  platformId?: string;
  /** As the LMS calls it. */
  deploymentId?: string;
  /** Only of a launch that was accepted. */
  personId?: string;
  kind?: string;
  role?: string;
  /** The same as in the log and on the page that the person saw. */
  requestId: string;
  forgetAt: Date;
}

export function createLaunchLogModel(connection: Connection): Model<LaunchLogEntry> {
  const text = { type: String, required: true };
  const entry = new Schema<LaunchLogEntry>(
    {
      _id: text,
      at: Date,
      outcome: text,
      isRefused: Boolean,
      tenantId: String,
      platformId: String,
      deploymentId: String,
      personId: String,
      kind: String,
      role: String,
      requestId: text,
      forgetAt: Date,
    },
    { versionKey: false },
  );
  return connection.model<LaunchLogEntry>('launch_log', entry, 'launch_log');
}
