import { Schema, type Connection, type Model } from 'mongoose';

/** What one installation of an LMS was asked to tell us. */
export interface NoticeHandler {
  _id: string;
  tenantId: string;
  platformId: string;
  /** The LMS's deployment_id. */
  deploymentId: string;
  /** Where it was last asked, and which address of ours it was given; both absent until it agreed. */
  serviceUrl?: string;
  handler?: string;
  triedAt: Date;
}

export function createNoticeHandlerModel(connection: Connection): Model<NoticeHandler> {
  const text = { type: String, required: true };
  const schema = new Schema<NoticeHandler>(
    {
      _id: text,
      tenantId: text,
      platformId: text,
      deploymentId: text,
      serviceUrl: String,
      handler: String,
      triedAt: Date,
    },
    { versionKey: false },
  );
  return connection.model<NoticeHandler>('notice_handlers', schema);
}
