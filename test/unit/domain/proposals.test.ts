import { classMarks, stuckReasons } from '../../../src/domain/class-marks.ts';
import { emptyJourney, taskStates, type Journey } from '../../../src/domain/journey.ts';
import { scoreOf } from '../../../src/domain/journey.ts';
import { ownTaskId, proposalState, withOwnOptions } from '../../../src/domain/own-options.ts';
import { findTask, type PathwayContent } from '../../../src/domain/pathway.ts';
import {
  answerProposal,
  propose,
  proposalLimits,
  replyToAnswer,
  type TeacherAnswer,
} from '../../../src/domain/proposals.ts';
import { renderMarkdown } from '../../../src/domain/render-markdown.ts';
import { DomainRuleError } from '../../../src/domain/rule-error.ts';
import { whatCounts } from '../../../src/domain/what-counts.ts';
import { whyScore } from '../../../src/domain/why-score.ts';
import { aGroup, aPathway, aTask, mustDo } from './fixtures.ts';
import { walk } from './walk.ts';

const at = new Date('2026-11-21T10:00:00Z');
const content = aPathway([
  mustDo('read'),
  aGroup('way', ['walk', 'draw', 'sing'], { choose: 2, points: 20 }),
]);

const idea = (number = 1) => `00000000-0000-4000-8000-00000000000${number}`;
const own = ownTaskId(idea());
const words = {
  title: 'Clay pond',
  what: 'Model the pond in clay.\nLabel who eats whom.',
  why: 'It shows who depends on whom.',
  needs: 'Clay',
};

const proposed = (journey: Journey = emptyJourney, more: object = {}): Journey =>
  propose(journey, content, { id: idea(), groupId: 'way', at, ...words, ...more });

const answered = (journey: Journey, answer: TeacherAnswer, id = 'answer'): Journey =>
  answerProposal(journey, content, { ...answer, proposalId: idea(), id, at, by: 'teacher-1' });

const replied = (journey: Journey, reply: 'agree' | 'withdraw', id = 'reply'): Journey =>
  replyToAnswer(journey, { proposalId: idea(), id, at, reply });

type Levels = [string, string, string, string];

const stateOf = (journey: Journey) => journey.proposals?.map(proposalState);

const ruleOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainRuleError) return error.code;
    throw error;
  }
  return 'none';
};

