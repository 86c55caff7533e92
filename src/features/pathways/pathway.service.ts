import { isDuplicateKey } from '../../database/connection.ts';
import type { PathwayContent } from '../../domain/pathway.ts';
import { toPortablePathway } from '../../domain/portable-pathway.ts';
import { ForbiddenError, InvalidRequestError, NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import { checkedContent, checkedFile } from './check-pathway.ts';
import type { LibraryPathway, PathwayLibrary } from './pathway-library.ts';
import type { LiveJourneys } from './pathway-affected.ts';
import { createPublishing, type Publishing } from './pathway-publishing.ts';
import { createPathwayStore, type PathwayStore } from './pathway-store.ts';
import type { Lineage, Pathway, PathwayModels, Sharing } from './pathway.model.ts';
import {
  libraryToOpened,
  toListed,
  toOpened,
  type ListedPathway,
  type OpenedPathway,
} from './pathway.presenter.ts';

const pageSize = 50;

/** A pathway of the tenant in its newest version, ready to be put behind an assignment. */
interface UsablePathway {
  pathwayId: string;
  version: number;
  content: PathwayContent;
}

/** What is known of a new pathway before its version 1. */
interface KnownPathway {
  _id: string;
  licence?: string;
  author?: string;
  copiedFrom?: Lineage;
}

export interface PathwayService extends Publishing {
  /** Own pathways newest first, 50 at a time; what the school shares; or the whole library. @throws InvalidRequestError for an unknown `after` */
  listPathways(
    session: Session,
    page: { shelf: 'mine' | 'school' | 'library'; after?: string | undefined },
  ): Promise<{ pathways: ListedPathway[]; next?: string }>;
  /** Any teacher or designer of the tenant may look at any of its pathways. @throws NotFoundError */
  getPathway(session: Session, pathwayId: string): Promise<OpenedPathway>;
  /**
   * Keeps a pathway as version 1; with an id that a draft already had, it is kept once, however often it is sent.
   * @throws InvalidRequestError with every fault; nothing is stored then
   */
  createPathway(session: Session, content: unknown, known?: KnownPathway): Promise<OpenedPathway>;
  /** @throws ForbiddenError when not the owner; NotFoundError */
  sharePathway(session: Session, pathwayId: string, sharing: Sharing): Promise<OpenedPathway>;
  /** Keeps a portable file's pathway. @throws InvalidRequestError with every fault; nothing is stored then */
  importPathway(session: Session, file: string): Promise<OpenedPathway>;
  /** @throws NotFoundError */
  exportPathway(session: Session, pathwayId: string): Promise<{ name: string; file: unknown }>;
  /** A library pathway becomes the person's own copy, once. @throws NotFoundError */
  ensureUsable(tenantId: string, personId: string, pathwayId: string): Promise<UsablePathway>;
  /** A version never changes: kept in memory, shared and frozen. @throws NotFoundError */
  getVersion(tenantId: string, pathwayId: string, version: number): Promise<PathwayContent>;
}

export function createPathwayService(dependencies: {
  models: PathwayModels;
  library: PathwayLibrary;
  liveJourneys: LiveJourneys;
  clock: Clock;
}): PathwayService {
  const { library, clock } = dependencies;
  const store = createPathwayStore(dependencies.models);
  return {
    listPathways: async (session, { shelf, after }) =>
      shelf === 'library'
        ? { pathways: library.list().map(libraryToOpened) }
        : shelf === 'school'
          ? { pathways: (await store.findShared(session.tenantId)).map(toListed) }
          : listOwn(store, ownerOf(session), after),
    getPathway: async (session, pathwayId) =>
      isOfLibrary(pathwayId)
        ? libraryToOpened(getFromLibrary(library, pathwayId))
        : toOpened(await store.getCurrent(session.tenantId, pathwayId)),
    async createPathway(session, input, known) {
      const content = checkedContent(input);
      if (known) return toOpened(await store.ensure({ ...ownerOf(session), ...known }, content, clock()));
      return toOpened({ pathway: await store.insert(ownerOf(session), content, clock()), content });
    },
    async sharePathway(session, pathwayId, sharing) {
      const { pathway } = await store.getCurrent(session.tenantId, pathwayId);
      if (pathway.ownerId !== session.personId)
        throw new ForbiddenError('Only the person who made this pathway can share it.');
      await store.setSharing(session.tenantId, pathwayId, sharing);
      return toOpened(await store.getCurrent(session.tenantId, pathwayId));
    },
    async importPathway(session, text) {
      const { pathway: content, licence, author } = checkedFile(text);
      const pathway = await store.insert({ ...ownerOf(session), licence, author }, content, clock());
      return toOpened({ pathway, content });
    },
    async exportPathway(session, pathwayId) {
      if (!isOfLibrary(pathwayId))
        return toFile(await store.getCurrent(session.tenantId, pathwayId), clock());
      const { slug, file } = getFromLibrary(library, pathwayId);
      return { name: `${slug}.waymark.json`, file };
    },
    async ensureUsable(tenantId, personId, pathwayId) {
      const id = isOfLibrary(pathwayId)
        ? await ensureCopy(store, getFromLibrary(library, pathwayId), {
            owner: { tenantId, ownerId: personId },
            now: clock(),
          })
        : pathwayId;
      const { pathway, content } = await store.getCurrent(tenantId, id);
      return { pathwayId: id, version: pathway.currentVersion, content };
    },
    getVersion: async (tenantId, pathwayId, version) =>
      (await store.getVersion(tenantId, pathwayId, version)).content,
    ...createPublishing({ ...dependencies, store }),
  };
}

interface Owner {
  tenantId: string;
  ownerId: string;
}

function ownerOf({ tenantId, personId }: Session): Owner {
  return { tenantId, ownerId: personId };
}

function isOfLibrary(pathwayId: string): boolean {
  return pathwayId.startsWith('library:');
}

function getFromLibrary(library: PathwayLibrary, pathwayId: string): LibraryPathway {
  const found = library.find(pathwayId);
  if (!found) throw new NotFoundError('The library has no such pathway.');
  return found;
}

async function listOwn(store: PathwayStore, owner: Owner, after: string | undefined) {
  // One more than is shown tells whether there is a next page.
  const found = await store.findPage(owner, { after, size: pageSize + 1 });
  if (!found) throw new InvalidRequestError([{ path: 'after', message: 'is none of your pathways' }]);
  const shown = found.slice(0, pageSize);
  const last = found.length > pageSize ? shown.at(-1) : undefined;
  return { pathways: shown.map(toListed), ...(last ? { next: last._id } : {}) };
}

/** The person's unchanged copy of a library pathway; the unique index makes it one, however often and wherever asked. */
async function ensureCopy(
  store: PathwayStore,
  { slug, file }: LibraryPathway,
  { owner, now }: { owner: Owner; now: Date },
): Promise<string> {
  const found = await store.findCopy(owner, slug);
  if (found) return found._id;
  const { licence, author, pathway: content } = file;
  try {
    const copy = await store.insert({ ...owner, librarySlug: slug, licence, author }, content, now);
    return copy._id;
  } catch (error) {
    const winner = isDuplicateKey(error) ? await store.findCopy(owner, slug) : null;
    if (!winner) throw error;
    return winner._id;
  }
}

function toFile({ pathway, content }: { pathway: Pathway; content: PathwayContent }, exportedAt: Date) {
  const { licence, author } = pathway;
  const file = toPortablePathway(content, { exportedAt, licence, author });
  return { name: `${fileName(content.title)}.waymark.json`, file };
}

/** A name for a download that every system takes. */
function fileName(title: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, '-').slice(0, 60);
  return words.replace(/^-+|-+$/g, '') || 'pathway';
}
