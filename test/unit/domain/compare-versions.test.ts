import { affectedBy, compareVersions } from '../../../src/domain/compare-versions.ts';
import { emptyJourney, switchTask } from '../../../src/domain/journey.ts';
import { aGroup, aPathway, aTask, mustDo } from './fixtures.ts';
import { walk } from './walk.ts';

const before = aPathway([mustDo('read'), mustDo('draw'), aGroup('g', ['a', 'b', 'c'])]);
const { pick, hand } = walk(before);

describe('Comparing two versions of a pathway', () => {
  test('finds nothing where nothing changed, whatever the order of the fields', () => {
    const same = {
      ...before,
      milestones: before.milestones.map(({ steps, title, id }) => ({ steps, title, id })),
    };
    expect(compareVersions(before, same)).toEqual({
      tasks: [],
      groups: [],
      points: { before: 32, after: 32 },
      hasOtherChanges: false,
    });
  });

  test('names added, removed and changed tasks and groups, and the points', () => {
    const after = aPathway([
      mustDo('read', { points: 15, instructions: 'Do it well.' }),
      mustDo('new'),
      aGroup('g', ['a', 'b'], { choose: 2, points: 14 }),
    ]);
    expect(compareVersions(before, after)).toEqual({
      tasks: [
        { id: 'read', title: 'Task read', change: 'changed', fields: ['instructions', 'points'] },
        { id: 'new', title: 'Task new', change: 'added', fields: [] },
        { id: 'draw', title: 'Task draw', change: 'removed', fields: [] },
        { id: 'c', title: 'Task c', change: 'removed', fields: [] },
      ],
      groups: [{ id: 'g', title: 'Group g', change: 'changed', fields: ['choose', 'points', 'tasks'] }],
      points: { before: 32, after: 39 },
      hasOtherChanges: false,
    });
  });

  test('sees a task that moves into a group as changed', () => {
    const after = aPathway([mustDo('draw'), aGroup('g', ['a', 'b', 'c', 'read'])]);
    expect(compareVersions(before, after).tasks).toEqual([
      { id: 'read', title: 'Task read', change: 'changed', fields: ['group'] },
    ]);
  });

  test('tells a new title apart from changes that touch work', () => {
    expect(compareVersions(before, { ...before, title: 'Another' })).toMatchObject({
      tasks: [],
      hasOtherChanges: true,
    });
  });
});

describe('Whose work a new version changes', () => {
  const after = aPathway([
    mustDo('read', { points: 15 }),
    mustDo('draw'),
    {
      kind: 'group',
      group: {
        id: 'g',
        title: 'Group g',
        choose: 1,
        points: 12,
        switching: 'free',
        tasks: [aTask('a'), aTask('c')],
      },
    },
  ]);
  const comparison = compareVersions(before, after);

  test('names those who handed in or picked what changes or goes, and nobody else', () => {
    const journeys = [
      { person: 'handed in what changes', journey: hand(emptyJourney, 'read', 'h') },
      { person: 'picked what goes', journey: pick(emptyJourney, 'b') },
      { person: 'handed in what stays', journey: hand(emptyJourney, 'draw', 'h') },
      { person: 'has not begun', journey: emptyJourney },
    ];
    expect(
      affectedBy(comparison, journeys).map(({ entry, taskIds, groupIds }) => [
        entry.person,
        taskIds,
        groupIds,
      ]),
    ).toEqual([
      ['handed in what changes', ['read'], []],
      ['picked what goes', ['b'], ['g']],
    ]);
  });

  test('does not count a replaced pick without work', () => {
    const at = new Date();
    const journey = switchTask(pick(emptyJourney, 'b'), before, {
      id: 's',
      groupId: 'g',
      fromTaskId: 'b',
      toTaskId: 'a',
      at,
    });
    expect(affectedBy(comparison, [{ journey }])).toMatchObject([{ taskIds: [], groupIds: ['g'] }]);
  });

  test('touches nobody when something is only added', () => {
    const more = compareVersions(before, aPathway([...(before.milestones[0]?.steps ?? []), mustDo('extra')]));
    expect(affectedBy(more, [{ journey: hand(emptyJourney, 'read', 'h') }])).toEqual([]);
  });

  test('touches nobody when a task comes back that was gone, for its work is as it was', () => {
    const back = compareVersions(aPathway([mustDo('draw')]), before);
    expect(affectedBy(back, [{ journey: hand(emptyJourney, 'read', 'h') }])).toEqual([]);
  });
});