describe('a proposal', () => {
  test('waits for the teacher, and is no option yet', () => {
    const journey = proposed();
    expect(stateOf(journey)).toEqual(['waiting']);
    expect(withOwnOptions(content, journey)).toBe(content);
  });

  test('becomes an option among the others when the teacher approves it', () => {
    const journey = answered(proposed(), { answer: 'approve', words: 'Go on.' });
    const option = findTask(withOwnOptions(content, journey), own);
    expect(option).toMatchObject({
      group: { id: 'way', choose: 2, points: 20 },
      task: { title: 'Clay pond', points: 10, formats: ['text', 'link', 'offline'] },
    });
    expect(findTask(content, own)).toBeNull();
  });

  test('keeps the student’s words as they were typed, whatever they hold', () => {
    const what = '# <b>Loud</b>\n1. *one*\n\n[two](https://example.org)';
    const journey = answered(proposed(emptyJourney, { what }), { answer: 'approve' });
    const html = renderMarkdown(findTask(withOwnOptions(content, journey), own)?.task.instructions ?? '');
    expect(html).not.toMatch(/<(?:b|h\d|ol|em|a)\b/);
    expect(html).toContain('# &lt;b&gt;Loud&lt;/b&gt;<br>');
  });

  test('that the teacher changed is an option only when the student says yes, as the teacher left it', () => {
    const option = { title: 'Clay food web', what: 'Model it and explain it.', formats: ['file' as const] };
    const adjusted = answered(proposed(), { answer: 'adjust', option });
    expect(stateOf(adjusted)).toEqual(['adjusted']);
    expect(withOwnOptions(content, adjusted)).toBe(content);
    const agreed = replied(adjusted, 'agree');
    expect(findTask(withOwnOptions(content, agreed), own)?.task).toMatchObject({
      title: 'Clay food web',
      formats: ['file'],
      points: 10,
    });
    expect(agreed.proposals?.[0]?.events.map(({ kind }) => kind)).toEqual(['proposed', 'adjusted', 'agreed']);
  });

  test.each([
    [
      'declined',
      (journey: Journey) => answered(journey, { answer: 'decline', words: 'Show the numbers too.' }),
    ],
    ['withdrawn', (journey: Journey) => replied(journey, 'withdraw')],
  ])('that is %s stays in the history and is no option', (state, end) => {
    const journey = end(proposed());
    expect(stateOf(journey)).toEqual([state]);
    expect(withOwnOptions(content, journey)).toBe(content);
    expect(journey.proposals?.[0]?.events).toHaveLength(2);
  });

  test('is the same when it is sent again, and so is each answer', () => {
    const once = proposed();
    expect(proposed(once, { what: 'Other words' })).toBe(once);
    const approved = answered(once, { answer: 'approve' });
    expect(answered(approved, { answer: 'approve' })).toBe(approved);
  });

  test('builds what all options of its group build', () => {
    const tasks = [
      aTask('walk', { competencies: ['ECO-1', 'ECO-2'] }),
      aTask('draw', { competencies: ['ECO-2', 'COM'] }),
    ];
    const pathway = aPathway([aGroup('way', [], { tasks })]);
    const journey = answered(proposed(), { answer: 'approve' });
    expect(findTask(withOwnOptions(pathway, journey), own)?.task.competencies).toEqual(['ECO-2']);
  });

  test('is looked at by the rubric that all options of its group share', () => {
    const rubric = [
      { id: 'row', title: 'Evidence', levels: ['I can a', 'I can b', 'I can c', 'I can d'] as Levels },
    ];
    const journey = answered(proposed(), { answer: 'approve' });
    const rubricIn = (tasks: ReturnType<typeof aTask>[]) =>
      findTask(withOwnOptions(aPathway([aGroup('way', [], { tasks })]), journey), own)?.task.rubric;
    expect(rubricIn([aTask('walk', { rubric }), aTask('draw', { rubric })])).toEqual(rubric);
    expect(rubricIn([aTask('walk', { rubric }), aTask('draw')])).toBeUndefined();
  });

  test('without a name is called by its first sentence, cut at a word', () => {
    const titleOf = (what: string) => {
      const [event] = proposed(emptyJourney, { title: '', what }).proposals?.[0]?.events ?? [];
      return event?.kind === 'proposed' ? event.title : '';
    };
    expect(titleOf('Build a pond. Then label it.')).toBe('Build a pond');
    const long = titleOf('I would like to build a very small pond out of clay and wire and glass');
    expect(long).toBe('I would like to build a very small pond out of clay and…');
  });
});

describe('is refused', () => {
  test.each([
    ['PROPOSAL_INCOMPLETE', () => proposed(emptyJourney, { what: '  ' })],
    ['PROPOSAL_INCOMPLETE', () => proposed(emptyJourney, { why: '' })],
    ['TEXT_TOO_LONG', () => proposed(emptyJourney, { needs: 'x'.repeat(proposalLimits.words + 1) })],
    ['GROUP_UNKNOWN', () => proposed(emptyJourney, { groupId: 'elsewhere' })],
    ['PROPOSAL_UNKNOWN', () => answered(emptyJourney, { answer: 'approve' })],
    ['PROPOSAL_INCOMPLETE', () => answered(proposed(), { answer: 'decline', words: ' ' })],
    [
      'FORMAT_NOT_ACCEPTED',
      () => answered(proposed(), { answer: 'adjust', option: { title: 'A', what: 'B', formats: [] } }),
    ],
    ['PROPOSAL_NOT_ADJUSTED', () => replied(proposed(), 'agree')],
    ['PROPOSAL_CLOSED', () => answered(replied(proposed(), 'withdraw'), { answer: 'approve' })],
    ['PROPOSAL_CLOSED', () => replied(answered(proposed(), { answer: 'approve' }), 'withdraw')],
    [
      'PROPOSAL_WITH_STUDENT',
      () => {
        const option = { title: 'A', what: 'B', formats: ['text' as const] };
        return answered(answered(proposed(), { answer: 'adjust', option }), { answer: 'approve' }, 'again');
      },
    ],
  ])('with %s', (code, work) => expect(ruleOf(work)).toBe(code));

  test('a third open one of a group, until one is taken back', () => {
    const two = proposed(proposed(), { id: idea(2) });
    expect(ruleOf(() => proposed(two, { id: idea(3) }))).toBe('PROPOSALS_TOO_MANY');
    expect(stateOf(proposed(replied(two, 'withdraw'), { id: idea(3) }))).toHaveLength(3);
  });

  test('an eleventh of a journey', () => {
    let journey: Journey = emptyJourney;
    for (let number = 0; number < proposalLimits.inJourney; number += 1) {
      journey = replyToAnswer(proposed(journey, { id: idea(number) }), {
        proposalId: idea(number),
        id: `w${number}`,
        at,
        reply: 'withdraw',
      });
    }
    const eleventh = { id: '00000000-0000-4000-8000-000000000099' };
    expect(ruleOf(() => proposed(journey, eleventh))).toBe('PROPOSALS_TOO_MANY');
  });

  test('to go to and fro for ever', () => {
    let journey = proposed();
    const option = { title: 'A', what: 'B', formats: ['text' as const] };
    for (let number = 1; number < proposalLimits.events; number += 1)
      journey = answered(journey, { answer: 'adjust', option }, `a${number}`);
    expect(ruleOf(() => answered(journey, { answer: 'adjust', option }, 'last'))).toBe('PROPOSALS_TOO_MANY');
  });
});

