import { Schema, type Connection, type Model } from 'mongoose';
import { platformFamilies, type PlatformFamily } from '../platform.model.ts';

/** A link that lets one LMS admin register one LMS. Only a hash of its code is kept. */
export interface RegistrationInvite {
  _id: string;
  codeHash: string;
  forWhom: string;
  /** The only family that it is good for. */
  family?: PlatformFamily;
  /** Whose the new registration becomes; without it a tenant of its own. */
  tenantId?: string;
  /** The registration that it may update, in place of making a new one. */
  platformId?: string;
  createdAt: Date;
  expiresAt: Date;
  /** Kept for a while after it expired, so that an old link is told from a wrong one. */
  forgetAt: Date;
  /** The hand-over that uses it, or used it. */
  takenBy?: string;
}

/** What an LMS admin was shown and may now carry out, once. */
export interface RegistrationHandover {
  _id: string;
  /** `RegistrationPlan` as JSON: its keys are web addresses, which MongoDB's field names are not made for. */
  plan: string;
  /** The LMS's registration token, encrypted; gone when it was used. */
  sealedToken?: string;
  inviteId?: string;
  expiresAt: Date;
  startedAt?: Date;
  /** `RegistrationOutcome` as JSON. */
  outcome?: string;
}

export interface RegistrationModels {
  invites: Model<RegistrationInvite>;
  handovers: Model<RegistrationHandover>;
}

const text = { type: String, required: true };
const date = { type: Date, required: true };

export function createRegistrationModels(connection: Connection): RegistrationModels {
  const invite = new Schema<RegistrationInvite>(
    {
      _id: text,
      codeHash: text,
      forWhom: text,
      family: { type: String, enum: platformFamilies },
      tenantId: String,
      platformId: String,
      createdAt: date,
      expiresAt: date,
      forgetAt: date,
      takenBy: String,
    },
    { versionKey: false },
  );
  const handover = new Schema<RegistrationHandover>(
    {
      _id: text,
      plan: text,
      sealedToken: String,
      inviteId: String,
      expiresAt: date,
      startedAt: Date,
      outcome: String,
    },
    { versionKey: false },
  );
  return {
    invites: connection.model<RegistrationInvite>('registration_invites', invite),
    handovers: connection.model<RegistrationHandover>('registration_handovers', handover),
  };
}
