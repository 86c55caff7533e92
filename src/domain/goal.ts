import { keepBoth } from './profile.ts';

// A goal card: wish, best result, obstacle, if-then plan and a day (mental contrasting with an if-then plan). Only the wish is asked for.

/** `changed`: it became another goal. `let-go`: not wanted any more. Both are as good an end as `reached`. */
export const goalStates = ['open', 'reached', 'changed', 'let-go'] as const;
export type GoalState = (typeof goalStates)[number];

/** What a teacher says to a goal: the answers of profile lines, or a plain word. */
export const goalAnswers = ['agree', 'add', 'not-quite', 'word'] as const;
export type GoalAnswer = (typeof goalAnswers)[number];

/** Three open goals at most, so that each gets its talk; texts in UTF-16 units. */
export const goalLimits = { open: 3, kept: 200, text: 400, events: 200, answers: 100 } as const;

/** The card's own words; all but the wish may be empty. */
export interface GoalWords {
  wish: string;
  bestResult: string;
  obstacle: string;
  /** "If this happens …" */
  ifHappens: string;
  /** "… then I do this." */
  thenDo: string;
}

export const goalFields = ['wish', 'bestResult', 'obstacle', 'ifHappens', 'thenDo'] as const;

/** The card's words alone, out of something that holds more. */
export function wordsOf({ wish, bestResult, obstacle, ifHappens, thenDo }: GoalWords): GoalWords {
  return { wish, bestResult, obstacle, ifHappens, thenDo };
}

/** Words that were typed upon older ones than are stored: of each field both are kept, the stored ones first. */
export function keepBothWords(stored: GoalWords, typed: GoalWords): GoalWords {
  return {
    wish: keepBoth(stored.wish, typed.wish),
    bestResult: keepBoth(stored.bestResult, typed.bestResult),
    obstacle: keepBoth(stored.obstacle, typed.obstacle),
    ifHappens: keepBoth(stored.ifHappens, typed.ifHappens),
    thenDo: keepBoth(stored.thenDo, typed.thenDo),
  };
}

export function isSameWords(one: GoalWords, other: GoalWords): boolean {
  return goalFields.every((field) => one[field] === other[field]);
}
