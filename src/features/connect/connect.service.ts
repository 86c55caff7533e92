import { newId } from '../../database/ids.ts';
import { ConflictError, InvalidRequestError, NotFoundError, type Fault } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import { faultsOf } from '../../http/zod-faults.ts';
import { originOf } from '../../lti/frame-policy.ts';
import { newPlatformSchema } from '../../lti/new-platform.ts';
import type { Platform, PlatformFamily, PlatformModels } from '../../lti/platform.model.ts';
import type { NewPlatform, PlatformRegistry } from '../../lti/platform-registry.ts';
import { addressPatterns, familiesWithSharedClient } from '../../lti/platforms/addresses.ts';
import type { Clock } from '../../observability/clock.ts';
import { actorOf, type Audit } from '../audit/audit.ts';

const mostListed = 200;
const repeatMilliseconds = 10 * 60_000;

/** What was typed into the wizard. Nothing of it is trusted. */
export interface TypedConnection {
  family: PlatformFamily;
  name: string;
  issuer: string;
  clientId: string;
  authUrl: string;
  tokenUrl: string;
  jwksUrl: string;
  audience?: string | undefined;
  deploymentId?: string | undefined;
  site?: string | undefined;
  isShared?: boolean | undefined;
  tenantId?: string | undefined;
  tenantName?: string | undefined;
}

/** A registration that a console session may look at, and as whose. */
export interface Scoped {
  platform: Platform;
  /** Absent for an operator looking at a registration of several tenants. */
  tenantId: string | undefined;
  deploymentIds: string[];
}

export interface ConnectService {
  /** Registrations of the session's tenant, or of the installation; newest first, 200 at most. */
  list(session: Session): Promise<Platform[]>;
  /** @throws NotFoundError also for a registration of somebody else */
  get(session: Session, platformId: string): Promise<Scoped>;
  /** @throws InvalidRequestError with every fault; ConflictError when it is registered already */
  add(session: Session, typed: TypedConnection): Promise<Platform>;
}

export interface ConnectServiceDependencies {
  registry: PlatformRegistry;
  models: Pick<PlatformModels, 'platforms' | 'deployments' | 'tenants'>;
  audit: Audit;
  clock: Clock;
  allowPrivateNetwork: boolean;
}

