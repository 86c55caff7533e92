import { Schema, type Connection, type Model } from 'mongoose';

export const platformFamilies = [
  'canvas',
  'schoology',
  'moodle',
  'brightspace',
  'blackboard',
  'sakai',
  'other',
] as const;
export type PlatformFamily = (typeof platformFamilies)[number];

/** Who suspended or activated something: what an operator suspended, a tenant's own admin cannot activate. */
export type StatusSetter = 'operator' | 'tenant';

/** One registration of Waymark in an LMS: issuer + client id. */
export interface Platform {
  _id: string;
  /** The tenant of all its deployments; absent when each claimed deployment is a tenant of its own. */
  tenantId?: string;
  name: string;
  family: PlatformFamily;
  issuer: string;
  clientId: string;
  authUrl: string;
  tokenUrl: string;
  jwksUrl: string;
  /** `aud` of our client assertions; the token URL when absent (Brightspace wants another). */
  audience?: string;
  /** Id of our key pair for this platform; absent until its keys were made. */
  kid?: string;
  /** A rotation under way: published already, signs from `signsAt` on; the key before it is kept for `keepOldSeconds` then. */
  nextKey?: { kid: string; signsAt: Date; keepOldSeconds: number };
  status: 'pending' | 'active' | 'suspended';
  /** Absent until somebody suspends or activates it. */
  statusSetBy?: StatusSetter;
  /** `accept`: first-seen deployments join the tenant. `claim`: they wait until an admin claims them (shared client id). */
  deploymentPolicy: 'accept' | 'claim';
  /** Origins that may frame us, beside those of its own endpoints. */
  frameOrigins: string[];
  createdAt: Date;
}

/** One installation of a registration in an LMS (LTI deployment_id). */
export interface Deployment {
  _id: string;
  platformId: string;
  deploymentId: string;
  /** Absent while unclaimed. */
  tenantId?: string;
  status: 'active' | 'unclaimed' | 'suspended';
  statusSetBy?: StatusSetter;
  firstSeenAt: Date;
}

/** A district or school whose data is kept apart from all others. */
export interface Tenant {
  _id: string;
  name: string;
  /** What the district decided; the settings say what it means. */
  settings?: object;
  createdAt: Date;
}

/** Our key pair for one platform, encrypted at rest. Public halves are published as long as they are here. */
export interface PlatformKeyPair {
  _id: string;
  kid: string;
  issuer: string;
  clientId: string;
  publicKey?: string;
  privateKey?: string;
  createdAt: Date;
  /** When it goes, once no platform names it; absent while it is in use. */
  removeAt?: Date;
}

/** A cached access token of an LMS, encrypted at rest. */
export interface PlatformAccessToken {
  _id: string;
  issuer: string;
  clientId: string;
  scopes: string;
  sealed: string;
  createdAt: Date;
  expiresAt: Date;
}

export interface PlatformModels {
  platforms: Model<Platform>;
  deployments: Model<Deployment>;
  tenants: Model<Tenant>;
  keyPairs: Model<PlatformKeyPair>;
  accessTokens: Model<PlatformAccessToken>;
}

const text = { type: String, required: true };
const options = { versionKey: false } as const;

export function createPlatformModels(connection: Connection): PlatformModels {
  const platform = new Schema<Platform>(
    {
      _id: text,
      tenantId: String,
      name: text,
      family: { ...text, enum: platformFamilies },
      issuer: text,
      clientId: text,
      authUrl: text,
      tokenUrl: text,
      jwksUrl: text,
      audience: String,
      kid: String,
      nextKey: { type: Schema.Types.Mixed, default: undefined },
      status: text,
      statusSetBy: String,
      deploymentPolicy: text,
      frameOrigins: [String],
      createdAt: { type: Date, required: true },
    },
    options,
  );
  const deployment = new Schema<Deployment>(
    {
      _id: text,
      platformId: text,
      deploymentId: text,
      tenantId: String,
      status: text,
      statusSetBy: String,
      firstSeenAt: Date,
    },
    options,
  );
  const tenant = new Schema<Tenant>(
    { _id: text, name: text, settings: Schema.Types.Mixed, createdAt: Date },
    options,
  );
  const keyPair = new Schema<PlatformKeyPair>(
    {
      _id: text,
      kid: text,
      issuer: text,
      clientId: text,
      publicKey: String,
      privateKey: String,
      createdAt: Date,
      removeAt: Date,
    },
    options,
  );
  const accessToken = new Schema<PlatformAccessToken>(
    { _id: text, issuer: text, clientId: text, scopes: text, sealed: text, createdAt: Date, expiresAt: Date },
    options,
  );
  return {
    platforms: connection.model<Platform>('platforms', platform),
    deployments: connection.model<Deployment>('deployments', deployment),
    tenants: connection.model<Tenant>('tenants', tenant),
    keyPairs: connection.model<PlatformKeyPair>('platform_key_pairs', keyPair),
    accessTokens: connection.model<PlatformAccessToken>('platform_access_tokens', accessToken),
  };
}
