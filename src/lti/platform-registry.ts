import type { LtijsProvider } from 'ltijs';
import { createPublicKey } from 'node:crypto';
import { isDuplicateKey } from '../database/connection.ts';
import { newId } from '../database/ids.ts';
import { ConflictError, NotFoundError } from '../http/errors.ts';
import type { Clock } from '../observability/clock.ts';
import { createDeployments, type Deployments } from './deployments.store.ts';
import type { Deployment, Platform, PlatformModels, StatusSetter } from './platform.model.ts';
import type { SealedBox } from './sealed-box.ts';

/** How long a process may go on with what it last read of a platform. `setStatus` waits this long before it returns. */
const cacheMilliseconds = 1_000;

export type NewPlatform = Pick<
  Platform,
  | 'name'
  | 'family'
  | 'issuer'
  | 'clientId'
  | 'authUrl'
  | 'tokenUrl'
  | 'jwksUrl'
  | 'audience'
  | 'deploymentPolicy'
  | 'frameOrigins'
> & {
  deploymentIds: string[];
  /** Whose it becomes; without it a tenant of its own is made. A tenant that is not there yet gets the name, or the platform's. */
  tenant?: { id: string; name?: string };
};

export interface PlatformRegistry {
  /**
   * Registers an LMS, makes its key pair and tenant. A `pending` one launches nothing until `setStatus` activates it.
   * @throws ConflictError when issuer + client id are registered already
   */
  add(platform: NewPlatform, status?: 'active' | 'pending'): Promise<Platform>;
  findByClient(issuer: string, clientId: string): Promise<Platform | undefined>;
  /** How many wait for approval; counts no further than `atMost`. */
  countPending(atMost: number): Promise<number>;
  /** Sets where the LMS's endpoints are, and nothing else. @throws NotFoundError */
  setEndpoints(
    platformId: string,
    endpoints: Pick<Platform, 'authUrl' | 'tokenUrl' | 'jwksUrl' | 'audience'>,
  ): Promise<Platform>;
  list(): Promise<(Platform & { deployments: Deployment[] })[]>;
  /** @throws NotFoundError */
  get(platformId: string): Promise<Platform>;
  /** The registration that a login names; without a client id, the only one of that issuer. `ambiguous` when several fit. */
  findForLogin(issuer: string, clientId: string | undefined): Promise<Platform | 'ambiguous' | undefined>;
  /** The active or suspended registration, at most a second old. */
  findCached(platformId: string): Promise<Platform | undefined>;
  /**
   * Suspends or activates; when it returns, every process has noticed.
   * @throws NotFoundError; ConflictError for activating one whose keys were never made
   */
  setStatus(platformId: string, status: 'active' | 'suspended', by?: StatusSetter): Promise<Platform>;
  /** Its installations. */
  deployments: Deployments;
  /** The deployment of a verified launch; a first-seen one is recorded by the platform's policy (design: deployments). */
  ensureDeployment(platform: Platform, deploymentId: string): Promise<Deployment>;
  /** Our public keys as a JWK set (RFC 7517). */
  publicKeySet(): Promise<{ keys: object[] }>;
}

