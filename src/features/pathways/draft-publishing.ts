import type { PathwayContent } from '../../domain/pathway.ts';
import { possiblePoints } from '../../domain/path-score.ts';
import { ForbiddenError, InvalidRequestError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import { newerDraft, type OpenedDraft, type Stores } from './draft-opening.ts';
import type { PathwayDraft } from './draft.model.ts';
import type { AffectedView } from './pathway.contract.ts';
import type { OpenedPathway } from './pathway.presenter.ts';
import type { PathwayService } from './pathway.service.ts';

export interface DraftPublishing {
  /** @throws ConflictError when `revision` is not the newest; InvalidRequestError, ForbiddenError */
  previewDraft(session: Session, pathwayId: string, revision: number): Promise<AffectedView>;
  /** Sending the same again is answered as the first time. @throws as previewDraft */
  publishDraft(
    session: Session,
    pathwayId: string,
    revision: number,
  ): Promise<{ pathway: OpenedPathway; affected: AffectedView }>;
}

/** Makes a saved draft the next version of its pathway, or its first. */
export function createDraftPublishing({
  store,
  pathways,
  open,
}: Stores & { open: (session: Session, pathwayId: string) => Promise<OpenedDraft> }): DraftPublishing {
  async function openAt(session: Session, pathwayId: string, revision: number): Promise<OpenedDraft> {
    const draft = await open(session, pathwayId);
    if (!draft.isOwner) throw new ForbiddenError('Only the person who made this pathway can publish it.');
    if (draft.revision !== revision) throw newerDraft(draft);
    if (draft.conflicts.length > 0) {
      const message = 'holds two texts for the same field: choose one of them first';
      throw new InvalidRequestError([{ path: 'conflicts', message }]);
    }
    return draft;
  }

  return {
    async previewDraft(session, pathwayId, revision) {
      const { baseVersion, content } = await openAt(session, pathwayId, revision);
      return baseVersion === 0 ? unaffected(content) : pathways.previewVersion(session, pathwayId, content);
    },
    async publishDraft(session, pathwayId, revision) {
      const draft = await openAt(session, pathwayId, revision);
      const kept = await store.find(session.tenantId, pathwayId);
      const result = await publishContent(pathways, session, { draft, kept });
      const { version: baseVersion } = result.pathway;
      await store.tryReplace(
        { tenantId: session.tenantId, pathwayId, revision },
        { isPublished: true, baseVersion },
      );
      return result;
    },
  };
}

async function publishContent(
  pathways: PathwayService,
  session: Session,
  { draft, kept }: { draft: OpenedDraft; kept: PathwayDraft | null },
): Promise<{ pathway: OpenedPathway; affected: AffectedView }> {
  const { pathwayId, content, baseVersion } = draft;
  if (baseVersion > 0 && kept?.isPublished !== false) {
    // Published already: the first answer was lost.
    return { pathway: await pathways.getPathway(session, pathwayId), affected: unaffected(content) };
  }
  if (baseVersion > 0) return pathways.publishVersion(session, pathwayId, { content, baseVersion });
  const { licence, author, copiedFrom } = kept ?? {};
  const known = { _id: pathwayId, licence, author, copiedFrom };
  return { pathway: await pathways.createPathway(session, content, known), affected: unaffected(content) };
}

/** What a first version changes: nobody walks the pathway yet. */
function unaffected(content: PathwayContent): AffectedView {
  const points = possiblePoints(content);
  return {
    tasks: [],
    groups: [],
    points: { before: points, after: points },
    keepingJourneys: 0,
    touchedStudents: [],
  };
}
