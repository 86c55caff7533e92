import {
  addMilestone,
  addOption,
  addStep,
  changeCompetencies,
  changeTask,
  findPart,
  movePart,
  neighbourTarget,
  removePart,
  setGroupPoints,
  spreadPoints,
  totalPoints,
} from '../../../src/client/builder/edit-pathway.ts';
import type { Part } from '../../../src/client/builder/edit-pathway.ts';
import type { PathwayContent } from '../../../src/domain/pathway.ts';
import { aGroup, aPathway, aTask, mustDo } from '../domain/fixtures.ts';

const content = aPathway([mustDo('read'), aGroup('show', ['poster', 'talk']), mustDo('think')], {
  milestones: [
    { id: 'first', title: 'First', steps: [mustDo('read'), aGroup('show', ['poster', 'talk'])] },
    { id: 'last', title: 'Last', steps: [mustDo('think')] },
  ],
});
const task = (id: string): Part => ({ kind: 'task', id });
const shape = ({ milestones }: PathwayContent) =>
  milestones.map(({ id, steps }) => [
    id,
    ...steps.map((step) =>
      step.kind === 'task' ? step.task.id : [step.group.id, ...step.group.tasks.map(({ id }) => id)],
    ),
  ]);

function step(part: Part, by: 1 | -1, from = content): PathwayContent {
  const target = neighbourTarget(from, part, by);
  return target ? movePart(from, part, target) : from;
}

describe('Moving a part by one place', () => {
  test('swaps steps, carries them over the edge of a milestone, and stops at the end', () => {
    expect(shape(step(task('read'), 1))[0]).toEqual(['first', ['show', 'poster', 'talk'], 'read']);
    expect(shape(step({ kind: 'group', id: 'show' }, 1))).toEqual([
      ['first', 'read'],
      ['last', ['show', 'poster', 'talk'], 'think'],
    ]);
    expect(shape(step(task('think'), -1))).toEqual([
      ['first', 'read', ['show', 'poster', 'talk'], 'think'],
      ['last'],
    ]);
    expect(neighbourTarget(content, task('read'), -1)).toBeNull();
    expect(neighbourTarget(content, task('think'), 1)).toBeNull();
  });

  test('keeps options within their choice, and milestones among milestones', () => {
    expect(shape(step(task('poster'), 1))[0]).toEqual(['first', 'read', ['show', 'talk', 'poster']]);
    expect(neighbourTarget(content, task('talk'), 1)).toBeNull();
    expect(shape(step({ kind: 'milestone', id: 'last' }, -1)).map(([id]) => id)).toEqual(['last', 'first']);
  });
});

describe('Moving a part elsewhere', () => {
  test('makes a must-do task an option, and an option a must-do task', () => {
    const into = movePart(content, task('think'), { kind: 'group', id: 'show', index: 1 });
    expect(shape(into)).toEqual([['first', 'read', ['show', 'poster', 'think', 'talk']], ['last']]);
    const out = movePart(into, task('poster'), { kind: 'milestone', id: 'last', index: 0 });
    expect(shape(out)).toEqual([
      ['first', 'read', ['show', 'think', 'talk']],
      ['last', 'poster'],
    ]);
  });

  test('changes nothing where the part can’t stand', () => {
    const group: Part = { kind: 'group', id: 'show' };
    expect(movePart(content, group, { kind: 'group', id: 'show', index: 0 })).toBe(content);
    expect(movePart(content, task('gone'), { kind: 'milestone', id: 'last', index: 0 })).toBe(content);
  });
});

describe('Adding, changing and removing', () => {
  test('put parts at the end of their place', () => {
    let next = addMilestone(content, { id: 'new', title: '', steps: [] });
    next = addStep(next, 'new', mustDo('more'));
    next = addOption(next, 'show', aTask('song'));
    expect(shape(next)).toEqual([
      ['first', 'read', ['show', 'poster', 'talk', 'song']],
      ['last', 'think'],
      ['new', 'more'],
    ]);
  });

  test('take away one part and leave the rest as it was', () => {
    const next = removePart(content, task('talk'));
    expect(shape(next)[0]).toEqual(['first', 'read', ['show', 'poster']]);
    expect(findPart(next, task('talk'))).toBeNull();
    expect(shape(removePart(content, { kind: 'milestone', id: 'first' }))).toEqual([['last', 'think']]);
  });

  test('change one task only, and remove an optional field that was emptied', () => {
    const next = changeTask(changeTask(content, 'talk', { minutes: 5 }), 'talk', { minutes: undefined });
    expect(next).toEqual(content);
    expect(changeTask(content, 'talk', { title: 'Talk' }).milestones[1]).toBe(content.milestones[1]);
  });

  test('take a goal that is gone out of the tasks that named it', () => {
    const goals = [{ id: 'goal', statement: 'I can' }];
    const named = changeTask({ ...content, competencies: goals }, 'read', { competencies: ['goal'] });
    expect(changeCompetencies(named, [])).toEqual(content);
  });
});

describe('Points in bulk', () => {
  test('are the same for all options, and the choice is worth what is chosen', () => {
    const next = setGroupPoints(content, 'show', 7);
    const found = findPart(next, { kind: 'group', id: 'show' });
    expect(found).toMatchObject({ group: { points: 7, tasks: [{ points: 7 }, { points: 7 }] } });
  });

  test.each([100, 33, 7, 1])('share out %i points exactly, in whole points', (total) => {
    const next = spreadPoints(content, total);
    expect(totalPoints(next)).toBe(total);
    const worth = next.milestones.flatMap(({ steps }) =>
      steps.map((each) => (each.kind === 'task' ? each.task.points : each.group.points)),
    );
    expect(worth.every(Number.isInteger)).toBe(true);
  });

  test('are shared evenly where nothing is worth anything yet', () => {
    const zero = aPathway([mustDo('a', { points: 0 }), mustDo('b', { points: 0 })]);
    expect(spreadPoints(zero, 9).milestones[0]?.steps).toMatchObject([
      { task: { points: 5 } },
      { task: { points: 4 } },
    ]);
  });
});
