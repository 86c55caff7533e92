import { en } from '../../../src/client/messages/en.ts';
import { es } from '../../../src/client/messages/es.ts';

type Leaf = { path: string; text: string };

/** Every text of a table; functions are given short sample values. */
function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value === 'function') return [{ path, text: String(value(2, 3, 'X')) }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

const paths = (table: unknown) => leaves(table).map(({ path }) => path);

describe('the words of the client', () => {
  test('exist in Spanish for every English one', () => {
    expect(paths(es)).toEqual(paths(en));
    expect(leaves(es).filter(({ text }) => text.trim() === '')).toEqual([]);
  });

  test.each([
    ['English', en],
    ['Spanish', es],
  ])('for students have at most twelve words in a sentence, in %s', (_, table) => {
    const sentences = leaves(table.journey).flatMap(({ path, text }) =>
      text.split(/(?<=[.?!:;])\s+/).map((sentence) => ({ path, sentence })),
    );
    expect(sentences.filter(({ sentence }) => sentence.split(/\s+/).length > 12)).toEqual([]);
  });

  test('never shout at errors', () => {
    for (const table of [en, es]) {
      expect(leaves(table).filter(({ text }) => /[!¡]/.test(text))).toEqual([]);
    }
  });
});
