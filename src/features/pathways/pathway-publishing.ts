import { isDeepStrictEqual } from 'node:util';
import type { PathwayContent } from '../../domain/pathway.ts';
import { ConflictError, ForbiddenError, InvalidRequestError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import { checkedContent } from './check-pathway.ts';
import { createAffected, type LiveJourneys } from './pathway-affected.ts';
import type { PathwayStore } from './pathway-store.ts';
import type { AffectedView } from './pathway.contract.ts';
import { toOpened, type OpenedPathway } from './pathway.presenter.ts';

export interface Publishing {
  /** What publishing would change, and for whom; designers are told no names. @throws InvalidRequestError, ForbiddenError */
  previewVersion(session: Session, pathwayId: string, content: unknown): Promise<AffectedView>;
  /**
   * Publishes the version after `baseVersion`. Sending the same again is answered as the first time.
   * @throws ConflictError when someone published meanwhile; ForbiddenError when not the owner; InvalidRequestError
   */
  publishVersion(
    session: Session,
    pathwayId: string,
    change: { content: unknown; baseVersion: number },
  ): Promise<{ pathway: OpenedPathway; affected: AffectedView }>;
}

/** New versions of a pathway: what one would change, and its publication. */
export function createPublishing(dependencies: {
  store: PathwayStore;
  liveJourneys: LiveJourneys;
  clock: Clock;
}): Publishing {
  const { store, clock } = dependencies;
  const affected = createAffected(dependencies);

  const previewVersion: Publishing['previewVersion'] = async (session, pathwayId, input) => {
    const current = await getOwned(store, session, pathwayId);
    return affected(session, pathwayId, { before: current.content, after: checkedContent(input) });
  };

  const publishVersion: Publishing['publishVersion'] = async (session, pathwayId, change) => {
    const { tenantId, personId } = session;
    const { pathway } = await getOwned(store, session, pathwayId);
    const content = checkedContent(change.content);
    if (change.baseVersion > pathway.currentVersion) {
      const message = `is ${change.baseVersion}, but the newest version is ${pathway.currentVersion}`;
      throw new InvalidRequestError([{ path: 'baseVersion', message }]);
    }
    const base = await store.getVersion(tenantId, pathwayId, change.baseVersion);
    const effect = await affected(session, pathwayId, { before: base.content, after: content });
    const version = change.baseVersion + 1;
    const record = { tenantId, pathwayId, version, content, publishedBy: personId, publishedAt: clock() };
    const isNext = change.baseVersion === pathway.currentVersion;
    const isPublished = isNext && (await store.tryPublish(record));
    const published = await store.getCurrent(tenantId, pathwayId);
    if (!isPublished) assertSameWasPublished(published, { version, content });
    return { pathway: toOpened(published), affected: effect };
  };

  return { previewVersion, publishVersion };
}

type Current = Awaited<ReturnType<PathwayStore['getCurrent']>>;

async function getOwned(store: PathwayStore, session: Session, pathwayId: string): Promise<Current> {
  const current = await store.getCurrent(session.tenantId, pathwayId);
  if (current.pathway.ownerId === session.personId) return current;
  throw new ForbiddenError('Only the person who made this pathway can change it.');
}

/** A repeated request, whose first answer was lost, is no conflict: its version is the newest and says the same. */
function assertSameWasPublished(
  current: Current,
  { version, content }: { version: number; content: PathwayContent },
): void {
  const { currentVersion } = current.pathway;
  if (currentVersion === version && isDeepStrictEqual(current.content, content)) return;
  throw new ConflictError(
    `Version ${currentVersion} was published meanwhile. Your changes are not lost: compare them with it, then publish again.`,
    'CONFLICT',
    { currentVersion },
  );
}
