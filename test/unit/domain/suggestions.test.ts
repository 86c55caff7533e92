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
