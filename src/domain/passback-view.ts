import { isPending } from './passback-steps.ts';
import type { Passback } from './passback-types.ts';

/** How a passback stands, for people; the contract's `passbackView`. Times are ISO 8601 in UTC. */
export interface PassbackSummary {
  state:
    | 'nothing-to-send'
    | 'no-line-item'
    | 'waiting'
    | 'delivered'
    | 'retrying'
    | 'refused'
    | 'line-item-missing'
    | 'changed-in-lms';
  lms: string;
  scoreGiven?: number;
  scoreMaximum?: number;
  deliveredAt?: string;
  nextTryAt?: string;
  lmsStatus?: number;
  lmsScore?: number;
}

/**
 * What of the grade has reached the LMS. A score that the teacher kept in the LMS counts as delivered, with `lmsScore` equal to
 * `scoreGiven` and no `deliveredAt`.
 * @param context `lms` is its name, such as "Canvas"; `scoreMaximum` is the column's, used while nothing is wanted
 */
export function toPassbackView(
  passback: Passback,
  context: { lms: string; hasLineItem: boolean; scoreMaximum: number },
): PassbackSummary {
  const { wanted, sent, problem, kept } = passback;
  const base = { lms: context.lms, scoreMaximum: wanted?.scoreMaximum ?? context.scoreMaximum };
  if (!wanted) return { ...base, state: 'nothing-to-send' };
  const score = { ...base, ...given(wanted.scoreGiven) };
  const delivery = sent ? { deliveredAt: sent.at.toISOString() } : {};
  if (problem && problem.reason !== 'lms-failed') {
    const { lmsScore, lmsStatus } = problem;
    return {
      ...score,
      ...delivery,
      state: problem.reason,
      ...(lmsStatus === undefined ? {} : { lmsStatus }),
      ...(lmsScore === undefined ? {} : { lmsScore }),
    };
  }
  if (isPending(passback)) {
    if (!context.hasLineItem) return { ...score, state: 'no-line-item' };
    return { ...score, ...delivery, ...attempt(passback) };
  }
  if (kept)
    return { ...base, ...given(kept.lmsScore), ...keptScore(kept.lmsScore), state: 'delivered' as const };
  if (!sent) return { ...score, state: 'nothing-to-send' };
  return {
    ...delivery,
    state: 'delivered',
    lms: context.lms,
    ...given(sent.scoreGiven),
    scoreMaximum: sent.scoreMaximum,
  };
}

function attempt(passback: Passback): Pick<PassbackSummary, 'state' | 'nextTryAt' | 'lmsStatus'> {
  const { problem, dueAt, leaseToken } = passback;
  if (!problem || leaseToken) return { state: 'waiting' };
  return {
    state: 'retrying',
    ...(dueAt ? { nextTryAt: dueAt.toISOString() } : {}),
    ...(problem.lmsStatus === undefined ? {} : { lmsStatus: problem.lmsStatus }),
  };
}

function given(scoreGiven: number | undefined): { scoreGiven?: number } {
  return scoreGiven === undefined ? {} : { scoreGiven };
}

function keptScore(lmsScore: number | undefined): { lmsScore?: number } {
  return lmsScore === undefined ? {} : { lmsScore };
}
