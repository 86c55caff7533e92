import type { Connection } from 'mongoose';
import type { Clock } from '../../observability/clock.ts';
import type { Finding } from './finding.ts';
import { countOutbox, heldReasons } from './outbox-counts.ts';

/** A grade is sent within seconds; one that waits longer than this waits for a process that sends. */
const waitingSeconds = { warn: 600, fail: 3_600 };
/** LMSs are away for an evening now and then; a day is too long. */
const retryingSeconds = { warn: 3_600, fail: 86_400 };

/** Whether grades reach the LMSs, as far as the outbox tells. */
export async function examineOutbox(connection: Connection, clock: Clock): Promise<Finding[]> {
  const counts = await countOutbox(connection.collection('journeys'), {});
  const ageOf = (since: Date | undefined) =>
    since ? Math.max(0, (clock().getTime() - since.getTime()) / 1000) : 0;
  const judge = (state: string, limits: typeof waitingSeconds, todo: string): Finding => {
    const found = counts.find((each) => each.state === state);
    const age = ageOf(found?.since);
    const sentence = found
      ? `${found.count} ${state}, the oldest for ${Math.round(age)} seconds.`
      : `None ${state}.`;
    const finding = { check: `grades ${state}`, found: sentence };
    if (age < limits.warn) return { ...finding, status: 'ok' };
    return { ...finding, status: age < limits.fail ? 'warning' : 'failed', todo };
  };
  const held = counts.filter(({ state }) => heldReasons.some((reason) => reason === state));
  return [
    judge(
      'waiting',
      waitingSeconds,
      'Look whether a Waymark process runs, and in its log for "the outbox failed".',
    ),
    judge(
      'retrying',
      retryingSeconds,
      'Look which LMS does not take grades: its status page, and the console.',
    ),
    {
      check: 'grades held',
      status: 'ok',
      found: `${held.reduce((sum, { count }) => sum + count, 0)} wait for a person's decision.`,
    },
  ];
}
