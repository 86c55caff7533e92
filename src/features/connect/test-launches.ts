import type { Model } from 'mongoose';
import { isDuplicateKey } from '../../database/connection.ts';
import { newId } from '../../database/ids.ts';
import { createShortCache } from '../../database/short-cache.ts';
import type { VerifiedLaunch } from '../../lti/launch-handler.ts';
import type { Clock } from '../../observability/clock.ts';
import type { Logger } from '../../observability/logger.ts';
import type { ConnectionCheck, SeenLaunch, SeenPlace } from './connection-check.model.ts';

const awaitedMilliseconds = 30 * 60_000;
/** A process may learn so much later that a test began. */
const cacheMilliseconds = 3_000;

export interface TestLaunches {
  /** Begins anew: launches of the next half hour are noted, one of each kind. */
  start(place: Place): Promise<ConnectionCheck>;
  find(place: Place): Promise<ConnectionCheck | undefined>;
  /** Notes a launch when a test waits for it. Never fails a launch. */
  note(verified: VerifiedLaunch): Promise<void>;
}

type Place = Pick<ConnectionCheck, 'tenantId' | 'platformId'>;
const keyOf = ({ tenantId, platformId }: Place): string => `${tenantId} ${platformId}`;

/** What the launches of a test sent, by name alone. */
export function createTestLaunches(dependencies: {
  checks: Model<ConnectionCheck>;
  clock: Clock;
  log: Logger;
}): TestLaunches {
  const { checks, clock, log } = dependencies;
  const awaited = createShortCache<ConnectionCheck | undefined>(clock, cacheMilliseconds);
  async function keep({ launch, platform, tenantId }: VerifiedLaunch): Promise<void> {
    const place = { tenantId, platformId: platform._id };
    const slot = placeOf(launch);
    const test = await awaited.get(keyOf(place), () => findAwaited(place));
    if (!test || !slot || test.seen[slot] || test.awaitUntil <= clock()) return;
    await checks.updateOne(
      { _id: test._id, tenantId, startedAt: test.startedAt, [`seen.${slot}`]: { $exists: false } },
      { $set: { [`seen.${slot}`]: seenOf(launch, clock()) } },
    );
    awaited.forget(keyOf(place));
  }

  async function findAwaited({ tenantId, platformId }: Place) {
    const found = await checks.findOne({ tenantId, platformId }).lean();
    return found && found.awaitUntil > clock() ? found : undefined;
  }

  return {
    async start(place) {
      const begun = await beginAnew(checks, place, clock());
      awaited.forget(keyOf(place));
      return begun;
    },
    find: async ({ tenantId, platformId }) =>
      (await checks.findOne({ tenantId, platformId }).lean()) ?? undefined,
    async note(verified) {
      try {
        await keep(verified);
      } catch (error) {
        log.warn({ platformId: verified.platform._id, error }, 'test launch not noted');
      }
    },
  };
}

async function beginAnew(
  checks: Model<ConnectionCheck>,
  { tenantId, platformId }: Place,
  startedAt: Date,
): Promise<ConnectionCheck> {
  const awaitUntil = new Date(startedAt.getTime() + awaitedMilliseconds);
  try {
    return await checks
      .findOneAndUpdate(
        { tenantId, platformId },
        { $set: { startedAt, awaitUntil, seen: {} }, $setOnInsert: { _id: newId() } },
        { upsert: true, returnDocument: 'after' },
      )
      .lean();
  } catch (error) {
    // Two pressed the button at once.
    if (!isDuplicateKey(error)) throw error;
    return beginAnew(checks, { tenantId, platformId }, startedAt);
  }
}

function placeOf(launch: VerifiedLaunch['launch']): SeenPlace | undefined {
  if (launch.isTestStudent) return 'testStudent';
  if (launch.kind === 'submission-review') return undefined;
  if (launch.kind === 'deep-linking') return 'picker';
  return launch.context ? 'link' : 'home';
}

function seenOf(launch: VerifiedLaunch['launch'], at: Date): SeenLaunch {
  const { grades, membershipsUrl, resourceLink, deepLinking } = launch;
  return {
    at,
    role: launch.role,
    sent: launch.sent,
    deploymentId: launch.deploymentId,
    scopes: grades?.scopes ?? [],
    ...(grades?.lineItems ? { lineItemsUrl: grades.lineItems } : {}),
    ...(membershipsUrl ? { membershipsUrl } : {}),
    ...(resourceLink ? { resourceLinkId: resourceLink.id } : {}),
    ...(deepLinking
      ? {
          takesLinks: deepLinking.accept_types.includes('ltiResourceLink'),
          takesPoints: deepLinking.accept_lineitem !== false,
        }
      : {}),
    ...(launch.isTestStudent ? { testStudentId: launch.userId } : {}),
  };
}
