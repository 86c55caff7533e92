import type { BindApi } from '../../http/api-route.ts';
import { InvalidRequestError, NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { Platform } from '../../lti/platform.model.ts';
import { platformFamilies } from '../../lti/platform.model.ts';
import {
  addressPatterns,
  familiesByHand,
  familiesWithSharedClient,
  openPattern,
} from '../../lti/platforms/addresses.ts';
import { familyOf } from '../../lti/platforms/index.ts';
import type { RegistrationInvite } from '../../lti/registration/registration.model.ts';
import { toolAddresses, toolDescription, toolTitle } from '../../lti/registration/tool-description.ts';
import type { Clock } from '../../observability/clock.ts';
import { actorOf } from '../audit/audit.ts';
import { findAtAddress } from './address-finding.ts';
import { getConnectionApi, runCheckApi, startTestLaunchApi } from './check.contract.ts';
import type { Connect } from './connect.ts';
import {
  addConnectionApi,
  checkAddressApi,
  createInviteApi,
  getConnectDeskApi,
  listInvitesApi,
  revokeInviteApi,
  type ConnectionView,
  type FamilyView,
  type InviteView,
  type ToolView,
} from './connect.contract.ts';
import type { ConnectionCheck } from './connection-check.model.ts';

/** The section "Connect an LMS" of the console. */
export function connectRoutes(bind: BindApi, connect: Connect, clock: Clock): void {
  const { service, publicUrl, allowPrivateNetwork } = connect;
  bind(getConnectDeskApi, async ({ session }) => ({
    tool: toolView(publicUrl),
    families: platformFamilies.map((family) => familyView(family, allowPrivateNetwork)),
    connections: (await service.list(session)).map(connectionView),
  }));
  bind(addConnectionApi, async ({ session, body }) => ({
    connection: connectionView(await service.add(session, body)),
  }));
  bind(checkAddressApi, ({ body }) => findAtAddress(connect, body));
  inviteRoutes(bind, connect, clock);
  checkRoutes(bind, connect);
}

function inviteRoutes(bind: BindApi, { invites, audit, publicUrl, tenants }: Connect, clock: Clock): void {
  bind(listInvitesApi, async ({ session }) => ({
    invites: (await invites.list(scopeOf(session))).map((invite) => inviteView(invite, clock())),
  }));
  bind(createInviteApi, async ({ session, body }) => {
    const tenantId = session.tenantId || body.tenantId;
    if (tenantId && !(await tenants.exists({ _id: tenantId })))
      throw new InvalidRequestError([{ path: 'tenantId', message: 'there is no such district' }]);
    const { forWhom, days, family } = body;
    const made = await invites.create({ forWhom, days, family, tenantId });
    await audit.record({
      ...(tenantId ? { tenantId } : {}),
      actor: actorOf(session),
      action: 'registration-invite.created',
      target: { kind: 'registration-invite', id: made.id },
      details: { days, ...(family ? { family } : {}) },
    });
    return {
      invite: {
        id: made.id,
        forWhom,
        ...(family ? { family } : {}),
        state: 'open' as const,
        expiresAt: made.expiresAt.toISOString(),
      },
      url: `${publicUrl}/lti/register?${new URLSearchParams({ invite: made.code }).toString()}`,
    };
  });
  bind(revokeInviteApi, async ({ session, params: { inviteId } }) => {
    if (!(await invites.revoke(inviteId, scopeOf(session))))
      throw new NotFoundError('There is no such open link.');
    await audit.record({
      ...(session.tenantId ? { tenantId: session.tenantId } : {}),
      actor: actorOf(session),
      action: 'registration-invite.revoked',
      target: { kind: 'registration-invite', id: inviteId },
    });
    return { revoked: true };
  });
}

function checkRoutes(bind: BindApi, { service, run, testLaunches, audit }: Connect): void {
  bind(getConnectionApi, async ({ session, params: { platformId } }) => {
    const { platform, tenantId, deploymentIds } = await service.get(session, platformId);
    const test = tenantId ? await testLaunches.find({ tenantId, platformId }) : undefined;
    const { id, name, family, lms, status, clientId } = connectionView(platform);
    return {
      connection: { id, name, family, lms, status, clientId, deploymentIds },
      ...(test ? { testLaunch: testView(test) } : {}),
    };
  });
  bind(runCheckApi, async ({ session, params: { platformId }, body: { part } }) => {
    const scoped = await service.get(session, platformId);
    const entry = told(session, scoped.tenantId, platformId);
    if (part === 'grade') await audit.record({ ...entry, action: 'connection.grade-tried' });
    else await audit.recordView({ ...entry, action: 'connection.checked' });
    return { lines: await run(scoped, part) };
  });
  bind(startTestLaunchApi, async ({ session, params: { platformId } }) => {
    const { tenantId } = await service.get(session, platformId);
    if (!tenantId) throw new NotFoundError('Look after one of its districts first: launches belong to it.');
    const test = await testLaunches.start({ tenantId, platformId });
    await audit.record({ ...told(session, tenantId, platformId), action: 'connection.test-launch-begun' });
    return { testLaunch: testView(test) };
  });
}

const scopeOf = ({ tenantId }: Session): string => tenantId || 'all';

const told = (session: Session, tenantId: string | undefined, platformId: string) => ({
  ...(tenantId ? { tenantId } : {}),
  actor: actorOf(session),
  target: { kind: 'platform', id: platformId },
});

function toolView(publicUrl: string): ToolView {
  const { launch, login, jwks, icon, host } = toolAddresses(publicUrl);
  return {
    title: toolTitle,
    description: toolDescription,
    publicUrl,
    launchUrl: launch,
    loginUrl: login,
    jwksUrl: jwks,
    iconUrl: icon,
    canvasUrl: `${publicUrl}/lti/canvas.json`,
    domain: host,
  };
}

/** A sandbox stands at addresses of its own, whatever LMS it plays. */
function familyView(family: FamilyView['family'], allowPrivateNetwork: boolean): FamilyView {
  const { label, customVariables } = familyOf(family);
  const patterns = addressPatterns[family];
  const isOpen = patterns.some(({ id }) => id === openPattern.id);
  return {
    family,
    label,
    registersByLink: !familiesByHand.includes(family),
    needsDeployment: family === 'schoology' || familiesWithSharedClient.includes(family),
    patterns: allowPrivateNetwork && !isOpen ? [...patterns, openPattern] : patterns,
    custom: Object.entries(customVariables)
      .map(([key, value]) => `${key}=${value}`)
      .join('\n'),
  };
}

function connectionView(platform: Platform): ConnectionView {
  const { _id: id, name, family, issuer, clientId, status, createdAt } = platform;
  return {
    id,
    name,
    family,
    lms: familyOf(family).label,
    issuer,
    clientId,
    status,
    createdAt: createdAt.toISOString(),
  };
}

function inviteView(invite: RegistrationInvite, now: Date): InviteView {
  const { _id: id, forWhom, family, takenBy, expiresAt } = invite;
  const state = takenBy ? 'used' : expiresAt <= now ? 'expired' : 'open';
  return { id, forWhom, ...(family ? { family } : {}), state, expiresAt: expiresAt.toISOString() };
}

function testView({ awaitUntil, seen }: ConnectionCheck) {
  return {
    until: awaitUntil.toISOString(),
    seen: {
      link: seen.link !== undefined,
      picker: seen.picker !== undefined,
      testStudent: seen.testStudent !== undefined,
    },
  };
}
