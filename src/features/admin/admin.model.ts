import { Schema, type Connection, type Model } from 'mongoose';

/** Somebody who may look after a tenant, or after the whole installation. */
export interface Admin {
  _id: string;
  /** Empty for an operator of the whole installation. */
  tenantId: string;
  /** Whom the record is for, as whoever made it wrote: a name, or a role such as "district office". */
  label: string;
  /** The person of the tenant who becomes admin when the LMS launches them; absent for sign-in links. */
  personId?: string;
  createdAt: Date;
}

/** A one-time sign-in link. Only a hash of its code is kept. */
export interface AdminLink {
  _id: string;
  codeHash: string;
  tenantId: string;
  label: string;
  createdAt: Date;
  expiresAt: Date;
  /** The admin record that it was used for. */
  usedBy?: string;
  /** When the record itself is removed. */
  forgetAt: Date;
}

/** A person whom the LMS calls an administrator and who opened the console without being named here. */
export interface AdminRequest {
  _id: string;
  tenantId: string;
  personId: string;
  askedAt: Date;
}

export interface AdminModels {
  admins: Model<Admin>;
  links: Model<AdminLink>;
  requests: Model<AdminRequest>;
}

const text = { type: String, required: true };
const time = { type: Date, required: true };
/** Empty for operators; mongoose counts an empty text as missing. */
const tenant = { type: String, default: '' };
const options = { versionKey: false } as const;

export function createAdminModels(connection: Connection): AdminModels {
  const admin = new Schema<Admin>(
    { _id: text, tenantId: tenant, label: text, personId: String, createdAt: time },
    options,
  );
  const link = new Schema<AdminLink>(
    {
      _id: text,
      codeHash: text,
      tenantId: tenant,
      label: text,
      createdAt: time,
      expiresAt: time,
      usedBy: String,
      forgetAt: time,
    },
    options,
  );
  const request = new Schema<AdminRequest>(
    { _id: text, tenantId: text, personId: text, askedAt: time },
    options,
  );
  return {
    admins: connection.model<Admin>('admins', admin),
    links: connection.model<AdminLink>('admin_links', link),
    requests: connection.model<AdminRequest>('admin_requests', request),
  };
}
