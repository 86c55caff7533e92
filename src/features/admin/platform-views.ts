import type { KeySchedule } from '../../lti/key-rotation.ts';
import type { Deployment, Platform, StatusSetter } from '../../lti/platform.model.ts';
import { familyOf } from '../../lti/platforms/index.ts';
import { toolAddresses } from '../../lti/registration/tool-description.ts';
import type { DeploymentView, PlatformDetails, PlatformSummary } from './platforms.contract.ts';

/** Who looks: the whole installation, or one tenant. */
export interface Viewer {
  /** Absent for an operator. */
  tenantId: string | undefined;
  tenantNames: ReadonlyMap<string, string>;
}

/** A tenant changes what is its own, unless an operator suspended it. */
export function mayChange(
  { tenantId }: Pick<Viewer, 'tenantId'>,
  thing: { tenantId?: string; status: string; statusSetBy?: StatusSetter },
): boolean {
  if (tenantId === undefined) return true;
  return thing.tenantId === tenantId && !(thing.status === 'suspended' && thing.statusSetBy !== 'tenant');
}

export function platformSummary(
  platform: Platform,
  deployments: Deployment[],
  viewer: Viewer,
): PlatformSummary {
  const count = (status: Deployment['status']) => deployments.filter((each) => each.status === status).length;
  return {
    ...factsOf(platform, viewer),
    deployments: {
      active: count('active'),
      unclaimed: count('unclaimed'),
      suspended: count('suspended'),
    },
  };
}

export function platformDetails(
  platform: Platform,
  deployments: Deployment[],
  viewer: Viewer & { publicUrl: string; keys: KeySchedule | undefined },
): PlatformDetails {
  const { authUrl, tokenUrl, jwksUrl, audience } = platform;
  const { login, launch, jwks } = toolAddresses(viewer.publicUrl);
  const { keys } = viewer;
  return {
    ...factsOf(platform, viewer),
    endpoints: { authUrl, tokenUrl, jwksUrl, ...(audience ? { audience } : {}) },
    ours: { loginUrl: login, launchUrl: launch, jwksUrl: jwks },
    ...(keys ? { keys: keysView(keys) } : {}),
    deployments: deployments.map((deployment) => deploymentView(deployment, viewer)),
  };
}

function factsOf(platform: Platform, viewer: Viewer): Omit<PlatformSummary, 'deployments'> {
  const { _id, name, family, issuer, clientId, status, createdAt, deploymentPolicy } = platform;
  return {
    id: _id,
    name,
    lms: familyOf(family).label,
    issuer,
    clientId,
    status,
    createdAt: createdAt.toISOString(),
    isShared: deploymentPolicy === 'claim',
    mayChange: mayChange(viewer, platform),
    ...tenantOf(platform.tenantId, viewer),
  };
}

function deploymentView(deployment: Deployment, viewer: Viewer): DeploymentView {
  const { _id, deploymentId, status, firstSeenAt, tenantId } = deployment;
  return {
    id: _id,
    deploymentId,
    status,
    firstSeenAt: firstSeenAt.toISOString(),
    mayChange: mayChange(viewer, deployment),
    ...tenantOf(tenantId, viewer),
  };
}

/** A tenant's own admin knows whose it is, and must not learn of others. */
function tenantOf(tenantId: string | undefined, viewer: Viewer): { tenant?: { id: string; name: string } } {
  if (viewer.tenantId !== undefined || tenantId === undefined) return {};
  return { tenant: { id: tenantId, name: viewer.tenantNames.get(tenantId) ?? '' } };
}

function keysView({ kid, next, old }: KeySchedule): NonNullable<PlatformDetails['keys']> {
  return {
    kid,
    ...(next ? { next: { kid: next.kid, signsAt: next.signsAt.toISOString() } } : {}),
    old: old.map((each) => ({ kid: each.kid, removedAt: each.removedAt.toISOString() })),
  };
}
