import { loweredTo } from './suggestions.ts';
import type { Lowered, Reason } from './suggestion-types.ts';

/** A reason as a screen tells it. */
export interface ToldReason {
  kind: Reason['kind'];
  /** What the words are made of: the tapped word, or what the competency says. */
  about: string;
  /** What the reason is known by when it is lowered. */
  key: string;
  /** What is left of its weight, 0 to 1. */
  left: number;
}

/** A need and a goal are told by what the competency says, not by its id. */
export function tellReason(
  { kind, about }: Reason,
  known: { competencies: readonly { id: string; statement: string }[]; lowered: readonly Lowered[] },
): ToldReason {
  const isCompetency = kind === 'need' || kind === 'goal';
  const statement = known.competencies.find(({ id }) => isCompetency && id === about)?.statement;
  return { kind, about: statement ?? about, key: about, left: loweredTo(known.lowered, { kind, about }) };
}
