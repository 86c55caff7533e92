import { Schema, type Connection, type Model } from 'mongoose';
import type { ProfileTemplate } from '../../domain/profile-template.ts';

/** How one district shapes the profile, in one document, so that the order of sections is one thing. */
export interface StoredTemplate {
  _id: string;
  tenantId: string;
  sections: ProfileTemplate;
  /** Grows with each change; changes are made only upon the revision that was read. */
  revision: number;
  updatedAt: Date;
}

export interface TemplateModels {
  templates: Model<StoredTemplate>;
}

const text = { type: String, required: true };

export function createTemplateModels(connection: Connection): TemplateModels {
  const template = new Schema<StoredTemplate>(
    {
      _id: text,
      tenantId: text,
      sections: Schema.Types.Mixed,
      revision: { type: Number, required: true },
      updatedAt: { type: Date, required: true },
    },
    { versionKey: false, minimize: false },
  );
  return { templates: connection.model<StoredTemplate>('profile_templates', template) };
}
