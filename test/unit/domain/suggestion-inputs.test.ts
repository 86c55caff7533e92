import { readFileSync } from 'node:fs';
import { emptyJourney, type Journey } from '../../../src/domain/journey-types.ts';
import type { PathwayContent } from '../../../src/domain/pathway.ts';
import {
  defaultPolicy,
  defaultSteering,
  evidenceOf,
  suggestOptions,
  type SuggestionInputs,
} from '../../../src/domain/suggestions.ts';

// What may never have a part in a suggestion has none: whatever else stands in a journey is changed, and nothing changes.

const { pathway } = JSON.parse(
  readFileSync('src/features/pathways/examples/ecosystems-grade-7.waymark.json', 'utf8'),
) as { pathway: PathwayContent };

const learner = { interests: ['animals', 'stories'], helps: ['outdoors'], goalCompetencies: ['eco-3'] };

const worked: Journey = {
  ...emptyJourney,
  picks: [{ id: 'p', groupId: 'population-signs', taskId: 'bean-rabbits', pickedAt: new Date(1) }],
  works: ['lake-trout', 'bean-rabbits'].map((taskId, index) => ({
    taskId,
    handIns: [{ id: `h${index}`, handedInAt: new Date(index), format: 'text', text: 'The trout fell.' }],
    reviews: [
      {
        id: `r${index}`,
        handInId: `h${index}`,
        reviewedAt: new Date(index + 10),
        reviewedBy: 'teacher',
        outcome: 'not-yet',
        level: 1,
        comment: 'Look at 2012 again.',
      },
    ],
  })),
};

const suggestionsOf = (journey: Journey, more: object = {}) =>
  JSON.stringify([
    ...suggestOptions(
      {
        evidence: evidenceOf(journey),
        learner: { ...learner, ...more },
        policy: defaultPolicy,
        steering: defaultSteering,
      },
      pathway,
    ),
  ]);

/** Every place of a journey that is no input, with a change of it. */
const changes: Record<string, (journey: Journey) => Journey> = {
  'what was written': (journey) => withHandIns(journey, { text: 'I am sad today.', note: 'Please help.' }),
  'links and files': (journey) =>
    withHandIns(journey, {
      link: 'https://example.org/me',
      files: [{ id: 'f', name: 'me.jpg', type: 'image/jpeg', bytes: 9 }],
    }),
  'who answered': (journey) => withReviews(journey, { reviewedBy: 'somebody-else' }),
  'what was answered': (journey) =>
    withReviews(journey, {
      comment: 'A boy from Oak Street, on free lunch.',
      voice: { id: 'v', name: 'v.webm', type: 'audio/webm', bytes: 9 },
    }),
  'how the student looked back': (journey) => ({
    ...journey,
    reflections: [
      { id: 'l', milestoneId: 'read-the-signs', at: new Date(5), scale: 1, sentence: 'I felt lost.' },
    ],
  }),
  'why something was chosen': (journey) => ({
    ...journey,
    picks: journey.picks.map((pick) => ({ ...pick, reason: 'My friend took it.' })),
  }),
  'wishes to switch': (journey) => ({
    ...journey,
    switchRequests: [
      {
        id: 's',
        groupId: 'population-signs',
        fromTaskId: 'bean-rabbits',
        toTaskId: 'graph-detective',
        reason: 'I fell out with my group.',
        askedAt: new Date(6),
      },
    ],
  }),
};

test.each(Object.keys(changes))('%s changes no suggestion', (name) => {
  const changed = changes[name]?.(worked) ?? worked;
  expect(changed).not.toEqual(worked);
  expect(suggestionsOf(changed)).toBe(suggestionsOf(worked));
});

test('whatever else somebody hands over about a learner changes no suggestion', () => {
  const forbidden = {
    name: 'Ana',
    role: 'student',
    sections: ['3A'],
    checkIn: { askedAt: '2026-11-22' },
    'tell-teacher': 'My parents divorce.',
    people: 'My uncle',
    languages: 'Spanish',
    strengths: ['calm'],
    race: 'x',
    sex: 'x',
    disability: 'x',
    discipline: 'x',
    income: 'x',
    mood: 1,
    locale: 'es',
    marksOfOthers: [1, 2, 3],
  };
  expect(suggestionsOf(worked, forbidden)).toBe(suggestionsOf(worked));
});

test('what may be an input does change suggestions, so that the tests above say something', () => {
  const inputs: SuggestionInputs = {
    evidence: evidenceOf(worked),
    learner,
    policy: defaultPolicy,
    steering: defaultSteering,
  };
  const all = (changed: Partial<SuggestionInputs>) =>
    JSON.stringify([...suggestOptions({ ...inputs, ...changed }, pathway)]);
  const before = all({});
  expect(all({ evidence: [] })).not.toBe(before);
  expect(all({ learner: { ...learner, interests: [] } })).not.toBe(before);
  expect(all({ learner: { ...learner, helps: [] } })).not.toBe(before);
  expect(all({ learner: { ...learner, goalCompetencies: [] } })).not.toBe(before);
  expect(all({ steering: { stop: 'stretch', lowered: [] } })).not.toBe(before);
  expect(all({ policy: { ...defaultPolicy, isOff: true } })).not.toBe(before);
});

test('evidence holds these fields and no other', () => {
  const fields = new Set<string>();
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (value !== null && typeof value === 'object' && !(value instanceof Date))
      for (const [key, inner] of Object.entries(value)) {
        fields.add(key);
        collect(inner);
      }
  };
  const handedIn = withReviews(withHandIns(worked, { note: 'x', link: 'x' }), { points: 3, comment: 'x' });
  collect(evidenceOf(handedIn));
  expect([...fields].toSorted()).toEqual(
    ['at', 'format', 'handIns', 'lastReview', 'level', 'outcome', 'points', 'taskId'].toSorted(),
  );
});

function withHandIns(journey: Journey, more: Partial<Journey['works'][number]['handIns'][number]>): Journey {
  return {
    ...journey,
    works: journey.works.map((work) => ({
      ...work,
      handIns: work.handIns.map((handIn) => ({ ...handIn, ...more })),
    })),
  };
}

function withReviews(journey: Journey, more: Partial<Journey['works'][number]['reviews'][number]>): Journey {
  return {
    ...journey,
    works: journey.works.map((work) => ({
      ...work,
      reviews: work.reviews.map((review) => ({ ...review, ...more })),
    })),
  };
}
