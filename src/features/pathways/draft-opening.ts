import { checkDraft } from '../../domain/check-draft.ts';
import { readDraft } from '../../domain/draft-content.ts';
import type { MergeConflict } from '../../domain/merge-drafts.ts';
import type { PathwayContent } from '../../domain/pathway.ts';
import type { Finding } from '../../domain/preflight.ts';
import { ConflictError, NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { DraftStore } from './draft-store.ts';
import type { PathwayDraft } from './draft.model.ts';
import type { Lineage, Sharing } from './pathway.model.ts';
import type { OpenedPathway } from './pathway.presenter.ts';
import type { PathwayService } from './pathway.service.ts';

/** A draft as the person who opened it sees it. */
export interface OpenedDraft {
  pathwayId: string;
  revision: number;
  baseVersion: number;
  content: PathwayContent;
  conflicts: MergeConflict[];
  findings: Finding[];
  updatedAt?: Date;
  isMineLast: boolean;
  isOwner: boolean;
  sharing: Sharing;
  copiedFrom?: Lineage;
}

export interface Stores {
  store: DraftStore;
  pathways: PathwayService;
}

/** The draft, or the newest version where nothing was changed since. @throws NotFoundError, also for a colleague's that is not shared for editing */
export async function openDraft(
  { store, pathways }: Stores,
  session: Session,
  pathwayId: string,
): Promise<OpenedDraft> {
  const [draft, pathway] = await Promise.all([
    store.find(session.tenantId, pathwayId),
    findPathway(pathways, session, pathwayId),
  ]);
  const ownerId = draft?.ownerId ?? pathway?.ownerId;
  const sharing = pathway?.sharing ?? 'private';
  if (ownerId === undefined) throw new NotFoundError('We could not find this pathway.');
  if (ownerId !== session.personId && sharing !== 'edit') {
    // A draft is its maker's own business: others are not told that there is one.
    throw new NotFoundError('This pathway is not shared with you for editing.');
  }
  if (draft && (!draft.isPublished || !pathway)) return presentStored(draft, session, sharing);
  const { content, version: baseVersion, copiedFrom } = pathway ?? emptyPathway();
  return {
    pathwayId,
    revision: draft?.revision ?? 0,
    baseVersion,
    content,
    conflicts: [],
    findings: checkDraft(content),
    ...(draft ? { updatedAt: draft.updatedAt } : {}),
    isMineLast: draft === null || draft.updatedBy === session.personId,
    isOwner: ownerId === session.personId,
    sharing,
    copiedFrom,
  };
}

function emptyPathway(): { content: PathwayContent; version: number; copiedFrom?: Lineage } {
  return { content: readDraft({}), version: 0 };
}

async function findPathway(
  pathways: PathwayService,
  session: Session,
  pathwayId: string,
): Promise<OpenedPathway | null> {
  try {
    return await pathways.getPathway(session, pathwayId);
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}

export function presentStored(draft: PathwayDraft, session: Session, sharing: Sharing): OpenedDraft {
  const content: unknown = JSON.parse(draft.contentJson);
  return {
    pathwayId: draft._id,
    revision: draft.revision,
    baseVersion: draft.baseVersion,
    content: readDraft(content),
    conflicts: JSON.parse(draft.conflictsJson) as MergeConflict[],
    findings: checkDraft(content),
    updatedAt: draft.updatedAt,
    isMineLast: draft.updatedBy === session.personId,
    isOwner: draft.ownerId === session.personId,
    sharing,
    copiedFrom: draft.copiedFrom,
  };
}

/** Someone saved meanwhile. */
export function newerDraft(draft: OpenedDraft): ConflictError {
  return new ConflictError(
    'Someone saved this pathway meanwhile. Nothing is lost: both are put together.',
    'CONFLICT',
    // The contents themselves are fetched: what stands here is also logged.
    { revision: draft.revision },
  );
}
