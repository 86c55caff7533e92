import { emptyJourney, handIn, reflect, reflectionState } from '../../../src/domain/journey.ts';
import type { Reflection } from '../../../src/domain/journey.ts';
import { aPathway, mustDo } from './fixtures.ts';

const at = new Date('2026-11-21T10:00:00Z');
const content = aPathway([mustDo('read')]);
const begun = handIn(emptyJourney, content, {
  taskId: 'read',
  handIn: { id: 'h', handedInAt: at, format: 'offline' },
});
const said = (changes: Partial<Reflection> = {}): Reflection => ({
  id: 'r',
  milestoneId: 'first',
  at,
  scale: 4,
  sentence: ' I saw a pattern. ',
  ...changes,
});

describe('a reflection on a milestone', () => {
  test('is offered once its work is handed in, and not before', () => {
    expect(reflectionState(emptyJourney, content, 'first').isOffered).toBe(false);
    expect(reflectionState(begun, content, 'first').isOffered).toBe(true);
    expect(() => reflect(emptyJourney, content, said())).toThrow(
      expect.objectContaining({ code: 'REFLECTION_TOO_EARLY' }),
    );
  });

  test('keeps scale and trimmed words, and earlier ones stay', () => {
    const once = reflect(begun, content, said());
    const twice = reflect(once, content, said({ id: 'r2', scale: 5 }));
    const { isOffered, said: history } = reflectionState(twice, content, 'first');
    expect(isOffered).toBe(false);
    expect(history.map(({ scale, sentence }) => [scale, sentence])).toEqual([
      [4, 'I saw a pattern.'],
      [5, 'I saw a pattern.'],
    ]);
  });

  test('keeps the why beside the scale, or alone', () => {
    const why = ' I mixed up the axes ';
    expect(reflect(begun, content, said({ why })).reflections?.[0]).toMatchObject({
      why: 'I mixed up the axes',
    });
    const alone = { scale: undefined, sentence: '', why } as unknown as Partial<Reflection>;
    expect(reflect(begun, content, said(alone)).reflections).toHaveLength(1);
  });

  test('can be skipped: it is not offered again, and nothing was said', () => {
    const skipped = reflect(begun, content, said({ skipped: true }));
    expect(reflectionState(skipped, content, 'first')).toEqual({ isOffered: false, said: [] });
  });

  test('with the same id again changes nothing', () => {
    const once = reflect(begun, content, said());
    expect(reflect(once, content, said({ scale: 1 }))).toBe(once);
  });

  test.each([
    ['REFLECTION_EMPTY', { scale: undefined, sentence: '  ' }],
    ['REFLECTION_EMPTY', { scale: 9, sentence: '' }],
    ['TEXT_TOO_LONG', { sentence: 'x'.repeat(501) }],
    ['TEXT_TOO_LONG', { why: 'x'.repeat(501) }],
    ['MILESTONE_UNKNOWN', { milestoneId: 'elsewhere' }],
  ])('is refused with %s', (code, changes) => {
    expect(() => reflect(begun, content, said(changes as Partial<Reflection>))).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
