import { idHistory } from '../../../src/lti/id-history.ts';
import { sectionNames } from '../../../src/lti/section-names.ts';

describe('a history of ids', () => {
  test.each([
    ['one after the other, nearest first', 'b,a', ['b', 'a']],
    ['each URL-encoded by itself', 'a%2Cb,c%20d,e%3A%3Af', ['a,b', 'c d', 'e::f']],
    ['with spaces around and an empty one', ' b , ,a', ['b', 'a']],
    ['cut off by Canvas after a thousand', 'b,a,truncated', ['b', 'a']],
    ['that Canvas had no time for', 'timed out', []],
    ['with a broken escape, which is taken as it is', '50%,a', ['50%', 'a']],
    ['named twice', 'a,b,a', ['a', 'b']],
    ['of a link that is no copy', '', []],
    ['that the LMS does not know', '$ResourceLink.id.history', []],
  ])('%s', (_what, value, ids) => {
    expect(idHistory({ history: value }, 'history')).toEqual(ids);
  });

  test('of endless length is read as far as a thousand', () => {
    const value = Array.from({ length: 3_000 }, (_, index) => `id${index}`).join(',');
    expect(idHistory({ history: value }, 'history')).toHaveLength(1_000);
  });

  test('that nobody asked for is empty', () => {
    expect(idHistory({}, 'history')).toEqual([]);
  });
});

describe('names of sections', () => {
  test.each([
    ['a JSON array', '["Period 1","Lab, group \\"B\\""]', ['Period 1', 'Lab, group "B"']],
    ['none', '[]', []],
    ['the variable itself', '$com.instructure.User.sectionNames', []],
    ['no JSON', 'Period 1', []],
    ['another JSON', '{"a":1}', []],
    ['numbers', '[1,2]', []],
  ])('from %s', (_what, value, names) => {
    expect(sectionNames({ section_names: value })).toEqual(names);
  });
});
