import type { ApiAnswer } from '../../api/api-client.ts';
import type { getOverviewApi } from '../../../features/admin/health.contract.ts';
import type { AdminMessages } from '../../messages/admin-en.ts';
import type { Formats } from '../../messages/formats.ts';

export type Overview = ApiAnswer<typeof getOverviewApi>;

/** Something that waits for an admin, and where it is settled. */
export interface Need {
  sentence: string;
  to: string;
}

const held = ['refused', 'line-item-missing', 'no-line-item', 'changed-in-lms'];
/** So many, and one in ten, are no accident. */
const manyRefused = 5;
const patienceMilliseconds = 3_600_000;

/** What needs the admin, the most pressing first; empty when all is well. */
export function needsOf(
  overview: Overview,
  { t, format, now }: { t: AdminMessages; format: Formats; now: number },
): Need[] {
  const words = t.overview;
  const { platforms, deployments, outbox, launches, requests } = overview;
  const needs: Need[] = [];
  const need = (count: number, sentence: (count: string, isOne: boolean) => string, to: string) => {
    if (count > 0) needs.push({ sentence: sentence(format.number(count), format.isOne(count)), to });
  };
  for (const { id, name } of launches.failing)
    needs.push({ sentence: words.failing(name), to: `/platforms/${id}` });
  if (launches.refused >= manyRefused && launches.refused * 10 >= launches.looked)
    need(launches.refused, words.manyRefused, '/launches');
  need(countOf(outbox, held), words.held, '/grades');
  const retrying = outbox.find(({ state }) => state === 'retrying');
  const isLong = retrying?.since !== undefined && now - Date.parse(retrying.since) > patienceMilliseconds;
  if (retrying && isLong) need(retrying.count, words.retryingLong, '/grades');
  need(platforms.pending, words.pending, '/platforms');
  need(deployments.unclaimed, words.unclaimed, '/platforms');
  need(requests, words.requests, '/people');
  if (platforms.active + platforms.pending + platforms.suspended + deployments.active === 0)
    needs.push({ sentence: words.notConnected, to: '/connect' });
  return needs;
}

export function countOf(outbox: Overview['outbox'], states: readonly string[]): number {
  return outbox.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + count, 0);
}
