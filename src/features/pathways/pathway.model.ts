import { Schema, type Connection, type Model } from 'mongoose';
import type { PathwayContent } from '../../domain/pathway.ts';
import type { PathwayOverview } from './pathway-overview.ts';

/** What a teacher designs. Its content stands in its versions; here is what lists show. */
/** Who may build on a pathway, besides its owner: nobody, colleagues by a copy of their own, or colleagues in its draft. */
export const sharings = ['private', 'copy', 'edit'] as const;
export type Sharing = (typeof sharings)[number];

/** The pathway that this one began as a copy of. */
export interface Lineage {
  /** Id in the tenant, or `library:<slug>`. */
  pathwayId: string;
  version: number;
  title: string;
}

export interface Pathway {
  _id: string;
  tenantId: string;
  /** Person who made it, and who alone publishes new versions. */
  ownerId: string;
  /** Of the newest version. */
  overview: PathwayOverview;
  /** The newest version; may lag behind `pathway_versions` for a moment, or after a crash until the next reader. */
  currentVersion: number;
  /** This is the owner's unchanged copy of that library pathway; gone once the owner publishes a version of their own. */
  librarySlug?: string;
  /** From the portable file that it came from, and given back on export. */
  licence?: string;
  author?: string;
  /** Absent means private. */
  sharing?: Sharing;
  copiedFrom?: Lineage;
  createdAt: Date;
  updatedAt: Date;
}

/** One published state of a pathway; never changed afterwards. */
export interface PathwayVersion {
  _id: string;
  tenantId: string;
  pathwayId: string;
  /** Counts from 1 without gaps. */
  version: number;
  content: PathwayContent;
  publishedBy: string;
  publishedAt: Date;
}

export interface PathwayModels {
  pathways: Model<Pathway>;
  versions: Model<PathwayVersion>;
}

const text = { type: String, required: true };
const number = { type: Number, required: true };
const date = { type: Date, required: true };
const options = { versionKey: false, minimize: false } as const;

export function createPathwayModels(connection: Connection): PathwayModels {
  const overview = new Schema<PathwayOverview>(
    {
      title: text,
      // May be empty, which `required` would refuse.
      summary: String,
      gradeBand: String,
      subject: String,
      language: text,
      points: number,
      milestones: number,
      tasks: number,
      groups: number,
    },
    { ...options, _id: false },
  );
  const pathway = new Schema<Pathway>(
    {
      _id: text,
      tenantId: text,
      ownerId: text,
      overview: { type: overview, required: true },
      currentVersion: number,
      librarySlug: String,
      licence: String,
      author: String,
      sharing: { type: String, enum: sharings },
      copiedFrom: {
        type: new Schema<Lineage>(
          { pathwayId: text, version: number, title: text },
          { ...options, _id: false },
        ),
      },
      createdAt: date,
      updatedAt: date,
    },
    options,
  );
  const version = new Schema<PathwayVersion>(
    {
      _id: text,
      tenantId: text,
      pathwayId: text,
      version: number,
      // Checked whole by validatePathway before it comes here.
      content: { type: Schema.Types.Mixed, required: true },
      publishedBy: text,
      publishedAt: date,
    },
    options,
  );
  return {
    pathways: connection.model<Pathway>('pathways', pathway),
    versions: connection.model<PathwayVersion>('pathway_versions', version),
  };
}
