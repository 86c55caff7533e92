import { checkDraft } from '../../../src/domain/check-draft.ts';
import { competencyStanding, evidenceOf } from '../../../src/domain/competency-standing.ts';
import { compareVersions } from '../../../src/domain/compare-versions.ts';
import { readDraft } from '../../../src/domain/draft-content.ts';
import { emptyJourney, handIn, review, type HandIn, type Review } from '../../../src/domain/journey.ts';
import { mergeDrafts } from '../../../src/domain/merge-drafts.ts';
import type { PathwayContent, RubricRow, Task, Way } from '../../../src/domain/pathway.ts';
import { suggestFromRows } from '../../../src/domain/rubric.ts';
import { validatePathway } from '../../../src/domain/validate-pathway.ts';
import { whyScore } from '../../../src/domain/why-score.ts';
import { aPathway, mustDo } from './fixtures.ts';

const aRow = (id: string, changes: Partial<RubricRow> = {}): RubricRow => ({
  id,
  title: `Row ${id}`,
  levels: ['I can begin', 'I can with help', 'I can', 'I can teach it'],
  ...changes,
});
const talk: Way = { id: 'talk', title: 'A talk', format: 'offline' };
const comic: Way = { id: 'comic', title: 'A comic', format: 'link', guide: 'Six panels.' };
const rubric = [aRow('claim', { competency: 'argue' }), aRow('clear')];
const withTask = (changes: Partial<Task>, more: Partial<PathwayContent> = {}) =>
  aPathway([mustDo('show', changes)], {
    competencies: [{ id: 'argue', statement: 'I can argue' }],
    ...more,
  });
const content = withTask({ rubric, ways: [talk, comic], competencies: ['argue'], points: 20 });
const handedInAt = new Date('2026-03-09T08:00:00Z');
const hand = (more: Partial<HandIn>) =>
  handIn(emptyJourney, content, {
    taskId: 'show',
    handIn: { id: 'h', handedInAt, format: 'offline', ...more },
  });
const answer = (more: Partial<Review>) =>
  review(hand({}), content, {
    taskId: 'show',
    review: {
      id: 'r',
      handInId: 'h',
      reviewedAt: handedInAt,
      reviewedBy: 'teacher',
      outcome: 'accepted',
      points: 15,
      ...more,
    },
  });
const faultsIn = (input: PathwayContent) => {
  const reading = validatePathway(input);
  return reading.ok ? [] : reading.faults;
};

describe('The rows of a rubric suggest level and points', () => {
  test.each([
    [{ claim: 1, clear: 1 }, 1, 5],
    [{ claim: 1, clear: 2 }, 2, 8],
    [{ claim: 2, clear: 3 }, 3, 13],
    [{ claim: 3, clear: 4 }, 4, 17],
    [{ claim: 4, clear: 4 }, 4, 19],
  ] as const)('%j is level %i and %i of 20 points', (rows, level, points) => {
    expect(suggestFromRows(rubric, rows, 20)).toEqual({ level, points });
  });

  test('only when every row is tapped', () => {
    expect(suggestFromRows(rubric, { claim: 4 }, 20)).toBeUndefined();
    expect(suggestFromRows([], {}, 20)).toBeUndefined();
  });
});

describe('Work for a task with a rubric', () => {
  test('keeps the way in which it is shown and how the student sees it', () => {
    const [work] = hand({ way: 'talk', selfRating: { claim: 3 } }).works;
    expect(work?.handIns[0]).toMatchObject({ way: 'talk', selfRating: { claim: 3 } });
    expect(hand({ selfRating: {} }).works[0]?.handIns[0]).not.toHaveProperty('selfRating');
  });

  test.each([
    ['a way that the task does not have', { way: 'song' }, 'WAY_UNKNOWN'],
    ['a way that is handed in otherwise', { way: 'comic' }, 'WAY_FORMAT'],
    ['a row that the rubric does not have', { selfRating: { other: 3 as const } }, 'ROW_UNKNOWN'],
    ['a level above 4', { selfRating: { claim: 5 as never } }, 'LEVEL_UNKNOWN'],
  ])('is refused with %s', (_, more, code) => {
    expect(() => hand(more)).toThrow(expect.objectContaining({ code }));
  });

  test('keeps the levels that the teacher tapped, also with "not yet"', () => {
    expect(answer({ rows: { claim: 3, clear: 2 } }).works[0]?.reviews[0]?.rows).toEqual({
      claim: 3,
      clear: 2,
    });
    const { points: _points, ...notYet } = {
      outcome: 'not-yet' as const,
      points: 0,
      rows: { clear: 1 as const },
    };
    const sentBack = review(hand({}), content, {
      taskId: 'show',
      review: { id: 'r', handInId: 'h', reviewedAt: handedInAt, reviewedBy: 'teacher', ...notYet },
    });
    expect(sentBack.works[0]?.reviews[0]?.rows).toEqual({ clear: 1 });
  });

  test('is not answered by a row that the rubric does not have', () => {
    expect(() => answer({ rows: { other: 3 } })).toThrow(expect.objectContaining({ code: 'ROW_UNKNOWN' }));
  });

  test('has its rows named in why the score is what it is', () => {
    const why = whyScore(answer({ rows: { clear: 4, claim: 3 } }), content, 20);
    expect(why.milestones[0]?.mustDo[0]?.rows).toEqual([
      { title: 'Row claim', level: 3 },
      { title: 'Row clear', level: 4 },
    ]);
  });
});

