import {
  activePicks,
  answerSwitch,
  emptyJourney,
  findWork,
  handIn,
  pickTask,
  review,
  scoreOf,
  switchTask,
  unpick,
} from '../../../src/domain/journey.ts';
import type { HandIn, Journey, Review } from '../../../src/domain/journey.ts';
import type { SwitchingRule } from '../../../src/domain/pathway.ts';
import { DomainRuleError } from '../../../src/domain/rule-error.ts';
import { aGroup, aPathway, aTask, mustDo } from './fixtures.ts';

const at = new Date('2026-03-09T08:00:00Z');
const later = new Date('2026-03-10T08:00:00Z');

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof DomainRuleError) return error.code;
    throw error;
  }
  return 'none';
}

function pathwayWith(switching: SwitchingRule, choose = 1) {
  return aPathway([mustDo('read'), aGroup('g', ['a', 'b', 'c'], { switching, choose })]);
}

const free = pathwayWith('free');

function picked(taskId: string, content = free, journey: Journey = emptyJourney): Journey {
  return pickTask(journey, content, { id: `pick-${taskId}`, groupId: 'g', taskId, at });
}

function handedIn(journey: Journey, taskId: string, changes: Partial<HandIn> = {}): Journey {
  const work = {
    id: `hand-in-${taskId}`,
    handedInAt: at,
    format: 'text',
    text: 'My work',
    ...changes,
  } as const;
  return handIn(journey, free, { taskId, handIn: work });
}

function reviewed(journey: Journey, taskId: string, changes: Partial<Review> = {}): Journey {
  const answer: Review = {
    id: `review-${taskId}`,
    handInId: `hand-in-${taskId}`,
    reviewedAt: later,
    reviewedBy: 'teacher-1',
    outcome: 'accepted',
    ...(changes.outcome === 'not-yet' ? {} : { points: 8 }),
    ...changes,
  };
  return review(journey, free, { taskId, review: answer });
}

describe('Picking', () => {
  test('takes a slot with time and reason, and leaves the journey given untouched', () => {
    const journey = pickTask(emptyJourney, free, {
      id: '1',
      groupId: 'g',
      taskId: 'a',
      at,
      reason: 'I like it',
    });
    expect(journey.picks).toEqual([
      { id: '1', groupId: 'g', taskId: 'a', pickedAt: at, reason: 'I like it' },
    ]);
    expect(emptyJourney.picks).toEqual([]);
  });

  test('twice with the same id changes nothing', () => {
    const once = picked('a');
    expect(picked('a', free, once)).toBe(once);
  });

  test('is refused where the group is full, the task is taken, or they do not belong together', () => {
    const journey = picked('a');
    const pick = (groupId: string, taskId: string) => () =>
      pickTask(journey, free, { id: 'n', groupId, taskId, at });
    expect(codeOf(pick('g', 'b'))).toBe('GROUP_FULL');
    expect(codeOf(pick('g', 'a'))).toBe('ALREADY_PICKED');
    expect(codeOf(pick('g', 'read'))).toBe('TASK_NOT_IN_GROUP');
    expect(codeOf(pick('none', 'a'))).toBe('GROUP_UNKNOWN');
  });

  test('fills every slot of a choose-2 group and no more', () => {
    const two = pathwayWith('free', 2);
    const journey = picked('b', two, picked('a', two));
    expect(activePicks(journey, 'g').map(({ taskId }) => taskId)).toEqual(['a', 'b']);
    expect(codeOf(() => picked('c', two, journey))).toBe('GROUP_FULL');
  });

  test('takes no essay as a reason', () => {
    const reason = 'x'.repeat(1001);
    expect(
      codeOf(() => pickTask(emptyJourney, free, { id: '1', groupId: 'g', taskId: 'a', at, reason })),
    ).toBe('TEXT_TOO_LONG');
  });
});

