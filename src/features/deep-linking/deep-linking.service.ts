import { idSchema, newId } from '../../database/ids.ts';
import { ConflictError, InvalidRequestError, NotFoundError, type Fault } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { DeepLinkingSettings } from '../../lti/claims.ts';
import { acceptsSeveral, assertAccepted, type SignDeepLink } from '../../lti/deep-linking.ts';
import type { PlatformRegistry } from '../../lti/platform-registry.ts';
import { familyOf } from '../../lti/platforms/index.ts';
import type { Clock } from '../../observability/clock.ts';
import { presentSummary } from '../pathways/pathway.presenter.ts';
import type { PathwayService } from '../pathways/pathway.service.ts';
import { toContentItem } from './content-item.ts';
import type { DeepLinkItem, PickerView } from './deep-linking.contract.ts';
import type { DeepLinkRequest, DeepLinkingModels, PlannedAssignment } from './deep-linking.model.ts';

/** A teacher may look for a pathway, prepare one, and come back in the same school day. */
const requestHours = 8;

/** A verified deep-linking launch. `deploymentId` is the LTI deployment_id. */
interface DeepLinkStart {
  tenantId: string;
  platformId: string;
  deploymentId: string;
  personId: string;
  courseId?: string | undefined;
  settings: DeepLinkingSettings;
}

export interface DeepLinkingService {
  /** Keeps the request of a verified deep-linking launch; the id goes into the session's `deepLinkId`. */
  begin(start: DeepLinkStart): Promise<string>;
  /** What the picker shows; also for sessions that have nothing to answer (designer, choosing a pathway for a link). */
  pickerFor(session: Session): Promise<PickerView>;
  /**
   * Signs the answer to the session's request, once; no items cancels. A failure before the end can be tried again.
   * @throws ConflictError when it was sent already, has ended, or the LMS takes no such answer; InvalidRequestError
   */
  answer(session: Session, items: DeepLinkItem[]): Promise<{ returnUrl: string; jwt: string }>;
  /** What a launch's `custom.waymark_assignment` names in this tenant; null when there is none or it is no id. */
  findPlannedAssignment(tenantId: string, id: string): Promise<PlannedAssignment | null>;
}

export interface DeepLinkingDependencies {
  models: DeepLinkingModels;
  pathways: Pick<PathwayService, 'listPathways' | 'ensureUsable'>;
  platforms: Pick<PlatformRegistry, 'get'>;
  sign: SignDeepLink;
  /** Waymark's own address, without a slash at its end. */
  publicUrl: string;
  clock: Clock;
}

export function createDeepLinkingService(dependencies: DeepLinkingDependencies): DeepLinkingService {
  const { models, clock } = dependencies;
  return {
    async begin(start) {
      const now = clock();
      const expiresAt = new Date(now.getTime() + requestHours * 3_600_000);
      const _id = newId();
      await models.requests.create({ _id, ...start, createdAt: now, expiresAt });
      return _id;
    },
    pickerFor: (session) => pickerFor(dependencies, session),
    answer: (session, items) => answer(dependencies, session, items),
    findPlannedAssignment: async (tenantId, id) =>
      idSchema.safeParse(id).success ? models.planned.findOne({ tenantId, _id: id }).lean() : null,
  };
}

async function pickerFor(
  { models, pathways, platforms }: DeepLinkingDependencies,
  session: Session,
): Promise<PickerView> {
  const [platform, request, mine, library] = await Promise.all([
    platforms.get(session.platformId),
    models.requests.findOne(requestOf(session)).lean(),
    pathways.listPathways(session, { shelf: 'mine' }),
    pathways.listPathways(session, { shelf: 'library' }),
  ]);
  return {
    lms: familyOf(platform.family).label,
    acceptsSeveral: request ? acceptsSeveral(request.settings) : false,
    acceptsLineItem: request?.settings.accept_lineitem,
    mine: mine.pathways.map(presentSummary),
    mineNext: mine.next,
    library: library.pathways.map(presentSummary),
  };
}

async function answer(
  dependencies: DeepLinkingDependencies,
  session: Session,
  items: DeepLinkItem[],
): Promise<{ returnUrl: string; jwt: string }> {
  const { models, platforms, sign, publicUrl } = dependencies;
  const request = await getOpenRequest(dependencies, session);
  const { deploymentId, settings } = request;
  const platform = await platforms.get(request.platformId);
  assertAccepted(platform, settings, items.length);
  const planned = await planAssignments(dependencies, session, items);
  try {
    const family = familyOf(platform.family);
    const links = planned.map((one) => toContentItem(one, { publicUrl, settings, family }));
    const signed = await sign(platform, { deploymentId, settings, items: links });
    // Used up only now, so that whatever failed before can be tried again; of two at once, one wins.
    await useUp(dependencies, request);
    return signed;
  } catch (error) {
    await models.planned.deleteMany({
      tenantId: session.tenantId,
      _id: { $in: planned.map(({ _id }) => _id) },
    });
    throw error;
  }
}

/** Makes the pathways usable and keeps what is offered. @throws InvalidRequestError naming every pathway that is not there */
async function planAssignments(
  { models, pathways, clock }: DeepLinkingDependencies,
  { tenantId, personId }: Session,
  items: DeepLinkItem[],
): Promise<PlannedAssignment[]> {
  const faults: Fault[] = [];
  const planned: PlannedAssignment[] = [];
  for (const [index, { pathwayId, title, points, dueAt }] of items.entries()) {
    try {
      const usable = await pathways.ensureUsable(tenantId, personId, pathwayId);
      const rest = { title, points, dueAt: dueAt === undefined ? undefined : new Date(dueAt) };
      const made = { createdBy: personId, createdAt: clock() };
      planned.push({ _id: newId(), tenantId, pathwayId: usable.pathwayId, ...rest, ...made });
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      faults.push({ path: `items.${index}.pathwayId`, message: 'is no pathway that we know' });
    }
  }
  if (faults.length > 0) throw new InvalidRequestError(faults);
  if (planned.length > 0) await models.planned.insertMany(planned);
  return planned;
}

async function getOpenRequest(
  { models, clock }: DeepLinkingDependencies,
  session: Session,
): Promise<DeepLinkRequest> {
  const request = await models.requests.findOne(requestOf(session)).lean();
  if (request?.answeredAt) throw sentAlready();
  if (request && request.expiresAt > clock()) return request;
  throw new ConflictError('This request of your LMS has ended. Open Waymark there again.');
}

async function useUp({ models, clock }: DeepLinkingDependencies, { _id, tenantId }: DeepLinkRequest) {
  const used = await models.requests.updateOne(
    { _id, tenantId, answeredAt: { $exists: false } },
    { $set: { answeredAt: clock() } },
  );
  if (used.matchedCount === 0) throw sentAlready();
}

/** The request that this session may answer, and no other. */
function requestOf({ tenantId, personId, deepLinkId }: Session) {
  return { tenantId, personId, _id: deepLinkId ?? 'none' };
}

function sentAlready(): ConflictError {
  return new ConflictError(
    'This was sent already. If it is not in your course, open Waymark there again and choose once more.',
  );
}