describe('A pathway with rubrics and ways', () => {
  test('is whole as it stands, and as a draft', () => {
    expect(faultsIn(content)).toEqual([]);
    expect(readDraft(JSON.parse(JSON.stringify(content)))).toEqual(content);
    expect(checkDraft(content)).toEqual([]);
  });

  test('names every fault with its place', () => {
    const bad = withTask({
      formats: ['text', 'offline'],
      rubric: [aRow('same', { competency: 'gone' }), aRow('same')],
      ways: [talk, comic],
    });
    expect(faultsIn(bad).map(({ path }) => path)).toEqual([
      'milestones[0].steps[0].task.rubric[1].id',
      'milestones[0].steps[0].task.ways[1].format',
      'milestones[0].steps[0].task.rubric[0].competency',
    ]);
    const levels = ['I can', 'I can'] as unknown as RubricRow['levels'];
    expect(faultsIn(withTask({ rubric: [aRow('few', { levels })], ways: [talk] })).length).toBeGreaterThan(1);
  });

  test('is told in the check what to put right, once each, and that ways want a rubric', () => {
    const found = checkDraft(
      withTask({
        formats: ['text', 'offline'],
        competencies: ['argue'],
        rubric: [aRow('half', { levels: ['I can', '', '', ''] })],
        ways: [talk, { ...comic, title: ' ' }],
      }),
    );
    expect(found.map(({ code }) => code)).toEqual(['row-incomplete', 'way-untitled', 'way-format']);
    const unfair = checkDraft(withTask({ ways: [talk, comic], competencies: ['argue'] }));
    expect(unfair.map(({ code, severity }) => [code, severity])).toEqual([
      ['ways-without-rubric', 'look-at'],
    ]);
    expect(checkDraft(withTask({ ways: [talk], rubric })).map(({ code }) => code)).toEqual(['ways-too-few']);
  });

  test('is changed in its task when a row or a way changes', () => {
    const other = withTask({ ...content.milestones[0]?.steps[0], rubric: [aRow('claim')] } as Partial<Task>);
    const { tasks } = compareVersions(content, { ...content, milestones: other.milestones });
    expect(tasks[0]?.fields).toEqual(expect.arrayContaining(['rubric', 'ways']));
  });
});

describe('Two people who change one rubric', () => {
  const task = (rows: RubricRow[], ways?: Way[]) =>
    withTask({ rubric: rows, ...(ways ? { ways } : {}), competencies: [], points: 20 });
  const [claim, clear] = [aRow('claim'), aRow('clear')];
  const mergedTask = (merged: PathwayContent) => {
    const step = merged.milestones[0]?.steps[0];
    return step?.kind === 'task' ? step.task : undefined;
  };

  test('both keep their rows, their ways and their order', () => {
    const { content: merged, conflicts } = mergeDrafts(
      task([claim, clear]),
      task([{ ...claim, title: 'Mine' }, clear], [talk, comic]),
      task([claim, { ...clear, title: 'Theirs' }, aRow('new')]),
    );
    expect(conflicts).toEqual([]);
    expect(mergedTask(merged)?.rubric?.map(({ title }) => title)).toEqual(['Mine', 'Theirs', 'Row new']);
    expect(mergedTask(merged)?.ways).toEqual([talk, comic]);
  });

  test('choose between two texts of the same row', () => {
    const { conflicts } = mergeDrafts(
      task([claim]),
      task([{ ...claim, title: 'Mine' }]),
      task([{ ...claim, title: 'Theirs' }]),
    );
    expect(conflicts).toEqual([
      {
        place: { milestoneId: 'first', taskId: 'show', rowId: 'claim' },
        field: 'title',
        mine: 'Mine',
        theirs: 'Theirs',
      },
    ]);
  });
});

describe('A competency that rows name', () => {
  const two = withTask(
    {
      rubric: [aRow('claim', { competency: 'argue' }), aRow('again', { competency: 'argue' }), aRow('clear')],
      competencies: ['argue', 'tell'],
      points: 20,
    },
    {
      competencies: [
        { id: 'argue', statement: 'I can argue' },
        { id: 'tell', statement: 'I can tell' },
      ],
    },
  );
  const standingWith = (rows: Review['rows']) => {
    const handedIn = handIn(emptyJourney, two, {
      taskId: 'show',
      handIn: { id: 'h', handedInAt, format: 'offline' },
    });
    const reviewed = review(handedIn, two, {
      taskId: 'show',
      review: {
        id: 'r',
        handInId: 'h',
        reviewedAt: handedInAt,
        reviewedBy: 'teacher',
        outcome: 'accepted',
        points: 19,
        level: 4,
        ...(rows ? { rows } : {}),
      },
    });
    return competencyStanding(evidenceOf(reviewed), two);
  };

  test('has each of its rows as evidence, in place of the level of the whole work', () => {
    expect(standingWith({ claim: 1, again: 2, clear: 4 }).get('argue')).toBeCloseTo(0.4);
    expect(standingWith({ claim: 1, again: 2, clear: 4 }).has('tell')).toBe(false);
  });

  test('has the whole work where no row was tapped, and one work is not enough', () => {
    expect(standingWith(undefined).has('argue')).toBe(false);
  });
});
