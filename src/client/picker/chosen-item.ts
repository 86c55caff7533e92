import type { PathwaySummaryView } from '../../features/pathways/pathway.contract.ts';

/** A pathway with the settings that the teacher types, as typed. */
export interface ChosenItem {
  pathway: PathwaySummaryView;
  title: string;
  points: string;
  /** `YYYY-MM-DD`, or empty. */
  dueDate: string;
  /** `HH:MM` in the teacher's own time zone. */
  dueTime: string;
}

export interface SentItem {
  pathwayId: string;
  title: string;
  points: number;
  /** ISO 8601, UTC. */
  dueAt?: string;
}

const mostPoints = 10_000;

export function chooseItem(pathway: PathwaySummaryView): ChosenItem {
  const points = pathway.points > 0 ? pathway.points : 100;
  return { pathway, title: pathway.title, points: String(points), dueDate: '', dueTime: '23:59' };
}

export type ItemFault = 'title' | 'points';

/** The item as it is sent, or the fields that are not right yet. */
export function readItem(item: ChosenItem): { sent: SentItem } | { faults: ItemFault[] } {
  const points = Number(item.points.trim().replace(',', '.'));
  const title = item.title.trim();
  const faults: ItemFault[] = [
    ...(title === '' ? (['title'] as const) : []),
    ...(points > 0 && points <= mostPoints ? [] : (['points'] as const)),
  ];
  if (faults.length > 0) return { faults };
  const dueAt = dueTimeOf(item);
  return { sent: { pathwayId: item.pathway.id, title, points, ...(dueAt === null ? {} : { dueAt }) } };
}

function dueTimeOf({ dueDate, dueTime }: ChosenItem): string | null {
  if (dueDate === '') return null;
  const date = new Date(`${dueDate}T${dueTime === '' ? '23:59' : dueTime}`);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