/** Registrations as console sessions may see and make them. */
export function createConnectService(dependencies: ConnectServiceDependencies): ConnectService {
  const { registry, models, audit, clock, allowPrivateNetwork } = dependencies;
  const { platforms, deployments, tenants } = models;

  async function list({ tenantId }: Session): Promise<Platform[]> {
    const newest = { createdAt: -1 } as const;
    if (tenantId === '') return platforms.find().sort(newest).limit(mostListed).lean();
    const [own, shared] = await Promise.all([
      platforms.find({ tenantId }).limit(mostListed).lean(),
      deployments.find({ tenantId }).limit(mostListed).lean(),
    ]);
    const ids = new Set([...own.map(({ _id }) => _id), ...shared.map(({ platformId }) => platformId)]);
    return platforms
      .find({ _id: { $in: [...ids] } })
      .sort(newest)
      .limit(mostListed)
      .lean();
  }

  async function get(session: Session, platformId: string): Promise<Scoped> {
    const platform = await platforms.findOne({ _id: platformId }).lean();
    if (!platform) throw unknownPlatform();
    const isOperator = session.tenantId === '';
    const found = await deployments
      .find({ platformId, ...(isOperator ? {} : { tenantId: session.tenantId }) })
      .limit(mostListed)
      .lean();
    if (!isOperator && platform.tenantId !== session.tenantId && found.length === 0) throw unknownPlatform();
    return {
      platform,
      tenantId: isOperator ? platform.tenantId : session.tenantId,
      deploymentIds: found.map(({ deploymentId }) => deploymentId),
    };
  }

  async function add(session: Session, typed: TypedConnection): Promise<Platform> {
    const fields = readTyped(typed, allowPrivateNetwork);
    const tenant = await tenantFor(session, typed);
    const platform = await addOnce({ ...fields, audience: fields.audience, tenant });
    await audit.record({
      tenantId: tenant.id,
      actor: actorOf(session),
      action: 'platform.registered',
      target: { kind: 'platform', id: platform._id },
      details: { family: platform.family, by: 'hand' },
    });
    return platform;
  }

  /** The same once more, after an answer that was lost on its way, is no conflict. Making keys takes seconds. */
  async function addOnce(wanted: NewPlatform & { tenant: { id: string; name?: string } }): Promise<Platform> {
    try {
      return await registry.add(wanted);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      const { issuer, clientId, tenant } = wanted;
      const known = await registry.findByClient(issuer, clientId);
      const isOurs = known?.tenantId === tenant.id || tenant.name !== undefined;
      const same = (['name', 'family', 'authUrl', 'tokenUrl', 'jwksUrl'] as const).every(
        (field) => known?.[field] === wanted[field],
      );
      const isRecent = known && clock().getTime() - known.createdAt.getTime() < repeatMilliseconds;
      if (known?.status === 'active' && isOurs && same && isRecent) return known;
      throw error;
    }
  }

  /** An admin's own tenant; an operator names one, or a new one. */
  async function tenantFor(session: Session, typed: TypedConnection): Promise<{ id: string; name?: string }> {
    if (session.tenantId !== '') return { id: session.tenantId };
    if (typed.tenantId) {
      if (!(await tenants.exists({ _id: typed.tenantId })))
        throw new InvalidRequestError([{ path: 'tenantId', message: 'there is no such district' }]);
      return { id: typed.tenantId };
    }
    const name = typed.tenantName?.trim() || typed.name.trim();
    return { id: newId(), name: name.slice(0, 200) };
  }

  return { list, get, add };
}

function unknownPlatform(): NotFoundError {
  return new NotFoundError('There is no such registration.');
}

function readTyped(typed: TypedConnection, allowPrivateNetwork: boolean) {
  const deploymentId = typed.deploymentId?.trim();
  const isShared = typed.isShared === true || familiesWithSharedClient.includes(typed.family);
  const site = originOf(typed.site?.trim());
  const parsed = newPlatformSchema(allowPrivateNetwork).safeParse({
    ...typed,
    audience: typed.audience?.trim() || undefined,
    deploymentPolicy: isShared ? 'claim' : 'accept',
    deploymentIds: deploymentId ? [deploymentId] : [],
    frameOrigins: site ? [site] : [],
  });
  const faults = [...faultsOf(parsed), ...deploymentFaults(typed, isShared), ...hostedFaults(typed)];
  if (!parsed.success || faults.length > 0) throw new InvalidRequestError(faults);
  return parsed.data;
}

/**
 * Schoology's deployment id is the client id, a hyphen and a number; the number alone is the usual mistake. Where a client id is
 * shared, only a named deployment tells whose it is.
 */
function deploymentFaults({ family, clientId, deploymentId }: TypedConnection, isShared: boolean): Fault[] {
  const path = 'deploymentId';
  const given = deploymentId?.trim() ?? '';
  if (given === '') return isShared || family === 'schoology' ? [{ path, message: 'is missing' }] : [];
  if (family === 'schoology' && !given.startsWith(`${clientId.trim()}-`))
    return [{ path, message: 'must be whole: the client id, a hyphen, and a number' }];
  return [];
}

/** Whoever registers under an issuer that a maker's schools share must name the maker's keys. */
function hostedFaults(typed: TypedConnection): Fault[] {
  const hosted = Object.values(addressPatterns)
    .flat()
    .find((pattern) => !pattern.isOpen && pattern.issuer === typed.issuer.trim());
  const expected = hosted?.jwksUrl.replace('{clientId}', typed.clientId.trim());
  if (expected === undefined || originOf(expected) === originOf(typed.jwksUrl.trim())) return [];
  return [{ path: 'jwksUrl', message: `must be ${expected} for this issuer` }];
}
