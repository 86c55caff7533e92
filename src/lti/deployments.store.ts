import { newId } from '../database/ids.ts';
import { ConflictError, NotFoundError } from '../http/errors.ts';
import type { Clock } from '../observability/clock.ts';
import type { Deployment, Platform, PlatformModels, StatusSetter } from './platform.model.ts';

export interface Deployments {
  /** The deployment of a verified launch; a first-seen one is recorded by the platform's policy (design: deployments). */
  ensure(platform: Platform, deploymentId: string): Promise<Deployment>;
  /** Records one by the platform's policy; `isClaimed` gives it a tenant of its own where the policy would let it wait. */
  record(platform: Platform, deploymentId: string, isClaimed: boolean): Promise<Deployment>;
  /** Whether one, by the LMS's name for it, is switched on; at most a second old. What was never seen is not. */
  isActive(platformId: string, deploymentId: string): Promise<boolean>;
  /** By our own id, at most a second old. */
  findCached(id: string): Promise<Deployment | undefined>;
  /** By our own id. @throws NotFoundError */
  get(id: string): Promise<Deployment>;
  /**
   * Suspends or activates; when it returns, every process has noticed.
   * @throws NotFoundError; ConflictError for one that nobody claimed
   */
  setStatus(id: string, status: 'active' | 'suspended', by: StatusSetter): Promise<Deployment>;
  /** Says whose it is, once. @throws NotFoundError; ConflictError when it is claimed already */
  claim(id: string, tenantId: string): Promise<Deployment>;
  forget(): void;
}

/** Installations of our registrations in LMSs, and whose they are. */
export function createDeployments(dependencies: {
  deployments: PlatformModels['deployments'];
  ensureTenant(tenantId: string | undefined, name: string): Promise<void>;
  clock: Clock;
  /** How long a process may go on with what it read. */
  cacheMilliseconds: number;
}): Deployments {
  const { deployments, ensureTenant, clock, cacheMilliseconds } = dependencies;
  const byName = new Map<string, { at: number; found: Deployment }>();
  const byId = new Map<string, { at: number; found: Deployment }>();
  const isFresh = (seen: { at: number } | undefined): boolean =>
    seen !== undefined && clock().getTime() - seen.at < cacheMilliseconds;

  async function record(platform: Platform, deploymentId: string, isClaimed: boolean): Promise<Deployment> {
    const accepted = platform.deploymentPolicy === 'accept';
    const tenantId = accepted ? platform.tenantId : isClaimed ? newId() : undefined;
    const found = await deployments
      .findOneAndUpdate(
        { platformId: platform._id, deploymentId },
        {
          $setOnInsert: {
            _id: newId(),
            ...(tenantId ? { tenantId } : {}),
            status: tenantId ? 'active' : 'unclaimed',
            firstSeenAt: clock(),
          },
        },
        { upsert: true, returnDocument: 'after' },
      )
      .lean();
    if (!accepted) await ensureTenant(found.tenantId, platform.name);
    return found;
  }

  async function findByName(platformId: string, deploymentId: string): Promise<Deployment | undefined> {
    const key = `${platformId}\n${deploymentId}`;
    const seen = byName.get(key);
    if (seen && isFresh(seen)) return seen.found;
    const at = clock().getTime();
    const found = (await deployments.findOne({ platformId, deploymentId }).lean()) ?? undefined;
    if (found) byName.set(key, { at, found });
    return found;
  }

  async function ensure(platform: Platform, deploymentId: string): Promise<Deployment> {
    return (await findByName(platform._id, deploymentId)) ?? (await record(platform, deploymentId, false));
  }

  async function findCached(id: string): Promise<Deployment | undefined> {
    const seen = byId.get(id);
    if (seen && isFresh(seen)) return seen.found;
    const at = clock().getTime();
    const found = (await deployments.findOne({ _id: id }).lean()) ?? undefined;
    if (found) byId.set(id, { at, found });
    return found;
  }

  async function get(id: string): Promise<Deployment> {
    const found = await deployments.findOne({ _id: id }).lean();
    if (!found) throw new NotFoundError('There is no deployment with this id.');
    return found;
  }

  function forget(): void {
    byName.clear();
    byId.clear();
  }

  /** Other processes notice when what they read is too old. */
  async function everywhere(id: string): Promise<Deployment> {
    forget();
    await new Promise((resolve) => setTimeout(resolve, cacheMilliseconds));
    return get(id);
  }

  return {
    ensure,
    record,
    isActive: async (platformId, deploymentId) =>
      (await findByName(platformId, deploymentId))?.status === 'active',
    findCached,
    get,
    forget,
    async setStatus(id, status, by) {
      // Once claimed it never goes back to nobody, so that reading first is safe.
      if (!(await get(id)).tenantId)
        throw new ConflictError('Nobody claimed this deployment yet. Claim it first.');
      await deployments.updateOne({ _id: id }, { $set: { status, statusSetBy: by } });
      return everywhere(id);
    },
    async claim(id, tenantId) {
      await get(id);
      const { modifiedCount } = await deployments.updateOne(
        { _id: id, status: 'unclaimed' },
        { $set: { tenantId, status: 'active' } },
      );
      if (modifiedCount === 0) throw new ConflictError('This deployment belongs to somebody already.');
      return everywhere(id);
    },
  };
}
