import { newId } from '../../database/ids.ts';
import { checkDraft } from '../../domain/check-draft.ts';
import { readDraft } from '../../domain/draft-content.ts';
import type { MergeConflict } from '../../domain/merge-drafts.ts';
import { pathwayTasks } from '../../domain/pathway.ts';
import { portablePathwayMaximumBytes } from '../../domain/portable-pathway.ts';
import type { Finding } from '../../domain/preflight.ts';
import { AppError, ForbiddenError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import { beginDraft, type DraftSource } from './draft-sources.ts';
import { newerDraft, openDraft, presentStored, type OpenedDraft } from './draft-opening.ts';
import { createDraftPublishing, type DraftPublishing } from './draft-publishing.ts';
import { createDraftStore, type DraftListing } from './draft-store.ts';
import { draftTemplates, type DraftTemplate } from './draft-templates.ts';
import type { DraftModel, PathwayDraft } from './draft.model.ts';
import type { PathwayService } from './pathway.service.ts';

interface SavedDraft {
  content: unknown;
  conflicts: MergeConflict[];
  /** The revision that this one changes. */
  revision: number;
}

export interface DraftService extends DraftPublishing {
  listDrafts(session: Session): Promise<DraftListing[]>;
  listTemplates(session: Session): DraftTemplate[];
  /** Begins a new pathway. @throws InvalidRequestError, NotFoundError, ForbiddenError for a colleague's private pathway */
  createDraft(session: Session, source: DraftSource): Promise<OpenedDraft>;
  /** The draft, or the newest version where there is none. @throws NotFoundError, ForbiddenError */
  getDraft(session: Session, pathwayId: string): Promise<OpenedDraft>;
  /** @throws ConflictError with the stored draft when `revision` is not the newest; AppError BODY_TOO_LARGE beyond 2 MB */
  saveDraft(
    session: Session,
    pathwayId: string,
    save: SavedDraft,
  ): Promise<{ revision: number; updatedAt: Date; findings: Finding[] }>;
  /** @throws ForbiddenError when not the owner */
  discardDraft(session: Session, pathwayId: string): Promise<void>;
}

interface DraftDependencies {
  drafts: DraftModel;
  pathways: PathwayService;
  clock: Clock;
}

/** Pathways in the making: saved as they stand, checked, and published whole. */
export function createDraftService({ drafts, pathways, clock }: DraftDependencies): DraftService {
  const store = createDraftStore(drafts);
  const open = (session: Session, pathwayId: string) => openDraft({ store, pathways }, session, pathwayId);
  const publish = createDraftPublishing({ store, pathways, open });
  return {
    listDrafts: ({ tenantId, personId }) => store.findOpen({ tenantId, ownerId: personId }),
    listTemplates: ({ locale }) => draftTemplates(locale),
    async createDraft(session, source) {
      const begun = await beginDraft(pathways, session, source);
      const { tenantId, personId } = session;
      const now = clock();
      const draft: PathwayDraft = {
        _id: newId(),
        tenantId,
        ownerId: personId,
        ...begun.about,
        ...stored(begun.content, []),
        revision: 1,
        baseVersion: 0,
        isPublished: false,
        createdAt: now,
        updatedAt: now,
        updatedBy: personId,
      };
      await store.tryInsert(draft);
      return presentStored(draft, session, 'private');
    },
    getDraft: open,
    async saveDraft(session, pathwayId, { content, conflicts, revision }) {
      const { tenantId, personId } = session;
      const before = await open(session, pathwayId);
      const now = clock();
      const change = {
        ...stored(content, conflicts),
        revision: revision + 1,
        baseVersion: before.baseVersion,
        isPublished: false,
        updatedAt: now,
        updatedBy: personId,
      };
      const isSaved =
        revision === 0 && before.revision === 0
          ? await store.tryInsert({
              _id: pathwayId,
              tenantId,
              ownerId: await ownerOf(pathways, session, pathwayId),
              ...change,
              createdAt: now,
            })
          : await store.tryReplace({ tenantId, pathwayId, revision }, change);
      if (!isSaved) throw newerDraft(await open(session, pathwayId));
      return { revision: revision + 1, updatedAt: now, findings: checkDraft(content) };
    },
    async discardDraft(session, pathwayId) {
      const { isOwner } = await open(session, pathwayId);
      if (!isOwner) throw new ForbiddenError('Only the person who made this pathway can drop its changes.');
      await store.remove(session.tenantId, pathwayId);
    },
    ...publish,
  };
}

async function ownerOf(pathways: PathwayService, session: Session, pathwayId: string): Promise<string> {
  const pathway = await pathways.getPathway(session, pathwayId);
  return pathway.ownerId ?? session.personId;
}

function stored(content: unknown, conflicts: MergeConflict[]) {
  const contentJson = JSON.stringify(content);
  const conflictsJson = JSON.stringify(conflicts);
  const bytes = Buffer.byteLength(contentJson) + Buffer.byteLength(conflictsJson);
  if (bytes > portablePathwayMaximumBytes) {
    throw new AppError({
      code: 'BODY_TOO_LARGE',
      status: 413,
      message: 'This pathway is larger than 2 MB. It was not saved here yet.',
      nextStep: 'Make some instructions shorter, or split the pathway in two.',
    });
  }
  const read = readDraft(content);
  return { contentJson, conflictsJson, title: read.title.slice(0, 200), tasks: pathwayTasks(read).length };
}
