import type { Connection } from 'mongoose';

/** Held until a person or a new value changes something; `lms-failed` is not held but tried again by itself. */
export const heldReasons = ['refused', 'line-item-missing', 'no-line-item', 'changed-in-lms'] as const;
export type HeldReason = (typeof heldReasons)[number];

/** `waiting` was not tried yet or is on its way, `retrying` failed and is tried again by itself, the others are held. */
export type OutboxState = 'waiting' | 'retrying' | HeldReason;
export const outboxStates = ['waiting', 'retrying', ...heldReasons] as const;

export interface OutboxCount {
  state: OutboxState;
  count: number;
  /** Since when the oldest one is to be sent, or is held; absent when nobody noted it (entries of older versions). */
  since?: Date;
}

interface Group {
  _id: string | null;
  count: number;
  since: Date | null;
}

/** What waits to be sent, whoever it belongs to. */
export const isDue = { 'passback.dueAt': { $exists: true } } as const;

/**
 * One count for each state that occurs.
 * @param journeys the collection · `scope` a tenant, or nothing for the whole installation
 */
export async function countOutbox(
  journeys: ReturnType<Connection['collection']>,
  scope: { tenantId?: string },
): Promise<OutboxCount[]> {
  const countByReason = (filter: object, since: string) =>
    journeys
      .aggregate<Group>([
        { $match: { ...filter, ...scope } },
        { $group: { _id: '$passback.problem.reason', count: { $sum: 1 }, since: { $min: since } } },
      ])
      .toArray();
  const [due, held] = await Promise.all([
    countByReason(isDue, '$passback.wanted.at'),
    countByReason({ 'passback.problem.reason': { $in: [...heldReasons] } }, '$passback.problem.at'),
  ]);
  const found = [
    ...due.map((each) => ({ ...each, _id: each._id === null ? 'waiting' : 'retrying' })),
    ...held,
  ];
  return outboxStates.flatMap((state) => {
    const group = found.find(({ _id }) => _id === state);
    return group ? [{ state, count: group.count, ...(group.since ? { since: group.since } : {}) }] : [];
  });
}
