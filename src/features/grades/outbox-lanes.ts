import { backoffMilliseconds } from '../../domain/passback.ts';
import type { Config } from '../../config/config.ts';
import type { GradeTarget } from './grade-target.ts';
import type { OutboxJourney } from './passback-store.ts';

export interface Job {
  journey: OutboxJourney;
  target: GradeTarget | undefined;
}

/** All that one platform is sent. A slow or resting one keeps nobody else waiting. */
export interface Lane {
  platformId: string;
  queue: Job[];
  running: number;
  /** Milliseconds since 1970; nothing is sent before. */
  pausedUntil: number;
  /** Answers in a row that were no answers. */
  troubles: number;
  assignmentIds: Set<string>;
}

/** So many failures in a row mean that the platform is down, and that asking for each student is of no use. */
const troublesBeforePause = 5;
/** Assignments are remembered per lane only to leave them out of a query. */
const mostAssignments = 500;

/** The lanes by platform; journeys without a target share one. */
export function createLanes() {
  const lanes = new Map<string, Lane>();

  function laneOf({ journey, target }: Job): Lane {
    const platformId = target?.platform._id ?? '';
    const lane = lanes.get(platformId) ?? {
      platformId,
      queue: [],
      running: 0,
      pausedUntil: 0,
      troubles: 0,
      assignmentIds: new Set<string>(),
    };
    lanes.set(platformId, lane);
    if (lane.assignmentIds.size >= mostAssignments) lane.assignmentIds.clear();
    lane.assignmentIds.add(journey.assignmentId);
    return lane;
  }

  return {
    laneOf,
    all: () => [...lanes.values()],
    /** Assignments that need not be looked for: their lane rests or has enough to do. */
    busyAssignmentIds: (now: number) =>
      [...lanes.values()]
        .filter((lane) => lane.queue.length > 0 || lane.pausedUntil > now)
        .flatMap((lane) => [...lane.assignmentIds]),
  };
}

/** How long a lane rests after one more failure in a row; undefined while it need not. */
export function restAfterTrouble(lane: Lane, settings: Config['outbox'], random: number): number | undefined {
  lane.troubles += 1;
  if (lane.troubles < troublesBeforePause) return undefined;
  return backoffMilliseconds(lane.troubles - troublesBeforePause + 1, settings, random);
}
