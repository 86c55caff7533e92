import { isDuplicateKey } from '../../database/connection.ts';
import { newId } from '../../database/ids.ts';
import type { PathwayContent } from '../../domain/pathway.ts';
import { NotFoundError } from '../../http/errors.ts';
import { overviewOf } from './pathway-overview.ts';
import type { Pathway, PathwayModels, PathwayVersion, Sharing } from './pathway.model.ts';
import { createVersionCache } from './version-cache.ts';

// About 80 MB at most: two bytes for each character of a content's JSON.
const cacheLimits = { entries: 500, weight: 40_000_000 };

type NewPathway = Pick<
  Pathway,
  'tenantId' | 'ownerId' | 'librarySlug' | 'licence' | 'author' | 'copiedFrom'
> & {
  /** Known before, where the pathway was a draft first. */
  _id?: string;
};

const mostShared = 200;

export interface PathwayStore {
  /** Keeps a pathway with its version 1. @throws MongoDB's duplicate key error for a second copy of a library pathway */
  insert(pathway: NewPathway, content: PathwayContent, now: Date): Promise<Pathway>;
  /** As `insert`, for a pathway whose id is known: kept once, whichever request comes first. */
  ensure(
    pathway: NewPathway & { _id: string },
    content: PathwayContent,
    now: Date,
  ): Promise<{ pathway: Pathway; content: PathwayContent }>;
  /** A page of a person's own pathways, newest first, from after the given one on; `undefined` for an unknown `after`. */
  findPage(
    owner: { tenantId: string; ownerId: string },
    page: { after: string | undefined; size: number },
  ): Promise<Pathway[] | undefined>;
  /** Pathways that colleagues of this tenant share, newest first, at most 200. */
  findShared(tenantId: string): Promise<Pathway[]>;
  setSharing(tenantId: string, pathwayId: string, sharing: Sharing): Promise<void>;
  findCopy(owner: { tenantId: string; ownerId: string }, librarySlug: string): Promise<Pathway | null>;
  /** The pathway as of its newest version. @throws NotFoundError */
  getCurrent(tenantId: string, pathwayId: string): Promise<{ pathway: Pathway; content: PathwayContent }>;
  /** @throws NotFoundError */
  getVersion(tenantId: string, pathwayId: string, version: number): Promise<PathwayVersion>;
  /** Adds the version after the current one, or says false when that number is taken. */
  tryPublish(version: Omit<PathwayVersion, '_id'>): Promise<boolean>;
}

/**
 * Pathways and their versions in MongoDB. A version is inserted first, where the unique index decides who publishes; only then
 * does the pathway move on to it. After a crash between the two, the next reader of that pathway moves it on.
 */
export function createPathwayStore(models: PathwayModels): PathwayStore {
  const { pathways, versions } = models;
  const cache = createVersionCache<PathwayVersion>({
    ...cacheLimits,
    weigh: ({ content }) => JSON.stringify(content).length,
  });

  const getVersion: PathwayStore['getVersion'] = (tenantId, pathwayId, version) =>
    cache.get(`${tenantId}/${pathwayId}/${version}`, async () => {
      const found = await versions.findOne({ tenantId, pathwayId, version }).lean();
      if (!found) throw new NotFoundError('We could not find this version of the pathway.');
      return deepFreeze(found);
    });

  const getCurrent: PathwayStore['getCurrent'] = async (tenantId, pathwayId) => {
    const [pathway, newest] = await Promise.all([
      pathways.findOne({ tenantId, _id: pathwayId }).lean(),
      versions.findOne({ tenantId, pathwayId }, { version: 1 }).sort({ version: -1 }).lean(),
    ]);
    if (!pathway || !newest) throw new NotFoundError('We could not find this pathway.');
    const version = await getVersion(tenantId, pathwayId, newest.version);
    const isBehind = pathway.currentVersion < newest.version;
    return {
      pathway: isBehind ? await moveOn(models, pathway, version) : pathway,
      content: version.content,
    };
  };

  return {
    insert: (fields, content, now) => insertPathway(models, { fields, content, now }),
    ensure: (fields, content, now) => keepOnce(models, { getVersion, getCurrent }, { fields, content, now }),
    findPage: (owner, page) => findPage(models, owner, page),
    findShared: (tenantId) => findShared(models, tenantId),
    async setSharing(tenantId, pathwayId, sharing) {
      await pathways.updateOne({ tenantId, _id: pathwayId }, { $set: { sharing } });
    },
    findCopy: (owner, librarySlug) => pathways.findOne({ ...owner, librarySlug }).lean(),
    getCurrent,
    getVersion,
    async tryPublish(version) {
      if (!(await tryInsertVersion(models, version))) return false;
      await getCurrent(version.tenantId, version.pathwayId);
      return true;
    },
  };
}

