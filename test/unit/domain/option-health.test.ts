import { emptyJourney, type Journey } from '../../../src/domain/journey-types.ts';
import type { Level } from '../../../src/domain/levels.ts';
import { groupHealth, schoolDaysBetween } from '../../../src/domain/option-health.ts';
import type { ChoiceGroup, Task } from '../../../src/domain/pathway.ts';

const option = (id: string): Task => ({
  id,
  title: id,
  instructions: '',
  links: [],
  formats: ['text'],
  points: 10,
  competencies: [],
});
const group = (choose = 1, ids = ['comic', 'log', 'talk']): ChoiceGroup => ({
  id: 'group',
  title: 'Choose',
  choose,
  points: 10,
  switching: 'free',
  tasks: ids.map(option),
});

// A Monday.
const monday = new Date('2026-11-02T09:00:00Z');
const later = (days: number) => new Date(monday.getTime() + days * 86_400_000);

interface Step {
  takes: string;
  /** Then changes to another option. */
  leavesFor?: string;
  sentBack?: number;
  level?: Level;
  handsIn?: boolean;
}

/** One student who took an option on the Monday. */
function walk({ takes, leavesFor, sentBack = 0, level, handsIn = false }: Step): Journey {
  const tries = sentBack + (level === undefined && !handsIn ? 0 : 1);
  const pick = { groupId: 'group', pickedAt: monday };
  return {
    ...emptyJourney,
    picks: [
      { ...pick, id: '1', taskId: takes, ...(leavesFor ? { replacedAt: monday } : {}) },
      ...(leavesFor ? [{ ...pick, id: '2', taskId: leavesFor }] : []),
    ],
    works: [
      {
        taskId: takes,
        handIns: Array.from({ length: tries }, (_, index) => ({
          id: `h${index}`,
          handedInAt: monday,
          format: 'text',
          text: 'x',
        })),
        reviews: Array.from({ length: sentBack + (level === undefined ? 0 : 1) }, (_, index) => ({
          id: `r${index}`,
          handInId: `h${index}`,
          reviewedAt: monday,
          reviewedBy: 'teacher',
          ...(index < sentBack
            ? { outcome: 'not-yet' as const }
            : { outcome: 'accepted' as const, points: 5, ...(level === undefined ? {} : { level }) }),
        })),
      },
    ],
  };
}

const class_ = (...steps: [count: number, step: Step][]): Journey[] =>
  steps.flatMap(([count, step]) => Array.from({ length: count }, () => walk(step)));
const flagsOf = (journeys: Journey[], { of = group(), at = later(1) } = {}) =>
  groupHealth(of, journeys, at).flags;
const kindsOf = (...input: Parameters<typeof flagsOf>) =>
  flagsOf(...input).map(({ kind, taskId }) => `${kind} ${taskId}`);

describe('popular and never chosen', () => {
  test('more than seven in ten is popular, seven in ten is not', () => {
    expect(flagsOf(class_([8, { takes: 'comic' }], [1, { takes: 'log' }], [1, { takes: 'talk' }]))).toEqual([
      { kind: 'popular', taskId: 'comic', count: 8, of: 10 },
    ]);
    expect(kindsOf(class_([7, { takes: 'comic' }], [2, { takes: 'log' }], [1, { takes: 'talk' }]))).toEqual(
      [],
    );
  });

  test('an option that nobody took is named once five students chose', () => {
    const five = class_([3, { takes: 'comic' }], [2, { takes: 'log' }]);
    expect(flagsOf(five)).toEqual([{ kind: 'never-chosen', taskId: 'talk', of: 5 }]);
    expect(flagsOf(five.slice(1))).toEqual([]);
  });

  test('where one must take most of the options, taking one says nothing', () => {
    const all = class_([10, { takes: 'comic' }]);
    expect(kindsOf(all, { of: group(2) })).not.toContain('popular comic');
    expect(kindsOf(all, { of: group(1) })).toContain('popular comic');
  });

  test('who changed away does not make an option popular', () => {
    const away = class_([6, { takes: 'comic', leavesFor: 'log' }], [2, { takes: 'talk' }]);
    expect(kindsOf(away)).toEqual(['abandoned comic', 'popular log']);
  });
});

