import type { Task } from './pathway.ts';

/**
 * Where and with whom a task is done is typed by its author in English or Spanish. These are the words that are looked for, anywhere in
 * the line and in any case. A place or company in other words matches nothing: then nothing is claimed.
 */
const words = {
  outdoors: ['outdoor', 'outside', 'schoolyard', 'garden', 'afuera', 'aire libre', 'patio', 'jardín'],
  others: ['pair', 'partner', 'group', 'team', 'pareja', 'grupo', 'equipo'],
  alone: ['alone', 'solo', 'sola', 'individual'],
} as const;

const says = (line: string | undefined, list: readonly string[]): boolean => {
  const lower = (line ?? '').toLowerCase();
  return list.some((word) => lower.includes(word));
};

/**
 * What an option has that a tapped help asks for. The other helps (an example first, pictures, reading aloud, small steps, speaking,
 * writing) have nothing in a task to be compared with, or something that nearly every task has, and so take no part.
 */
const helpFits: Record<string, (task: Task) => boolean> = {
  outdoors: ({ place }) => says(place, words.outdoors),
  movement: ({ device, place }) => device === false && says(place, words.outdoors),
  partner: ({ people }) => says(people, words.others),
  quiet: ({ people }) => says(people, words.alone),
};

/** The tapped helps that can be compared with a task at all. */
export function comparableHelps(helps: readonly string[]): string[] {
  return helps.filter((help) => help in helpFits);
}

/** Whether the task has what the tapped help asks for. */
export function fitsHelp(help: string, task: Task): boolean {
  return helpFits[help]?.(task) ?? false;
}
