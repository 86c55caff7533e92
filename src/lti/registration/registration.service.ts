import { AppError, ConflictError, RegistrationError } from '../../http/errors.ts';
import { originOf } from '../frame-policy.ts';
import type { Outbound } from '../outbound.ts';
import type { Platform } from '../platform.model.ts';
import type { PlatformRegistry } from '../platform-registry.ts';
import { familyOf, familyOfProduct } from '../platforms/index.ts';
import type { Family } from '../platforms/family.ts';
import type {
  OpenHandover,
  RegistrationHandovers,
  RegistrationOutcome,
  RegistrationSuccess,
} from './handover.store.ts';
import { inviteRefusal, type RegistrationInvites } from './invites.ts';
import { planRegistration, type RegistrationPlan } from './plan.ts';
import type { PlatformConfiguration, ReadConfiguration } from './platform-configuration.ts';
import { sendRegistration, type RegistrationAnswer } from './registration-answer.ts';
import type { RegistrationInvite } from './registration.model.ts';
import { parseUrl } from '../../config/parse-url.ts';

const pollMilliseconds = 200;

/** Anyone may register without an invite, and each makes a key pair that we publish: so many may wait for approval, and no more. */
const mostWaiting = 100;

/** What an LMS's admin page hands to our registration address (Dynamic Registration 1.0 §3.3). */
export interface RegistrationRequest {
  configurationUrl: string;
  registrationToken: string | undefined;
  inviteCode: string | undefined;
  /** `Referer` of the request: the page that frames us, when it says so. */
  referrer: string | undefined;
}

export interface ShownRegistration {
  plan: RegistrationPlan;
  invite: Pick<RegistrationInvite, 'forWhom' | 'platformId'> | undefined;
  handle: string;
}

export interface RegistrationService {
  /** Reads the LMS and says what would be registered. Nothing is changed anywhere. @throws RegistrationError */
  prepare(request: RegistrationRequest): Promise<ShownRegistration>;
  /** Does what was shown, once; asked again, answers with what came of it. @throws RegistrationError */
  carryOut(handle: string): Promise<{ plan: RegistrationPlan; outcome: RegistrationSuccess }>;
}

export interface RegistrationDependencies {
  registry: PlatformRegistry;
  invites: RegistrationInvites;
  handovers: RegistrationHandovers;
  readConfiguration: ReadConfiguration;
  outbound: Outbound;
  publicUrl: string;
  /** Told once what came of a registration. */
  onRegistered(outcome: RegistrationSuccess): Promise<void>;
  /** A second press of the button waits this long for the first. */
  patienceSeconds: number;
}

export function createRegistrationService(dependencies: RegistrationDependencies): RegistrationService {
  const { registry, invites, handovers, readConfiguration, publicUrl } = dependencies;

  async function prepare(request: RegistrationRequest): Promise<ShownRegistration> {
    const invite = request.inviteCode === undefined ? undefined : await invites.getUsable(request.inviteCode);
    if (!invite) await assertRoomToWait(registry);
    assertOffered(invite?.family ?? familyOfHost(request.configurationUrl));
    const configuration = await readConfiguration(request.configurationUrl, request.registrationToken);
    const family = await familyFor(registry, configuration, invite);
    const plan = planRegistration({
      configuration,
      configurationUrl: request.configurationUrl,
      family: family.family,
      fallbackName: invite?.forWhom,
      publicUrl,
      frameAncestors: framingOrigins(configuration, family, request),
    });
    const { registrationToken } = request;
    const handle = await handovers.begin({ plan, registrationToken, inviteId: invite?._id });
    return { plan, invite, handle };
  }

  async function carryOut(handle: string) {
    const opened = await handovers.open(handle);
    if ('first' in opened) {
      return { plan: opened.first.plan, outcome: await carryOutFirst(dependencies, opened.first) };
    }
    const outcome = opened.outcome ?? (await waitForOutcome(dependencies, handle));
    if (outcome.kind === 'failed') throw new AppError(outcome.error);
    return { plan: opened.plan, outcome };
  }

  return { prepare, carryOut };
}

/** @throws RegistrationError REGISTRATION_TOO_MANY_WAIT */
async function assertRoomToWait(registry: PlatformRegistry): Promise<void> {
  if ((await registry.countPending(mostWaiting)) < mostWaiting) return;
  throw new RegistrationError({
    code: 'REGISTRATION_TOO_MANY_WAIT',
    status: 429,
    message: 'Too many registrations wait for approval already.',
    nextStep: 'Ask a Waymark admin for an invite, and register with its address.',
  });
}

/** Some LMSs have no such registration. @throws RegistrationError REGISTRATION_NOT_OFFERED */
function assertOffered(family: string | undefined): void {
  if (family !== 'schoology' && family !== 'blackboard') return;
  const { label } = familyOf(family);
  throw new RegistrationError({
    code: 'REGISTRATION_NOT_OFFERED',
    status: 400,
    message: `${label} does not register tools by itself.`,
    nextStep: `Register Waymark in ${label} by hand; the guide for ${label} says what to put where.`,
  });
}

function familyOfHost(url: string): string | undefined {
  const [, maker] = /\.(schoology|blackboard)\.com$/.exec(parseUrl(url)?.hostname ?? '') ?? [];
  return maker;
}

/** What the LMS calls itself; an invite may say more, but not something else. */
async function familyFor(
  registry: PlatformRegistry,
  configuration: PlatformConfiguration,
  invite: RegistrationInvite | undefined,
): Promise<Family> {
  const told = familyOfProduct(configuration.productCode);
  assertOffered(told.family);
  if (invite?.platformId) {
    const platform = await registry.get(invite.platformId);
    if (platform.issuer !== configuration.issuer) throw inviteRefusal('INVITE_FOR_ANOTHER_LMS');
    return familyOf(platform.family);
  }
  if (!invite?.family || invite.family === told.family) return told;
  if (told.family === 'other') return familyOf(invite.family);
  throw inviteRefusal(
    'INVITE_FOR_ANOTHER_LMS',
    `This invite is for ${familyOf(invite.family).label}, and this is ${told.label}.`,
  );
}

