import { readFileSync } from 'node:fs';
import { emptyJourney, type Journey } from '../../../src/domain/journey-types.ts';
import type { PathwayContent } from '../../../src/domain/pathway.ts';
import { profileTaps } from '../../../src/domain/profile.ts';
import {
  competencyStanding,
  defaultPolicy,
  defaultSteering,
  evidenceOf,
  noLearner,
  suggestOptions,
  type SuggestionInputs,
} from '../../../src/domain/suggestions.ts';

const { pathway } = JSON.parse(
  readFileSync('src/features/pathways/examples/ecosystems-grade-7.waymark.json', 'utf8'),
) as { pathway: PathwayContent };

const nobody: SuggestionInputs = {
  evidence: [],
  learner: noLearner,
  policy: defaultPolicy,
  steering: defaultSteering,
};
const reasonsFor = (
  taskId: string,
  learner: Partial<SuggestionInputs['learner']>,
  journey: Journey = emptyJourney,
) =>
  suggestOptions(
    { ...nobody, learner: { ...noLearner, ...learner }, evidence: evidenceOf(journey) },
    pathway,
  ).get(taskId)?.reasons;

/** Reviewed work, a minute apart, oldest first. */
function worked(...reviews: [taskId: string, level: 1 | 2 | 3 | 4][]): Journey {
  return {
    ...emptyJourney,
    works: reviews.map(([taskId, level], index) => ({
      taskId,
      handIns: [{ id: `h${index}`, handedInAt: new Date(index * 60_000), format: 'text', text: 'x' }],
      reviews: [
        {
          id: `r${index}`,
          handInId: `h${index}`,
          reviewedAt: new Date(index * 60_000 + 1),
          reviewedBy: 'teacher',
          outcome: 'accepted',
          level,
          points: 1,
        },
      ],
    })),
  };
}

test('who told nothing and did nothing gets no reason, and every option is still there', () => {
  const all = suggestOptions(nobody, pathway);
  const options = pathway.milestones.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'group' ? step.group.tasks : [])),
  );
  expect([...all.keys()]).toEqual(options.map(({ id }) => id));
  expect([...all.values()].every(({ reasons, score }) => reasons.length === 0 && score <= 1)).toBe(true);
});

test('an option about what the student likes says so', () => {
  expect(reasonsFor('bean-rabbits', { interests: ['animals'] })).toEqual([
    { kind: 'interest', about: 'animals' },
  ]);
  expect(reasonsFor('graph-detective', { interests: ['animals'] })).toEqual([]);
});

test('an option that offers what helps says so, whatever the format of the others', () => {
  expect(reasonsFor('square-meter-census', { helps: ['outdoors'] })).toEqual([
    { kind: 'preference', about: 'outdoors' },
  ]);
  expect(reasonsFor('graph-detective', { helps: ['outdoors'] })).toEqual([]);
});

test('at most two reasons are told, the weightier first', () => {
  const journey = worked(['lake-trout', 1], ['square-meter-census', 1]);
  const reasons = reasonsFor(
    'bean-rabbits',
    { interests: ['games', 'animals'], helps: ['partner'] },
    journey,
  );
  expect(reasons?.map(({ kind }) => kind)).toEqual(['need', 'interest']);
});

test('a competency counts as a need only after two pieces of work, and no more once it is got', () => {
  const low = { kind: 'need', about: 'eco-1' };
  expect(reasonsFor('graph-detective', {}, worked(['lake-trout', 1]))).toEqual([]);
  const lowTwice = worked(['lake-trout', 1], ['bean-rabbits', 2]);
  expect(reasonsFor('graph-detective', {}, lowTwice)?.[0]).toEqual(low);
  expect(reasonsFor('graph-detective', {}, worked(['lake-trout', 3], ['bean-rabbits', 4]))).toEqual([]);
});

test('recent work weighs more: levels 1, 2, 3, 3 stand at .6625', () => {
  const ids = ['lake-trout', 'square-meter-census', 'graph-detective', 'bean-rabbits'];
  const levels = [1, 2, 3, 3] as const;
  const journey = worked(...ids.map((id, index) => [id, levels[index] ?? 1] as [string, 1 | 2 | 3 | 4]));
  expect(competencyStanding(evidenceOf(journey), pathway).get('eco-1')).toBeCloseTo(0.6625);
});

test('every word that can be tapped under interests can be a topic, and some task has it', () => {
  const topics = new Set(
    ['ecosystems-grade-7', 'fractions-grade-4'].flatMap((name) =>
      readFileSync(`src/features/pathways/examples/${name}.waymark.json`, 'utf8').match(
        /(?<="topics": \[)[^\]]*/g,
      ),
    ),
  );
  const used = [...topics].join(',');
  const unused = (profileTaps.interests ?? []).filter((word) => !used.includes(`"${word}"`));
  expect(unused).toEqual(['space']);
});

/** The suggestions of a student who likes animals and is helped outdoors, with something decided otherwise. */
const decided = (changed: Partial<SuggestionInputs>) =>
  suggestOptions(
    { ...nobody, learner: { ...noLearner, interests: ['animals'], helps: ['outdoors'] }, ...changed },
    pathway,
  );

