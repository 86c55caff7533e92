import type { Config } from '../../config/config.ts';
import type { Passback } from '../../domain/passback.ts';
import type { GradeService } from '../../lti/grade-service.ts';
import type { Clock } from '../../observability/clock.ts';
import type { GradeEvents } from './grade-events.ts';
import type { GradeTarget, ScoreToSend } from './grade-target.ts';
import type { OutboxJourney, PassbackStore } from './passback-store.ts';

/** What became of one try; `lost` means that another process was quicker, or someone changed the grade meanwhile. */
export interface Delivery {
  outcome: 'delivered' | 'not-needed' | 'held' | 'retry' | 'lost';
  /** The LMS asked for less: nothing is to be sent to this platform for so long. */
  pauseMilliseconds?: number;
  /** The LMS did not answer, or with a fault of its own. */
  isPlatformTrouble?: boolean;
}

export interface DeliverGradeDependencies {
  store: PassbackStore;
  grades: GradeService;
  events: GradeEvents;
  clock: Clock;
  /** 0 to 1. */
  random: () => number;
  settings: Config['outbox'];
  /** Told when the column of an assignment is gone. */
  onLineItemMissing: (place: { tenantId: string; assignmentId: string }) => void | Promise<void>;
}

/** A target that has a column. */
type Usable = GradeTarget & { lineItemUrl: string };

/** One claimed entry on its way. `seen` is the passback before the claim, `claim` the one that we stored. */
export interface Attempt {
  journey: OutboxJourney;
  target: Usable;
  seen: Passback;
  claim: Passback;
  score: ScoreToSend;
}

/** Applies a step to the stored passback as long as the lease is ours; undefined when it is not. */
export async function finish(
  { store }: DeliverGradeDependencies,
  { journey, claim }: Attempt,
  step: (passback: Passback) => Passback,
): Promise<Passback | undefined> {
  // Mostly nobody touched it since the claim, and one write does.
  const next = step(claim);
  if (await store.replace({ ...journey, passback: claim }, next)) return next;
  let isOurs = false;
  const stored = await store.change(journey, (passback) => {
    isOurs = passback.leaseToken === claim.leaseToken;
    return isOurs ? step(passback) : passback;
  });
  return isOurs ? stored?.passback : undefined;
}