export function createPlatformRegistry(dependencies: {
  models: PlatformModels;
  ltijs: LtijsProvider;
  box: SealedBox;
  clock: Clock;
}): PlatformRegistry {
  const { models, ltijs, box, clock } = dependencies;
  const byLogin = new Map<string, { at: number; found: Platform[] }>();
  const byId = new Map<string, { at: number; found: Platform | undefined }>();
  const deployments = createDeployments({
    deployments: models.deployments,
    ensureTenant,
    clock,
    cacheMilliseconds,
  });

  async function add(input: NewPlatform, status: 'active' | 'pending' = 'active'): Promise<Platform> {
    const { deploymentIds, tenant, ...fields } = input;
    const platform = await ensureRecord(fields, tenant);
    await ltijs.registerPlatform({
      url: platform.issuer,
      name: platform.name,
      clientId: platform.clientId,
      authenticationEndpoint: platform.authUrl,
      accesstokenEndpoint: platform.tokenUrl,
      authorizationServer: platform.audience ?? platform.tokenUrl,
      authConfig: { method: 'JWK_SET', key: platform.jwksUrl },
    });
    for (const deploymentId of deploymentIds) await recordNamed(platform, deploymentId, tenant);
    await models.platforms.updateOne({ _id: platform._id }, { $set: { status } });
    forget();
    return get(platform._id);
  }

  /** Our record first, without keys: its unique index settles who registers; a half-made one of an earlier crash is taken up again. */
  async function ensureRecord(
    fields: Omit<NewPlatform, 'deploymentIds' | 'tenant'>,
    tenant: NewPlatform['tenant'],
  ): Promise<Platform> {
    const pair = { issuer: fields.issuer, clientId: fields.clientId };
    const record: Platform = { ...fields, _id: newId(), status: 'pending', createdAt: clock() };
    if (fields.deploymentPolicy === 'accept') record.tenantId = tenant?.id ?? newId();
    const tenantName = tenant?.name ?? fields.name;
    try {
      await models.platforms.create(record);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const unfinished = await models.platforms
        .findOneAndUpdate(
          { ...pair, kid: { $exists: false } },
          { $set: { ...fields, ...(record.tenantId && tenant ? { tenantId: record.tenantId } : {}) } },
          { returnDocument: 'after' },
        )
        .lean();
      if (!unfinished)
        throw new ConflictError('A platform with this issuer and client id is registered already.');
      await ensureTenant(unfinished.tenantId, tenantName);
      return unfinished;
    }
    await ensureTenant(record.tenantId, tenantName);
    return record;
  }

  /** A deployment that was named at the registration belongs to whoever named it. */
  async function recordNamed(
    platform: Platform,
    deploymentId: string,
    tenant: NewPlatform['tenant'],
  ): Promise<void> {
    const isClaimedFor = platform.deploymentPolicy === 'claim' && tenant;
    const { _id, status } = await deployments.record(platform, deploymentId, !isClaimedFor);
    if (!isClaimedFor || status !== 'unclaimed') return;
    await ensureTenant(tenant.id, tenant.name ?? platform.name);
    await deployments.claim(_id, tenant.id);
  }

  async function ensureTenant(tenantId: string | undefined, name: string): Promise<void> {
    if (!tenantId) return;
    await models.tenants.updateOne(
      { _id: tenantId },
      { $setOnInsert: { name, createdAt: clock() } },
      { upsert: true },
    );
  }

  async function list() {
    const [platforms, deployments] = await Promise.all([
      models.platforms.find().sort({ createdAt: 1 }).lean(),
      models.deployments.find().sort({ firstSeenAt: 1 }).lean(),
    ]);
    return platforms.map((platform) => ({
      ...platform,
      deployments: deployments.filter((deployment) => deployment.platformId === platform._id),
    }));
  }

  async function get(platformId: string): Promise<Platform> {
    const platform = await models.platforms.findOne({ _id: platformId }).lean();
    if (!platform) throw new NotFoundError('There is no platform with this id.');
    return platform;
  }

  /** Without a client id, one that waits for approval must not make an LMS that works ambiguous. */
  async function findCandidates(issuer: string, clientId: string | undefined): Promise<Platform[]> {
    if (clientId !== undefined) return models.platforms.find({ issuer, clientId }).limit(2).lean();
    const active = await models.platforms.find({ issuer, status: 'active' }).limit(2).lean();
    return active.length > 0 ? active : models.platforms.find({ issuer }).limit(2).lean();
  }

  async function countPending(atMost: number): Promise<number> {
    return (await models.platforms.find({ status: 'pending' }).limit(atMost).lean()).length;
  }

  async function findForLogin(issuer: string, clientId: string | undefined) {
    const key = `${issuer}\n${clientId ?? ''}`;
    const now = clock().getTime();
    let cached = byLogin.get(key);
    if (!cached || now - cached.at >= cacheMilliseconds) {
      const found = await findCandidates(issuer, clientId);
      cached = { at: now, found };
      // Unknown issuers are not kept: they come from outside and would fill the memory.
      if (found.length > 0) byLogin.set(key, cached);
    }
    return cached.found.length > 1 ? ('ambiguous' as const) : cached.found[0];
  }

  async function findCached(platformId: string): Promise<Platform | undefined> {
    const now = clock().getTime();
    const cached = byId.get(platformId);
    if (cached && now - cached.at < cacheMilliseconds) return cached.found;
    const found = (await models.platforms.findOne({ _id: platformId }).lean()) ?? undefined;
    if (found) byId.set(platformId, { at: now, found });
    return found;
  }

  async function setStatus(
    platformId: string,
    status: 'active' | 'suspended',
    by: StatusSetter = 'operator',
  ): Promise<Platform> {
    const { kid } = await get(platformId);
    if (status === 'active' && !kid)
      throw new ConflictError('This registration was never finished: add it, or register in the LMS, again.');
    await models.platforms.updateOne({ _id: platformId }, { $set: { status, statusSetBy: by } });
    forget();
    await new Promise((resolve) => setTimeout(resolve, cacheMilliseconds));
    return get(platformId);
  }

  async function findByClient(issuer: string, clientId: string): Promise<Platform | undefined> {
    return (await models.platforms.findOne({ issuer, clientId }).lean()) ?? undefined;
  }

  const setEndpoints: PlatformRegistry['setEndpoints'] = async (platformId, endpoints) => {
    // A registration without an audience of its own asserts itself to the token URL, which may have moved.
    const audience = endpoints.audience ?? endpoints.tokenUrl;
    await models.platforms.updateOne({ _id: platformId }, { $set: { ...endpoints, audience } });
    forget();
    return get(platformId);
  };

  async function publicKeySet() {
    const pairs = await models.keyPairs.find({ publicKey: { $exists: true } }).lean();
    const keys = pairs.map((pair) => ({
      ...createPublicKey(box.open(pair.publicKey ?? '')).export({ format: 'jwk' }),
      kid: pair.kid,
      alg: 'RS256',
      use: 'sig',
    }));
    return { keys };
  }

  function forget(): void {
    byLogin.clear();
    byId.clear();
    deployments.forget();
  }

  return {
    add,
    list,
    get,
    findByClient,
    countPending,
    findForLogin,
    findCached,
    setEndpoints,
    setStatus,
    deployments,
    ensureDeployment: deployments.ensure,
    publicKeySet,
  };
}