function newRecord(fields: NewPathway, content: PathwayContent, now: Date): Pathway {
  return {
    ...fields,
    _id: fields._id ?? newId(),
    overview: overviewOf(content),
    currentVersion: 1,
    createdAt: now,
    updatedAt: now,
  };
}

async function keepOnce(
  models: PathwayModels,
  { getVersion, getCurrent }: Pick<PathwayStore, 'getVersion' | 'getCurrent'>,
  made: { fields: NewPathway & { _id: string }; content: PathwayContent; now: Date },
): Promise<{ pathway: Pathway; content: PathwayContent }> {
  const { fields, content } = made;
  try {
    return { pathway: await insertPathway(models, made), content };
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  // Another request was first, or died between its version and its pathway.
  const first = await getVersion(fields.tenantId, fields._id, 1);
  await ensureRecord(models, newRecord(fields, first.content, first.publishedAt));
  return getCurrent(fields.tenantId, fields._id);
}

async function ensureRecord({ pathways }: PathwayModels, pathway: Pathway): Promise<void> {
  try {
    await pathways.create(pathway);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

async function insertPathway(
  { pathways, versions }: PathwayModels,
  { fields, content, now }: { fields: NewPathway; content: PathwayContent; now: Date },
): Promise<Pathway> {
  const pathway = newRecord(fields, content, now);
  const { tenantId, ownerId } = fields;
  const first = { _id: newId(), tenantId, pathwayId: pathway._id, version: 1, content };
  // In this order a crash leaves a version that nothing refers to, never a pathway without content.
  await versions.create({ ...first, publishedBy: ownerId, publishedAt: now });
  try {
    await pathways.create(pathway);
  } catch (error) {
    // Another request keeps the same new pathway: its version is this one.
    if (fields._id === undefined || !isDuplicateKey(error)) await versions.deleteOne({ _id: first._id });
    throw error;
  }
  return pathway;
}

async function findPage(
  { pathways }: PathwayModels,
  owner: { tenantId: string; ownerId: string },
  { after, size }: { after: string | undefined; size: number },
): Promise<Pathway[] | undefined> {
  const last = after === undefined ? undefined : await pathways.findOne({ ...owner, _id: after }).lean();
  if (last === null) return undefined;
  const older = last
    ? { $or: [{ updatedAt: { $lt: last.updatedAt } }, { updatedAt: last.updatedAt, _id: { $lt: last._id } }] }
    : {};
  return pathways
    .find({ ...owner, ...older })
    .sort({ updatedAt: -1, _id: -1 })
    .limit(size)
    .lean();
}

function findShared({ pathways }: PathwayModels, tenantId: string): Promise<Pathway[]> {
  return pathways
    .find({ tenantId, sharing: { $in: ['copy', 'edit'] } })
    .sort({ updatedAt: -1, _id: -1 })
    .limit(mostShared)
    .lean();
}

async function tryInsertVersion(
  { versions }: PathwayModels,
  version: Omit<PathwayVersion, '_id'>,
): Promise<boolean> {
  try {
    await versions.create({ _id: newId(), ...version });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** Never moves back, whoever comes late. */
async function moveOn(
  { pathways }: PathwayModels,
  pathway: Pathway,
  { version, content, publishedAt }: PathwayVersion,
): Promise<Pathway> {
  const change = { overview: overviewOf(content), currentVersion: version, updatedAt: publishedAt };
  await pathways.updateOne(
    { tenantId: pathway.tenantId, _id: pathway._id, currentVersion: { $lt: version } },
    // With a version of its own it is no longer the library's pathway.
    { $set: change, $unset: { librarySlug: 1 } },
  );
  const { librarySlug: _librarySlug, ...rest } = pathway;
  return { ...rest, ...change };
}

/** What many requests share, none may change. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}