describe('an own option counts like any other', () => {
  /** Groups of 20 points, two slots: .9 and .6 count, .5 does not (12 of 20 would be .6 and .6). */
  const score = (walked: PathwayContent, journey: Journey, works: [string, number][]) => {
    const step = walk(walked);
    let next = journey;
    for (const [taskId, points] of works) {
      next = { ...next, works: [...next.works, { taskId, handIns: [], reviews: [] }] };
      next = {
        ...next,
        picks: [
          ...next.picks.map((pick) => ({ ...pick, replacedAt: at })),
          { id: `p-${taskId}`, groupId: 'way', taskId, pickedAt: at },
        ],
      };
      next = step.accept(step.hand(next, taskId, `h-${taskId}`), taskId, `h-${taskId}`, points);
    }
    return next;
  };

  test('20 points and two slots: the best two of .9, .6 and .5 are 15, whichever of them is the own one', () => {
    const approved = answered(proposed(), { answer: 'approve' });
    const walked = withOwnOptions(content, approved);
    for (const works of [
      [
        [own, 9],
        ['walk', 6],
        ['draw', 5],
      ],
      [
        ['walk', 9],
        [own, 6],
        ['draw', 5],
      ],
      [
        ['walk', 9],
        ['draw', 6],
        [own, 5],
      ],
    ] as [string, number][][]) {
      const journey = score(walked, approved, works);
      expect(scoreOf(journey, walked).parts[0]?.groups[0]).toMatchObject({
        points: 20,
        choose: 2,
        earned: 15,
      });
    }
  });

  test('the sum behind the number names it, and says what it could become', () => {
    const approved = answered(proposed(), { answer: 'approve' });
    const walked = withOwnOptions(content, approved);
    const journey = score(walked, approved, [
      [own, 9],
      ['walk', 6],
      ['draw', 5],
    ]);
    const [group] = whyScore(journey, walked, 30).milestones[0]?.groups ?? [];
    expect(group?.counted).toMatchObject([
      { taskId: own, title: 'Clay pond', earned: 9, possible: 10 },
      { taskId: 'walk', title: 'Task walk', earned: 6, possible: 10 },
    ]);
    const place = findTask(walked, own)?.group;
    if (!place) throw new Error('the own option stands in no group');
    expect(whatCounts(emptyJourney, walked, { group: place, taskId: own })).toMatchObject({
      slotPoints: 10,
      couldBecome: 10,
    });
  });

  test('it takes a slot, and gives it free like the others', () => {
    const approved = answered(proposed(), { answer: 'approve' });
    const walked = withOwnOptions(content, approved);
    const step = walk(walked);
    const full = step.pick(step.pick(approved, own), 'walk');
    expect(taskStates(full, walked).get('draw')).toBe('not-chosen');
    expect(ruleOf(() => step.pick(full, 'draw'))).toBe('GROUP_FULL');
  });
});

test('the teacher’s class list says that an own way waits, since when, and no more once it is answered', () => {
  const waiting = classMarks(proposed(), content);
  expect(waiting).toMatchObject({ proposes: true, waitingSince: at, lastActiveAt: at });
  expect(stuckReasons({ ...waiting, stage: 'not-started' }, undefined, at)).toEqual(['proposes']);
  const after = classMarks(answered(proposed(), { answer: 'approve' }), content);
  expect(after.proposes).toBeUndefined();
  expect(after.waitingSince).toBeUndefined();
});