describe('abandoned', () => {
  test('a third of who chose it changed to another, and at least two of them', () => {
    const some = class_([2, { takes: 'comic', leavesFor: 'log' }], [4, { takes: 'comic', level: 3 }]);
    expect(flagsOf(some, { at: later(1) }).filter(({ kind }) => kind === 'abandoned')).toEqual([
      { kind: 'abandoned', taskId: 'comic', count: 2, of: 6 },
    ]);
    const one = class_([1, { takes: 'comic', leavesFor: 'log' }], [1, { takes: 'comic', level: 3 }]);
    expect(kindsOf(one)).toEqual([]);
  });

  test('who finished it before changing has not left it', () => {
    expect(kindsOf(class_([3, { takes: 'comic', leavesFor: 'log', level: 4 }]))).toEqual([]);
  });

  test('nothing handed in on the tenth school day counts, and not on the ninth', () => {
    const quiet = class_([2, { takes: 'comic' }]);
    // The Monday two weeks later is the tenth, the Friday before it the ninth.
    expect(kindsOf(quiet, { at: later(14) })).toEqual(['abandoned comic']);
    expect(kindsOf(quiet, { at: later(13) })).toEqual([]);
    expect(kindsOf(class_([2, { takes: 'comic', handsIn: true }]), { at: later(30) })).toEqual([]);
  });
});

describe('hard', () => {
  test('half of the works came back twice', () => {
    const hard = class_([2, { takes: 'log', sentBack: 2, level: 3 }], [2, { takes: 'log', level: 3 }]);
    expect(flagsOf(hard)).toEqual([{ kind: 'sent-back', taskId: 'log', count: 2, of: 4 }]);
    expect(kindsOf([...hard, walk({ takes: 'log', level: 3 })])).not.toContain('sent-back log');
  });

  test('levels below “Getting there” on the mean of three works or more', () => {
    const low = class_([2, { takes: 'log', level: 1 }], [1, { takes: 'log', level: 3 }]);
    expect(flagsOf(low)).toEqual([{ kind: 'low-levels', taskId: 'log', mean: 5 / 3, of: 3 }]);
    expect(kindsOf(low.slice(1))).toEqual([]);
  });
});

test('options a whole level apart are uneven, and the lower one is named', () => {
  const apart = class_(
    [3, { takes: 'comic', level: 2 }],
    [3, { takes: 'log', level: 3 }],
    [1, { takes: 'talk' }],
  );
  expect(flagsOf(apart)).toEqual([
    { kind: 'uneven', taskId: 'comic', mean: 2, otherTaskId: 'log', otherMean: 3 },
  ]);
  expect(kindsOf(apart.slice(1))).toEqual([]);
});

test('the record of an option counts students', () => {
  const journeys = class_(
    [1, { takes: 'comic', leavesFor: 'log' }],
    [1, { takes: 'comic', sentBack: 2, level: 2 }],
    [1, { takes: 'comic', handsIn: true }],
  );
  expect(groupHealth(group(), journeys, later(1))).toMatchObject({
    choosers: 3,
    options: [
      {
        taskId: 'comic',
        chosen: 3,
        kept: 2,
        left: 1,
        handedIn: 2,
        finished: 1,
        sentBackTwice: 1,
        meanLevel: 2,
        levels: 1,
      },
      { taskId: 'log', chosen: 1, kept: 1, left: 0, handedIn: 0, finished: 0 },
      { taskId: 'talk', chosen: 0 },
    ],
  });
});

test.each([
  ['2026-11-02', '2026-11-02', 0],
  ['2026-11-02', '2026-11-06', 4],
  ['2026-11-06', '2026-11-08', 0],
  ['2026-11-06', '2026-11-09', 1],
  ['2026-11-07', '2026-11-09', 1],
  ['2026-11-02', '2026-11-16', 10],
  ['2026-11-16', '2026-11-02', 0],
])('school days after %s up to %s: %d', (from, to, days) => {
  expect(schoolDaysBetween(new Date(`${from}T12:00:00Z`), new Date(`${to}T12:00:00Z`))).toBe(days);
});
