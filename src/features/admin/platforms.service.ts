import { ForbiddenError, NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { KeyRotation } from '../../lti/key-rotation.ts';
import type { Deployment, Platform, PlatformModels } from '../../lti/platform.model.ts';
import type { PlatformRegistry } from '../../lti/platform-registry.ts';
import type { Clock } from '../../observability/clock.ts';
import { actorOf, type Audit } from '../audit/audit.ts';
import { mayChange, platformDetails, platformSummary } from './platform-views.ts';
import type { PlatformDetails, PlatformSummary } from './platforms.contract.ts';

type Status = 'active' | 'suspended';
/** To an existing tenant, or to a new one of this name. */
export type Claim = { tenantId: string } | { newTenantName: string };

/** Registrations and deployments as admins see and change them: a tenant's admin what is the tenant's, an operator everything. */
export interface PlatformDesk {
  list(
    session: Session,
    after?: string,
  ): Promise<{ platforms: PlatformSummary[]; nextAfter?: string | undefined }>;
  /** @throws NotFoundError also for what is another tenant's */
  get(session: Session, platformId: string): Promise<PlatformDetails>;
  /** @throws NotFoundError; ForbiddenError; ConflictError for activating one whose keys were never made */
  setStatus(session: Session, platformId: string, status: Status): Promise<PlatformDetails>;
  /** @throws as setStatus */
  rotateKeys(session: Session, platformId: string, isLeaked: boolean): Promise<PlatformDetails>;
  /** @throws NotFoundError; ForbiddenError; ConflictError for one that nobody claimed */
  setDeploymentStatus(session: Session, id: string, status: Status): Promise<PlatformDetails>;
  /** @throws NotFoundError; ConflictError when it is claimed already */
  claim(session: Session, id: string, claim: Claim): Promise<PlatformDetails>;
}

const platformsPerPage = 100;
const deploymentsShown = 500;

interface PlatformDeskDependencies {
  models: Pick<PlatformModels, 'platforms' | 'deployments' | 'tenants'>;
  registry: Pick<PlatformRegistry, 'get' | 'setStatus' | 'deployments'>;
  keyRotation: Pick<KeyRotation, 'getSchedule' | 'rotate'>;
  audit: Audit;
  clock: Clock;
  publicUrl: string;
}

/** The tenant whose things may be seen; undefined for everything. */
export function scopeOf(session: Session): string | undefined {
  return session.role === 'operator' ? undefined : session.tenantId;
}

export function createPlatformDesk(dependencies: PlatformDeskDependencies): PlatformDesk {
  const { models, registry, keyRotation, audit, clock, publicUrl } = dependencies;

  async function visible(session: Session): Promise<Record<string, unknown>> {
    const tenantId = scopeOf(session);
    if (tenantId === undefined) return {};
    const deployments = await models.deployments.find({ tenantId }, { platformId: 1 }).lean();
    return { $or: [{ tenantId }, { _id: { $in: deployments.map((each) => each.platformId) } }] };
  }

  async function getVisible(session: Session, platformId: string): Promise<Platform> {
    const platform = await models.platforms.findOne({ _id: platformId, ...(await visible(session)) }).lean();
    if (!platform) throw new NotFoundError('There is no platform with this id.');
    return platform;
  }

  async function getVisibleDeployment(session: Session, id: string): Promise<Deployment> {
    const tenantId = scopeOf(session);
    const deployment = await registry.deployments.get(id);
    if (tenantId !== undefined && deployment.tenantId !== tenantId)
      throw new NotFoundError('There is no deployment with this id.');
    return deployment;
  }

  function deploymentsOf(session: Session, platformIds: string[]): Promise<Deployment[]> {
    const tenantId = scopeOf(session);
    return models.deployments
      .find({ platformId: { $in: platformIds }, ...(tenantId === undefined ? {} : { tenantId }) })
      .sort({ firstSeenAt: 1 })
      .lean();
  }

  async function viewerOf(session: Session, things: { tenantId?: string }[]) {
    const tenantId = scopeOf(session);
    if (tenantId !== undefined) return { tenantId, tenantNames: new Map<string, string>() };
    const ids = [...new Set(things.flatMap((each) => each.tenantId ?? []))];
    const tenants = await models.tenants.find({ _id: { $in: ids } }, { name: 1 }).lean();
    return { tenantId, tenantNames: new Map(tenants.map(({ _id, name }) => [_id, name])) };
  }

  async function describe(session: Session, platform: Platform): Promise<PlatformDetails> {
    const deployments = await deploymentsOf(session, [platform._id]);
    const viewer = await viewerOf(session, [platform, ...deployments]);
    // Keys of a shared client id are nobody's but the operator's.
    const seesKeys = viewer.tenantId === undefined || platform.tenantId === viewer.tenantId;
    const keys = seesKeys && platform.kid ? await keyRotation.getSchedule(platform._id) : undefined;
    return platformDetails(platform, deployments.slice(0, deploymentsShown), { ...viewer, publicUrl, keys });
  }

  /** In the trail of the tenant that it concerns, so that the tenant's admins see what an operator did. */
  function note(
    session: Session,
    action: string,
    { _id, tenantId, kind }: { _id: string; tenantId?: string | undefined; kind: string },
    details?: Record<string, string | boolean>,
  ): Promise<void> {
    const whose = scopeOf(session) ?? tenantId;
    return audit.record({
      ...(whose ? { tenantId: whose } : {}),
      actor: actorOf(session),
      action,
      target: { kind, id: _id },
      ...(details ? { details } : {}),
    });
  }

  async function ensureTenant(claim: Claim, deployment: Deployment): Promise<string> {
    if ('tenantId' in claim) {
      if (await models.tenants.findOne({ _id: claim.tenantId }).lean()) return claim.tenantId;
      throw new NotFoundError('There is no such tenant.');
    }
    // The deployment's own id names its tenant, so that a claim that is sent twice makes one tenant.
    await models.tenants.updateOne(
      { _id: deployment._id },
      { $setOnInsert: { name: claim.newTenantName, createdAt: clock() } },
      { upsert: true },
    );
    return deployment._id;
  }

  return {
    async list(session, after) {
      const page = after === undefined ? {} : { _id: { $gt: after } };
      const found = await models.platforms
        .find({ ...(await visible(session)), ...page })
        .sort({ _id: 1 })
        .limit(platformsPerPage + 1)
        .lean();
      const platforms = found.slice(0, platformsPerPage);
      const deployments = await deploymentsOf(
        session,
        platforms.map(({ _id }) => _id),
      );
      const viewer = await viewerOf(session, platforms);
      return {
        platforms: platforms.map((platform) =>
          platformSummary(
            platform,
            deployments.filter(({ platformId }) => platformId === platform._id),
            viewer,
          ),
        ),
        ...(found.length > platformsPerPage ? { nextAfter: platforms.at(-1)?._id } : {}),
      };
    },
    get: async (session, platformId) => describe(session, await getVisible(session, platformId)),
    async setStatus(session, platformId, status) {
      const platform = await getVisible(session, platformId);
      assertMayChange(session, platform);
      const by = session.role === 'operator' ? 'operator' : 'tenant';
      const changed = await registry.setStatus(platformId, status, by);
      const action = status === 'suspended' ? 'platform.suspended' : 'platform.activated';
      await note(session, action, { ...platform, kind: 'platform' });
      return describe(session, changed);
    },
    async rotateKeys(session, platformId, isLeaked) {
      const platform = await getVisible(session, platformId);
      assertMayChange(session, platform);
      await keyRotation.rotate(platformId, { isLeaked });
      await note(session, 'platform.keys-rotated', { ...platform, kind: 'platform' }, { isLeaked });
      return describe(session, await registry.get(platformId));
    },
    async setDeploymentStatus(session, id, status) {
      const deployment = await getVisibleDeployment(session, id);
      assertMayChange(session, deployment);
      const by = session.role === 'operator' ? 'operator' : 'tenant';
      await registry.deployments.setStatus(id, status, by);
      const action = status === 'suspended' ? 'deployment.suspended' : 'deployment.activated';
      await note(session, action, { ...deployment, kind: 'deployment' });
      return describe(session, await registry.get(deployment.platformId));
    },
    async claim(session, id, claim) {
      const deployment = await registry.deployments.get(id);
      const tenantId = await ensureTenant(claim, deployment);
      await registry.deployments.claim(id, tenantId);
      await note(session, 'deployment.claimed', { _id: id, tenantId, kind: 'deployment' });
      return describe(session, await registry.get(deployment.platformId));
    },
  };
}

function assertMayChange(session: Session, thing: Platform | Deployment): void {
  const tenantId = scopeOf(session);
  if (mayChange({ tenantId }, thing)) return;
  throw new ForbiddenError(
    thing.tenantId === tenantId
      ? 'Whoever runs Waymark suspended this. Ask them.'
      : 'Several districts use this registration. Ask whoever runs Waymark.',
  );
}
