import { createShortCache } from '../../database/short-cache.ts';
import * as passbacks from '../../domain/passback.ts';
import type { Passback } from '../../domain/passback.ts';
import type { GradeService, Result } from '../../lti/grade-service.ts';
import { familyOf } from '../../lti/platforms/index.ts';
import type { Clock } from '../../observability/clock.ts';
import { compareResult, isSameScore } from './compare-result.ts';
import type { GradeEvents } from './grade-events.ts';
import { mayReadResults, type GradeTarget } from './grade-target.ts';
import type { OutboxJourney, PassbackStore } from './passback-store.ts';

interface Place {
  tenantId: string;
  assignmentId: string;
}

export interface QuietCheck {
  /** Looks in the background, and returns at once. At most once in five minutes for one assignment. */
  look(place: Place): void;
  /** Looks now. @returns how many grades are held since */
  lookNow(place: Place): Promise<number>;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

interface QuietCheckDependencies {
  store: PassbackStore;
  grades: Pick<GradeService, 'listResults'>;
  events: GradeEvents;
  clock: Clock;
  resolveTarget: (journey: OutboxJourney) => Promise<GradeTarget | undefined>;
}

const everyMilliseconds = 5 * 60_000;
/** LMSs may show a score a little after they took it. */
const settleMilliseconds = 60_000;

/**
 * Finds grades that someone changed in the LMS by hand although nothing is to be sent: reads the results of an assignment's column
 * once, compares each with what we sent last, and holds what differs until the teacher decides. It never sends anything.
 */
export function createQuietCheck(dependencies: QuietCheckDependencies): QuietCheck {
  const { events, clock } = dependencies;
  const recent = createShortCache<number>(clock, everyMilliseconds);
  const running = new Set<Promise<number>>();

  async function lookQuietly(place: Place): Promise<number> {
    try {
      return await lookNow(dependencies, place);
    } catch (error) {
      // The LMS is asked again in five minutes; grades that are to be sent tell of its troubles themselves.
      events.lookFailed(place, error);
      return 0;
    }
  }

  return {
    lookNow: (place) => lookNow(dependencies, place),
    look(place) {
      void recent.get(`${place.tenantId}/${place.assignmentId}`, () => {
        const look = lookQuietly(place).finally(() => running.delete(look));
        running.add(look);
        return look;
      });
    },
    async stop() {
      await Promise.all(running);
    },
  };
}

async function lookNow(
  dependencies: QuietCheckDependencies,
  { tenantId, assignmentId }: Place,
): Promise<number> {
  const { store, grades, clock, resolveTarget } = dependencies;
  const settled = (await store.findByAssignment(tenantId, assignmentId)).filter(({ passback }) =>
    isSettled(passback, clock()),
  );
  const [first] = settled;
  const target = first && (await resolveTarget(first));
  if (!target?.lineItemUrl || target.platform.status !== 'active' || !mayReadResults(target)) return 0;
  const { platform, deploymentId, lineItemUrl } = target;
  const results = await grades.listResults(platform, { deploymentId, lineItemUrl });
  const { isSameUser } = familyOf(platform.family);
  let held = 0;
  for (const journey of settled) {
    const userId = (await resolveTarget(journey))?.userId;
    const result = results.find((each) => userId !== undefined && isSameUser(each.userId, userId));
    if (await holdIfChanged(dependencies, journey, result)) held += 1;
  }
  return held;
}

async function holdIfChanged(
  { store, events, clock }: QuietCheckDependencies,
  journey: OutboxJourney,
  result: Result | undefined,
): Promise<boolean> {
  const { passback } = journey;
  const comparison = compareResult(passback, result);
  if (comparison.kind !== 'changed') return false;
  if (passback.kept && isSameScore(passback.kept.lmsScore, comparison.lmsScore)) return false;
  // What changed since the results were asked for is newer than they are: `replace` does nothing then.
  const isHeld = await store.replace(
    journey,
    passbacks.heldChangedInLms(passback, clock(), comparison.lmsScore),
  );
  if (isHeld) events.changedInLms(journey);
  return isHeld;
}

/** Something was sent and has arrived, and nothing is on its way or asked of a person. */
function isSettled(passback: Passback, now: Date): boolean {
  const { sent, problem, leaseToken } = passback;
  if (!sent || problem || leaseToken || passbacks.isPending(passback)) return false;
  return now.getTime() - sent.at.getTime() >= settleMilliseconds;
}
