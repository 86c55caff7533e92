import { Schema, type Connection, type Model } from 'mongoose';
import type { SentNames } from '../../lti/sent-names.ts';
import type { CourseRole } from '../../http/api-contract.ts';

/** What one launch sent, by name; and where the services of that launch are, which every launch tells anew. */
export interface SeenLaunch {
  at: Date;
  role: CourseRole;
  sent: SentNames;
  deploymentId: string;
  scopes: string[];
  lineItemsUrl?: string;
  membershipsUrl?: string;
  resourceLinkId?: string;
  /** Deep linking: whether it takes links, and points with them. */
  takesLinks?: boolean;
  takesPoints?: boolean;
  /** Only of the LMS's test student, who is nobody. */
  testStudentId?: string;
}

/** Which launch of a test it was. `home` lies outside any course. */
export type SeenPlace = 'link' | 'picker' | 'testStudent' | 'home';

/** The test launch that was begun last for one registration in one tenant. */
export interface ConnectionCheck {
  _id: string;
  tenantId: string;
  platformId: string;
  startedAt: Date;
  /** Launches are noted until then. */
  awaitUntil: Date;
  seen: Partial<Record<SeenPlace, SeenLaunch>>;
}

export function createConnectionCheckModel(connection: Connection): Model<ConnectionCheck> {
  const text = { type: String, required: true };
  const date = { type: Date, required: true };
  const check = new Schema<ConnectionCheck>(
    {
      _id: text,
      tenantId: text,
      platformId: text,
      startedAt: date,
      awaitUntil: date,
      seen: { type: Schema.Types.Mixed, default: {} },
    },
    { versionKey: false, minimize: false },
  );
  return connection.model<ConnectionCheck>('connection_checks', check);
}