/**
 * Who may frame the pages of this registration. A Canvas school may frame us from a domain of its own, which only the browser can
 * tell; nothing on these pages acts with the visitor's rights, so that believing it gives nothing away.
 */
function framingOrigins(
  configuration: PlatformConfiguration,
  family: Family,
  request: RegistrationRequest,
): string[] {
  const framer = family.registration.framesFromOwnDomains ? originOf(request.referrer) : undefined;
  const { issuer, authUrl, registrationUrl } = configuration;
  const addresses = [request.configurationUrl, issuer, authUrl, registrationUrl].map(originOf);
  return [...new Set(["'self'", ...family.frameOrigins, ...addresses, framer])].filter(
    (origin): origin is string => origin !== undefined,
  );
}

/** The LMS is asked once; whatever comes of it is kept, so that the page can be loaded again. An invite that led to nothing stays good. */
async function carryOutFirst(
  dependencies: RegistrationDependencies,
  handover: OpenHandover,
): Promise<RegistrationSuccess> {
  const { invites, handovers, outbound } = dependencies;
  const { id, plan, inviteId } = handover;
  const end = async (outcome: RegistrationOutcome) => {
    const isInviteSpent = outcome.kind === 'active' || outcome.kind === 'updated';
    if (inviteId !== undefined && !isInviteSpent) await invites.release(inviteId, id);
    await handovers.finish(id, outcome);
  };
  try {
    const invite = inviteId === undefined ? undefined : await invites.take(inviteId, id);
    if (!invite) await assertRoomToWait(dependencies.registry);
    const answer = await sendRegistration(outbound, plan, handover.registrationToken);
    const outcome = await store(dependencies, { plan, invite, answer });
    await end(outcome);
    await dependencies.onRegistered(outcome);
    return outcome;
  } catch (thrown) {
    const error = thrown instanceof AppError ? thrown : unfinished(thrown);
    const { code, status, message, nextStep, faults } = error;
    await end({ kind: 'failed', error: { code, status, message, nextStep, faults } });
    throw error;
  }
}

async function store(
  { registry }: RegistrationDependencies,
  done: { plan: RegistrationPlan; invite: RegistrationInvite | undefined; answer: RegistrationAnswer },
): Promise<RegistrationSuccess> {
  const { plan, invite, answer } = done;
  const { withheldScopes, clientId } = answer;
  // An invite to update one registration makes no other one active.
  const status = invite && !invite.platformId ? 'active' : 'pending';
  try {
    const { _id: platformId } = await registry.add(
      {
        ...plan.platform,
        name: plan.lmsName,
        family: plan.family,
        clientId,
        deploymentPolicy: 'accept',
        frameOrigins: ownOrigins(plan),
        deploymentIds: answer.deploymentId === undefined ? [] : [answer.deploymentId],
        ...(invite?.tenantId ? { tenant: { id: invite.tenantId } } : {}),
      },
      status,
    );
    return { kind: status, platformId, status, withheldScopes };
  } catch (error) {
    if (!(error instanceof ConflictError)) throw unfinished(error);
  }
  const known = await registry.findByClient(plan.platform.issuer, clientId);
  if (!known) throw unfinished(undefined);
  return update(registry, known, done);
}

/** A registration that is here already stays as it is, unless the invite names it; then only its endpoints follow the LMS. */
async function update(
  registry: PlatformRegistry,
  known: Platform,
  done: { plan: RegistrationPlan; invite: RegistrationInvite | undefined; answer: RegistrationAnswer },
): Promise<RegistrationSuccess> {
  const { plan, invite, answer } = done;
  const { _id: platformId, status } = known;
  const { withheldScopes } = answer;
  if (invite?.platformId !== platformId) return { kind: 'known', platformId, status, withheldScopes };
  const { authUrl, tokenUrl, jwksUrl, audience } = plan.platform;
  await registry.setEndpoints(platformId, { authUrl, tokenUrl, jwksUrl, audience });
  return { kind: 'updated', platformId, status, withheldScopes };
}

/** Pages of the LMS may lie on another host than its issuer and sign-in. */
function ownOrigins(plan: RegistrationPlan): string[] {
  const { issuer, authUrl } = plan.platform;
  const found = originOf(plan.registrationUrl);
  return found && ![issuer, authUrl].map(originOf).includes(found) ? [found] : [];
}

function unfinished(cause: unknown): RegistrationError {
  return new RegistrationError({
    code: 'REGISTRATION_UNFINISHED',
    status: 500,
    message: 'Your LMS registered Waymark, but we could not keep it on our side.',
    nextStep: 'Delete Waymark from the tools of your LMS, and start the registration again there.',
    cause,
  });
}

/** The button was pressed twice: the second answer is the first one's. */
async function waitForOutcome(
  { handovers, patienceSeconds }: RegistrationDependencies,
  handle: string,
): Promise<RegistrationOutcome> {
  for (let waited = 0; waited < patienceSeconds * 1000; waited += pollMilliseconds) {
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
    const again = await handovers.open(handle);
    if ('outcome' in again && again.outcome) return again.outcome;
  }
  throw new RegistrationError({
    code: 'REGISTRATION_UNFINISHED',
    status: 500,
    message: 'This registration began, and we do not know how it ended.',
    nextStep:
      'If Waymark now stands among the tools of your LMS, delete it there. Then start the registration again.',
  });
}
