import type { PathwayContent } from '../../domain/pathway.ts';
import type { Session } from '../../http/session.ts';
import type { PathwayOverview } from './pathway-overview.ts';
import type { AffectedView } from './pathway.contract.ts';

/** A pathway of the tenant or of the library, as lists show it. */
export interface ListedPathway {
  /** Id in the tenant, or `library:<slug>`. */
  id: string;
  version: number;
  overview: PathwayOverview;
}

/** One version of a pathway with all that it holds. `content` is shared and frozen. */
export interface OpenedPathway extends ListedPathway {
  content: PathwayContent;
}

/** A pathway of the tenant in its newest version, ready to be put behind an assignment. */
export interface UsablePathway {
  pathwayId: string;
  version: number;
  content: PathwayContent;
}

export interface PathwayService {
  /** Own pathways newest first, 50 at a time; or the whole library. @throws InvalidRequestError for an unknown `after` */
  listPathways(
    session: Session,
    page: { shelf: 'mine' | 'library'; after?: string | undefined },
  ): Promise<{ pathways: ListedPathway[]; next?: string }>;
  /** Any teacher or designer of the tenant may look at any of its pathways. @throws NotFoundError */
  getPathway(session: Session, pathwayId: string): Promise<OpenedPathway>;
  /** Keeps a pathway as version 1. @throws InvalidRequestError with every fault; nothing is stored then */
  createPathway(session: Session, content: unknown): Promise<OpenedPathway>;
  /** Keeps a portable file's pathway. @throws InvalidRequestError with every fault; nothing is stored then */
  importPathway(session: Session, file: string): Promise<OpenedPathway>;
  /** @throws NotFoundError */
  exportPathway(session: Session, pathwayId: string): Promise<{ name: string; file: unknown }>;
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
  /** A library pathway becomes the person's own copy, once. @throws NotFoundError */
  ensureUsable(tenantId: string, personId: string, pathwayId: string): Promise<UsablePathway>;
  /** A version never changes: kept in memory, shared and frozen. @throws NotFoundError */
  getVersion(tenantId: string, pathwayId: string, version: number): Promise<PathwayContent>;
}
