import { mergePolicy } from '../../../src/domain/suggestion-policy.ts';
import { defaultPolicy, defaultWeights } from '../../../src/domain/suggestion-types.ts';

// What of the class's rules and the learner's holds.

test('without any rule it is what Waymark begins with', () => {
  expect(mergePolicy({})).toEqual(defaultPolicy);
});

test('a learner’s weight comes before the class’s, and the class’s before Waymark’s, one by one', () => {
  const ofClass = { weights: { need: 1, interest: 0 } };
  expect(mergePolicy(ofClass, { weights: { need: 4.5 } }).weights).toEqual({
    ...defaultWeights,
    need: 4.5,
    interest: 0,
  });
});

test('what the class has pinned or muted holds for a learner until something else is said for them', () => {
  const ofClass = { tasks: { comic: 'pinned', log: 'muted', talk: 'pinned' } } as const;
  expect(mergePolicy(ofClass, { tasks: { comic: 'usual', talk: 'muted', game: 'pinned' } })).toMatchObject({
    pinned: ['game'],
    muted: { taskIds: ['log', 'talk'] },
  });
});

test('a kind that the class does not get may be told to a learner, and the other way round', () => {
  const ofClass = { kinds: { need: 'muted', variety: 'muted' } } as const;
  expect(mergePolicy(ofClass, { kinds: { need: 'told', goal: 'muted' } }).muted.kinds).toEqual([
    'goal',
    'variety',
  ]);
});

test.each([
  [{}, {}, false],
  [{ isOff: true }, { isOff: false }, true],
  [{}, { isOff: true }, true],
])('class %j and learner %j: off is %s', (ofClass, ofLearner, isOff) => {
  expect(mergePolicy(ofClass, ofLearner).isOff).toBe(isOff);
});