describe('Switching', () => {
  const change = { id: 's1', groupId: 'g', fromTaskId: 'a', toTaskId: 'b', at: later, reason: 'Too easy' };

  test('keeps the old pick in the history with when and why', () => {
    const journey = switchTask(picked('a'), free, change);
    expect(journey.picks).toEqual([
      {
        id: 'pick-a',
        groupId: 'g',
        taskId: 'a',
        pickedAt: at,
        replacedAt: later,
        replacedBecause: 'Too easy',
      },
      { id: 's1', groupId: 'g', taskId: 'b', pickedAt: later, reason: 'Too easy' },
    ]);
    expect(switchTask(journey, free, change)).toBe(journey);
  });

  test('back again takes the slot again', () => {
    const there = switchTask(picked('a'), free, change);
    const back = switchTask(there, free, { ...change, id: 's2', fromTaskId: 'b', toTaskId: 'a' });
    expect(activePicks(back, 'g').map(({ taskId }) => taskId)).toEqual(['a']);
    expect(back.picks).toHaveLength(3);
  });

  test('is refused from what is not picked and to what is picked or elsewhere', () => {
    const journey = picked('a');
    const to = (changes: object) => () => switchTask(journey, free, { ...change, ...changes });
    expect(codeOf(to({ fromTaskId: 'c' }))).toBe('NOT_PICKED');
    expect(codeOf(to({ toTaskId: 'a' }))).toBe('ALREADY_PICKED');
    expect(codeOf(to({ toTaskId: 'read' }))).toBe('TASK_NOT_IN_GROUP');
  });

  test('in a free group goes on after work was accepted, and the accepted work still counts', () => {
    const journey = switchTask(reviewed(handedIn(picked('a'), 'a'), 'a'), free, change);
    expect(activePicks(journey, 'g').map(({ taskId }) => taskId)).toEqual(['b']);
    expect(scoreOf(journey, free).earned).toBe(9.6);
  });

  test('until reviewed is open while work waits and closed after any answer', () => {
    const content = pathwayWith('until-reviewed');
    const waiting = handedIn(picked('a'), 'a');
    expect(switchTask(waiting, content, change).picks).toHaveLength(2);
    const sentBack = reviewed(waiting, 'a', { outcome: 'not-yet' });
    expect(codeOf(() => switchTask(sentBack, content, change))).toBe('SWITCH_CLOSED');
  });

  describe('where the teacher is asked', () => {
    const content = pathwayWith('ask-teacher');
    const asked = switchTask(picked('a'), content, change);
    const answer = { requestId: 's1', answer: 'approved', at: later, by: 'teacher-1' } as const;

    test('only puts the request, once', () => {
      expect(asked.picks).toHaveLength(1);
      expect(asked.switchRequests).toEqual([
        { id: 's1', groupId: 'g', fromTaskId: 'a', toTaskId: 'b', reason: 'Too easy', askedAt: later },
      ]);
      expect(switchTask(asked, content, change)).toBe(asked);
      expect(codeOf(() => switchTask(asked, content, { ...change, id: 's2', toTaskId: 'c' }))).toBe(
        'SWITCH_ALREADY_ASKED',
      );
    });

    test('approval switches and says who approved', () => {
      const journey = answerSwitch(asked, content, answer);
      expect(activePicks(journey, 'g')).toMatchObject([{ id: 's1', taskId: 'b', pickedAt: later }]);
      expect(journey.switchRequests[0]).toMatchObject({
        answer: 'approved',
        answeredBy: 'teacher-1',
        answeredAt: later,
      });
      expect(answerSwitch(journey, content, answer)).toBe(journey);
      expect(codeOf(() => answerSwitch(journey, content, { ...answer, answer: 'declined' }))).toBe(
        'SWITCH_ALREADY_ANSWERED',
      );
    });

    test('declining leaves the pick, and the student may ask again', () => {
      const journey = answerSwitch(asked, content, { ...answer, answer: 'declined' });
      expect(activePicks(journey, 'g').map(({ taskId }) => taskId)).toEqual(['a']);
      expect(switchTask(journey, content, { ...change, id: 's2' }).switchRequests).toHaveLength(2);
    });

    test('an unknown request is refused', () => {
      expect(codeOf(() => answerSwitch(asked, content, { ...answer, requestId: 'none' }))).toBe(
        'SWITCH_REQUEST_UNKNOWN',
      );
    });
  });
});

