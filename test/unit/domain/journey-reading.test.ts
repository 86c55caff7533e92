import {
  emptyJourney,
  handIn,
  journeyStage,
  milestoneProgress,
  nextStep,
  pickTask,
  review,
  switchTask,
  taskStates,
} from '../../../src/domain/journey.ts';
import type { Journey } from '../../../src/domain/journey.ts';
import { aGroup, aPathway, mustDo } from './fixtures.ts';
import { walk } from './walk.ts';

const at = new Date('2026-03-09T08:00:00Z');
const content = aPathway([], {
  milestones: [
    { id: 'one', title: 'One', steps: [mustDo('read'), aGroup('g', ['a', 'b', 'c'], { choose: 2 })] },
    { id: 'two', title: 'Two', steps: [mustDo('show')] },
  ],
});

function statesOf(journey: Journey) {
  return Object.fromEntries(taskStates(journey, content));
}

describe('Reading a journey', () => {
  const { pick, hand, accept, sendBack } = walk(content);

  test('at the start everything is open, and the first must-do is next', () => {
    expect(statesOf(emptyJourney)).toEqual({ read: 'open', a: 'open', b: 'open', c: 'open', show: 'open' });
    expect(journeyStage(emptyJourney, content)).toBe('not-started');
    expect(nextStep(emptyJourney, content)).toEqual({ action: 'do', milestoneId: 'one', taskId: 'read' });
    expect(milestoneProgress(emptyJourney, content)).toEqual([
      { id: 'one', required: 3, done: 0, waiting: 0, notYet: 0 },
      { id: 'two', required: 1, done: 0, waiting: 0, notYet: 0 },
    ]);
  });

  test('unchosen options become "not chosen" when the group is full, never missing', () => {
    const one = pick(emptyJourney, 'a');
    expect(statesOf(one)).toMatchObject({ a: 'picked', b: 'open', c: 'open' });
    const two = pick(one, 'b');
    expect(statesOf(two)).toMatchObject({ a: 'picked', b: 'picked', c: 'not-chosen' });
    expect(journeyStage(two, content)).toBe('in-progress');
  });

  test('work waits, comes back, waits again and is done', () => {
    const waiting = hand(emptyJourney, 'read', 'h1');
    expect(statesOf(waiting)['read']).toBe('handed-in');
    expect(journeyStage(waiting, content)).toBe('waiting');
    expect(milestoneProgress(waiting, content)[0]).toMatchObject({ done: 0, waiting: 1 });

    const back = sendBack(waiting, 'read', 'h1');
    expect(statesOf(back)['read']).toBe('not-yet');
    expect(journeyStage(back, content)).toBe('reviewed');
    expect(nextStep(back, content)).toEqual({ action: 'improve', milestoneId: 'one', taskId: 'read' });
    expect(milestoneProgress(back, content)[0]).toMatchObject({ waiting: 0, notYet: 1 });

    const again = hand(back, 'read', 'h2');
    expect(statesOf(again)['read']).toBe('handed-in');
    expect(statesOf(accept(again, 'read', 'h2'))['read']).toBe('done');
  });

  test('next comes the choice, then the picked work, then waiting, then nothing', () => {
    let journey = accept(hand(emptyJourney, 'read', 'h1'), 'read', 'h1');
    expect(nextStep(journey, content)).toEqual({
      action: 'choose',
      milestoneId: 'one',
      groupId: 'g',
      remaining: 2,
    });
    journey = pick(journey, 'b');
    expect(nextStep(journey, content)).toEqual({ action: 'do', milestoneId: 'one', taskId: 'b' });
    journey = hand(journey, 'b', 'h2');
    expect(nextStep(journey, content)).toEqual({
      action: 'choose',
      milestoneId: 'one',
      groupId: 'g',
      remaining: 1,
    });
    journey = hand(hand(pick(journey, 'a'), 'a', 'h3'), 'show', 'h4');
    expect(nextStep(journey, content)).toEqual({ action: 'wait' });
    journey = accept(accept(accept(journey, 'b', 'h2'), 'a', 'h3'), 'show', 'h4');
    expect(nextStep(journey, content)).toEqual({ action: 'finished' });
    expect(journeyStage(journey, content)).toBe('complete');
  });

  test('accepted work of a replaced pick stays done and completes its slot', () => {
    const done = accept(hand(pick(emptyJourney, 'a'), 'a', 'h1'), 'a', 'h1');
    const journey = switchTask(done, content, { id: 's', groupId: 'g', fromTaskId: 'a', toTaskId: 'b', at });
    expect(statesOf(journey)).toMatchObject({ a: 'done', b: 'picked', c: 'open' });
    expect(milestoneProgress(journey, content)[0]).toMatchObject({ done: 1 });
  });

  test('unreviewed work of a replaced pick no longer waits', () => {
    const waiting = hand(pick(emptyJourney, 'a'), 'a', 'h1');
    const journey = switchTask(waiting, content, {
      id: 's',
      groupId: 'g',
      fromTaskId: 'a',
      toTaskId: 'b',
      at,
    });
    expect(statesOf(journey)).toMatchObject({ a: 'open', b: 'picked' });
    expect(journeyStage(journey, content)).toBe('in-progress');
  });

  test('more accepted works than asked count as what was asked', () => {
    let journey = emptyJourney;
    for (const [index, taskId] of ['a', 'b'].entries()) {
      journey = accept(hand(pick(journey, taskId), taskId, `h${index}`), taskId, `h${index}`);
    }
    journey = switchTask(journey, content, { id: 's', groupId: 'g', fromTaskId: 'a', toTaskId: 'c', at });
    journey = accept(hand(journey, 'c', 'h9'), 'c', 'h9');
    expect(milestoneProgress(journey, content)[0]).toMatchObject({ required: 3, done: 2 });
  });

  test('a pathway without tasks is never complete', () => {
    expect(journeyStage(emptyJourney, aPathway([]))).toBe('not-started');
  });

  test('works and picks of tasks that this version does not have are passed over', () => {
    const other = aPathway([mustDo('old'), aGroup('gone', ['x', 'y'])]);
    const elsewhere = handIn(emptyJourney, other, {
      taskId: 'old',
      handIn: { id: 'h', handedInAt: at, format: 'offline' },
    });
    const journey = pickTask(elsewhere, other, { id: 'p', groupId: 'gone', taskId: 'x', at });
    expect(Object.values(statesOf(journey))).toEqual(['open', 'open', 'open', 'open', 'open']);
    expect(() =>
      review(journey, content, {
        taskId: 'old',
        review: { id: 'r', handInId: 'h', reviewedAt: at, reviewedBy: 't', outcome: 'not-yet' },
      }),
    ).toThrow('not part of the pathway');
  });
});
