import { levelShares, pointsOfShare } from './level-shares.ts';
import type { Level } from './level-shares.ts';

export type { Level } from './level-shares.ts';

export const levels: readonly Level[] = [1, 2, 3, 4];

const english: Record<Level, string> = {
  1: 'Starting',
  2: 'Getting there',
  3: 'Got it',
  4: 'Going further',
};

const spanish: Record<Level, string> = {
  1: 'Empieza',
  2: 'En camino',
  3: 'Lo logra',
  4: 'Va más allá',
};

export function isLevel(value: unknown): value is Level {
  return levels.some((level) => level === value);
}

/**
 * Points that a level suggests; the teacher may give others.
 * @param possible the task's own points, 0 or more
 * @returns at most two decimals; whole or half points where the task has at least 4
 */
export function suggestedPoints(level: Level, possible: number): number {
  return pointsOfShare(levelShares[level], possible);
}

/** A level in words. @param language BCP 47; anything but Spanish gets English */
export function levelWords(level: Level, language: string): string {
  return (/^es(?:-|$)/i.test(language) ? spanish : english)[level];
}