describe('Putting a pick back', () => {
  const input = { groupId: 'g', taskId: 'a', at: later };

  test('frees the slot, keeps the history, and again changes nothing', () => {
    const journey = unpick(picked('a'), free, input);
    expect(activePicks(journey, 'g')).toEqual([]);
    expect(journey.picks).toHaveLength(1);
    expect(unpick(journey, free, input)).toBe(journey);
    expect(activePicks(picked('b', free, journey), 'g')).toHaveLength(1);
  });

  test('is refused once work was handed in, or where the rule is not free', () => {
    expect(codeOf(() => unpick(handedIn(picked('a'), 'a'), free, input))).toBe('WORK_STARTED');
    expect(codeOf(() => unpick(picked('a'), pathwayWith('ask-teacher'), input))).toBe('SWITCH_NEEDS_TEACHER');
    expect(codeOf(() => unpick(picked('a'), pathwayWith('until-reviewed'), input))).toBe('SWITCH_CLOSED');
  });
});

describe('Handing in', () => {
  test('needs a pick in a group and none for a must-do', () => {
    expect(codeOf(() => handedIn(emptyJourney, 'a'))).toBe('NOT_PICKED');
    expect(codeOf(() => handedIn(emptyJourney, 'none'))).toBe('TASK_UNKNOWN');
    expect(findWork(handedIn(emptyJourney, 'read'), 'read')?.handIns).toHaveLength(1);
    expect(findWork(handedIn(picked('a'), 'a'), 'a')?.handIns).toHaveLength(1);
  });

  test('keeps what the format asks for, and nothing of another', () => {
    const given = { link: 'https://example.org/x', text: 'typed', note: 'a note' };
    const work = (format: HandIn['format']) =>
      findWork(handedIn(emptyJourney, 'read', { ...given, format }), 'read')?.handIns[0];
    const base = { id: 'hand-in-read', handedInAt: at, note: 'a note' };
    expect(work('text')).toEqual({ ...base, format: 'text', text: 'typed' });
    expect(work('link')).toEqual({ ...base, format: 'link', link: 'https://example.org/x' });
    expect(work('offline')).toEqual({ ...base, format: 'offline' });
  });

  test('accepts only the formats of the task', () => {
    const content = aPathway([{ kind: 'task', task: aTask('read', { formats: ['link', 'offline'] }) }]);
    const work = { id: '1', handedInAt: at, format: 'text', text: 'x' } as const;
    expect(() => handIn(emptyJourney, content, { taskId: 'read', handIn: work })).toThrow(
      'This task takes a link or work shown in person.',
    );
  });

  test.each([
    [{ text: '  \n' }, 'HAND_IN_EMPTY'],
    [{ text: undefined }, 'HAND_IN_EMPTY'],
    [{ text: 'x'.repeat(50_001) }, 'HAND_IN_TOO_LONG'],
    [{ note: 'x'.repeat(2001) }, 'HAND_IN_TOO_LONG'],
    [{ format: 'link' }, 'HAND_IN_EMPTY'],
    [{ format: 'link', link: 'javascript:alert(1)' }, 'LINK_NOT_ALLOWED'],
    [{ format: 'link', link: 'https://me:secret@example.org' }, 'LINK_NOT_ALLOWED'],
    [{ format: 'link', link: `https://example.org/${'x'.repeat(2000)}` }, 'HAND_IN_TOO_LONG'],
  ] as const)('case %# is refused with its code', (changes, code) => {
    expect(codeOf(() => handedIn(emptyJourney, 'read', changes))).toBe(code);
  });

  test('keeps line ends and spaces as typed, and drops only what no screen can show', () => {
    const journey = handedIn(emptyJourney, 'read', { text: '  one\n\ttwo\u0000\u000B 🌱 \uD83C' });
    expect(findWork(journey, 'read')?.handIns[0]?.text).toBe('  one\n\ttwo 🌱 \uFFFD');
  });

  test('again takes the place of what waits and keeps it in the history; the same id changes nothing', () => {
    const once = handedIn(emptyJourney, 'read');
    expect(handedIn(once, 'read')).toBe(once);
    expect(findWork(handedIn(once, 'read', { id: '2' }), 'read')?.handIns.map(({ id }) => id)).toEqual([
      'hand-in-read',
      '2',
    ]);
  });

  test('after acceptance is refused until the teacher sends the work back', () => {
    const accepted = reviewed(handedIn(emptyJourney, 'read'), 'read');
    expect(codeOf(() => handedIn(accepted, 'read', { id: '2' }))).toBe('ALREADY_ACCEPTED');
    const sentBack = reviewed(accepted, 'read', { id: 'second-thought', outcome: 'not-yet' });
    expect(findWork(handedIn(sentBack, 'read', { id: '2' }), 'read')?.handIns).toHaveLength(2);
  });
});

