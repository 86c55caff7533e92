import { addComment, commentBankLimits, orderComments } from '../../../src/domain/comment-bank.ts';

const bank = ['a', 'b', 'c'].map((id) => ({ id, text: `Comment ${id}` }));
const ids = (comments: { id: string }[]) => comments.map(({ id }) => id).join('');

describe('A comment bank', () => {
  test('takes the order of the ids, and keeps what another tab added meanwhile at the end', () => {
    expect(ids(orderComments(bank, ['c', 'a']))).toBe('cab');
    expect(ids(orderComments(bank, ['gone', 'b']))).toBe('bac');
  });

  test('is full at its limit, in words', () => {
    const full = Array.from({ length: commentBankLimits.comments }, (_, index) => ({
      id: String(index),
      text: 'x',
    }));
    expect(() => addComment(full, { id: 'one-more', text: 'x' })).toThrow(
      expect.objectContaining({ code: 'BANK_FULL' }),
    );
  });
});