test('the score is the sum of the terms times their weights', () => {
  const learner = { interests: ['animals'], helps: ['outdoors', 'quiet'], goalCompetencies: ['eco-1'] };
  const evidence = evidenceOf(worked(['lake-trout', 1], ['bean-rabbits', 1]));
  const { terms, score } = decided({ learner, evidence }).get('square-meter-census') ?? {
    terms: {},
    score: 0,
  };
  expect(terms).toEqual({ need: 0.75, goal: 1, interest: 0.5, preference: 0.5, challenge: 1, variety: 0 });
  expect(score).toBe(3 * 0.75 + 2 * 1 + 2 * 0.5 + 1 * 0.5 + 1 * 1);
});

test('two options of a group carry badges at most, those with the highest scores', () => {
  const all = decided({ learner: { ...noLearner, interests: ['art', 'building', 'nature'] } });
  const told = ['podcast', 'museum-panel', 'town-board-brief', 'narrated-model', 'teacher-talk'].map(
    (id) => all.get(id)?.reasons.length,
  );
  // A podcast and a talk share nothing; panel and model one topic of two, the brief its only one.
  expect(told).toEqual([0, 1, 1, 0, 0]);
});

test('a goal is a reason before an interest of the same weight', () => {
  const learner = { ...noLearner, interests: ['animals', 'games'], goalCompetencies: ['eco-1'] };
  expect(decided({ learner }).get('bean-rabbits')?.reasons).toEqual([
    { kind: 'goal', about: 'eco-1' },
    { kind: 'interest', about: 'animals' },
  ]);
});

test('a lowered topic makes way for another that the option has too', () => {
  const learner = { ...noLearner, interests: ['animals', 'games'] };
  const steering = {
    stop: 'just-right' as const,
    lowered: [{ kind: 'interest' as const, about: 'animals', times: 1 }],
  };
  const { reasons, weights } = decided({ learner, steering }).get('bean-rabbits') ?? {};
  expect(reasons).toEqual([{ kind: 'interest', about: 'games' }]);
  expect(weights?.interest).toBe(1.5);
});

test('a warm-up points to options with more help, a stretch to those that ask more, and just right to none', () => {
  const supported: PathwayContent = {
    ...pathway,
    milestones: pathway.milestones.map((milestone) => ({
      ...milestone,
      steps: milestone.steps.map((step) =>
        step.kind === 'group'
          ? {
              ...step,
              group: {
                ...step.group,
                tasks: step.group.tasks.map((task) =>
                  task.id === 'claim-evidence-reasoning' ? { ...task, variant: 'supported' as const } : task,
                ),
              },
            }
          : step,
      ),
    })),
  };
  const shining = (stop: 'warm-up' | 'just-right' | 'stretch') =>
    [...suggestOptions({ ...nobody, steering: { stop, lowered: [] } }, supported)].flatMap(
      ([id, { reasons }]) => reasons.map(({ about }) => [id, about]),
    );
  expect(shining('warm-up')).toEqual([['claim-evidence-reasoning', 'warm-up']]);
  expect(shining('just-right')).toEqual([]);
  expect(shining('stretch')).toEqual([['two-explanations', 'stretch']]);
});

test('what the teacher muted is not told: an option, or a kind of reason', () => {
  const muted = (taskIds: string[], kinds: 'interest'[]) =>
    decided({ policy: { ...defaultPolicy, muted: { taskIds, kinds } } }).get('square-meter-census');
  expect(muted([], [])?.reasons.map(({ kind }) => kind)).toEqual(['interest', 'preference']);
  expect(muted(['square-meter-census'], [])?.reasons).toEqual([]);
  expect(muted([], ['interest'])?.reasons.map(({ kind }) => kind)).toEqual(['preference']);
  expect(muted([], ['interest'])?.weights.interest).toBe(0);
});

test('a pinned option is told first, whatever its score', () => {
  const all = decided({ policy: { ...defaultPolicy, pinned: ['graph-detective'] } });
  expect(all.get('graph-detective')?.reasons).toEqual([{ kind: 'pinned', about: '' }]);
  const told = ['square-meter-census', 'bean-rabbits'].map((id) => all.get(id)?.reasons.length);
  expect(told).toEqual([2, 0]);
});

test('something new is an option that takes no format of the last two pieces; it is told beside another reason only', () => {
  const journey = worked(['lake-trout', 3], ['place-outdoors', 3]);
  // They were written. A podcast cannot be; detective work can.
  expect(reasonsFor('podcast', {}, journey)).toEqual([]);
  expect(reasonsFor('podcast', { interests: ['music'] }, journey)).toEqual([
    { kind: 'interest', about: 'music' },
    { kind: 'variety', about: 'link' },
  ]);
  expect(reasonsFor('graph-detective', { interests: ['stories'] }, journey)).toEqual([
    { kind: 'interest', about: 'stories' },
  ]);
});

test('work that is done is not suggested again', () => {
  const done = worked(['bean-rabbits', 3]);
  expect(reasonsFor('bean-rabbits', { interests: ['games'] })).toHaveLength(1);
  expect(reasonsFor('bean-rabbits', { interests: ['games'] }, done)).toEqual([]);
});

test('switched off there are sums and no reasons', () => {
  const all = decided({ policy: { ...defaultPolicy, isOff: true } });
  expect([...all.values()].flatMap(({ reasons }) => reasons)).toEqual([]);
  expect(all.get('square-meter-census')?.score).toBe(3);
});