describe('Reviewing', () => {
  const waiting = handedIn(emptyJourney, 'read');

  test('is appended, the last answer holds, and the same id changes nothing', () => {
    const once = reviewed(waiting, 'read', { comment: 'Clear graph' });
    expect(reviewed(once, 'read')).toBe(once);
    expect(scoreOf(once, free).earned).toBe(8);
    const twice = reviewed(once, 'read', { id: '2', points: 9.5 });
    expect(findWork(twice, 'read')?.reviews).toHaveLength(2);
    expect(scoreOf(twice, free).earned).toBe(9.5);
    expect(scoreOf(reviewed(twice, 'read', { id: '3', outcome: 'not-yet' }), free).earned).toBe(0);
  });

  test.each([
    [{ points: undefined }, 'POINTS_MISSING'],
    [{ points: -1 }, 'POINTS_OUT_OF_RANGE'],
    [{ points: 10.01 }, 'POINTS_OUT_OF_RANGE'],
    [{ points: 1.005 }, 'POINTS_OUT_OF_RANGE'],
    [{ points: Number.NaN }, 'POINTS_OUT_OF_RANGE'],
    [{ outcome: 'not-yet', points: 3 }, 'POINTS_NOT_EXPECTED'],
    [{ handInId: 'none' }, 'HAND_IN_UNKNOWN'],
    [{ comment: 'x'.repeat(5001) }, 'TEXT_TOO_LONG'],
  ] as const)('case %# is refused with its code', (changes, code) => {
    expect(codeOf(() => reviewed(waiting, 'read', changes))).toBe(code);
  });

  test('answers only the newest work', () => {
    const again = handedIn(waiting, 'read', { id: 'newer' });
    expect(codeOf(() => reviewed(again, 'read'))).toBe('HAND_IN_OUTDATED');
    expect(codeOf(() => reviewed(emptyJourney, 'read'))).toBe('NOTHING_HANDED_IN');
    expect(codeOf(() => reviewed(waiting, 'none'))).toBe('TASK_UNKNOWN');
  });

  test('of a task without points needs none, and accepting it fills a slot whole', () => {
    const content = aPathway([aGroup('g', ['a', 'b'], { tasks: [aTask('a', { points: 0 }), aTask('b')] })]);
    const given = { id: 'h', handedInAt: at, format: 'offline' } as const;
    const work = handIn(picked('a', content), content, { taskId: 'a', handIn: given });
    const answer = { id: 'r', handInId: 'h', reviewedAt: at, reviewedBy: 't', outcome: 'accepted' } as const;
    expect(scoreOf(review(work, content, { taskId: 'a', review: answer }), content).earned).toBe(12);
    expect(codeOf(() => review(work, content, { taskId: 'a', review: { ...answer, points: 1 } }))).toBe(
      'POINTS_OUT_OF_RANGE',
    );
  });
});

describe('Files', () => {
  const content = aPathway([{ kind: 'task', task: aTask('read', { formats: ['file'] }) }]);
  const file = (id: string) => ({ id, name: `${id}.png`, type: 'image/png', bytes: 10 });
  const withFiles = (files: ReturnType<typeof file>[]) =>
    handIn(emptyJourney, content, {
      taskId: 'read',
      handIn: { id: 'h', handedInAt: at, format: 'file', files },
    });

  test('are handed in as they were uploaded, up to five', () => {
    const files = ['a', 'b', 'c', 'd', 'e'].map(file);
    expect(withFiles(files).works[0]?.handIns[0]?.files).toEqual(files);
    expect(() => withFiles([...files, file('f')])).toThrow(
      expect.objectContaining({ code: 'TOO_MANY_FILES' }),
    );
  });

  test('cannot be left out', () => {
    expect(() => withFiles([])).toThrow(expect.objectContaining({ code: 'HAND_IN_EMPTY' }));
  });
});
