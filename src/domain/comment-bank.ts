import { DomainRuleError } from './rule-error.ts';

/** A sentence that a teacher uses often. */
export interface BankedComment {
  id: string;
  text: string;
}

export const commentBankLimits = { comments: 60, text: 500 } as const;

/** Adds at the end. The same id again changes nothing. Throws BANK_FULL. */
export function addComment(bank: BankedComment[], added: BankedComment): BankedComment[] {
  if (bank.some(({ id }) => id === added.id)) return bank;
  if (bank.length >= commentBankLimits.comments) {
    const sentence = `A comment bank holds ${commentBankLimits.comments} comments. Remove one first.`;
    throw new DomainRuleError('BANK_FULL', sentence);
  }
  return [...bank, added];
}

/** Throws COMMENT_UNKNOWN. */
export function editComment(bank: BankedComment[], edited: BankedComment): BankedComment[] {
  if (!bank.some(({ id }) => id === edited.id))
    throw new DomainRuleError('COMMENT_UNKNOWN', 'This comment was removed meanwhile. Add it again.');
  return bank.map((comment) => (comment.id === edited.id ? edited : comment));
}

/** Removing what is gone already is no fault. */
export function removeComment(bank: BankedComment[], id: string): BankedComment[] {
  return bank.some((comment) => comment.id === id) ? bank.filter((comment) => comment.id !== id) : bank;
}

/** Puts the comments in the order of the ids; those that the ids do not name (added meanwhile) stand last, as they stood. */
export function orderComments(bank: BankedComment[], ids: string[]): BankedComment[] {
  const place = new Map(ids.map((id, index) => [id, index]));
  return bank.toSorted(
    (left, right) => (place.get(left.id) ?? ids.length) - (place.get(right.id) ?? ids.length),
  );
}
