import { readFileSync } from 'node:fs';
import { emptyJourney, type Journey } from '../../../src/domain/journey-types.ts';
import type { PathwayContent } from '../../../src/domain/pathway.ts';
import { optionRecords } from '../../../src/domain/suggestion-record.ts';

const { pathway: content } = JSON.parse(
  readFileSync('src/features/pathways/examples/ecosystems-grade-7.waymark.json', 'utf8'),
) as { pathway: PathwayContent };

const option = 'bean-rabbits';

type Reviewed = readonly [taskId: string, level: 1 | 2 | 3 | 4, outcome?: 'accepted' | 'not-yet'];

/** Reviewed work, a minute apart, oldest first, and the option chosen in the third minute. */
function walked(...reviews: Reviewed[]): Journey {
  return {
    ...emptyJourney,
    picks: [{ id: 'p', groupId: 'population-signs', taskId: option, pickedAt: new Date(3 * 60_000) }],
    works: reviews.map(([taskId, level, outcome = 'accepted'], index) => ({
      taskId,
      handIns: [{ id: `h${index}`, handedInAt: new Date(index * 60_000), format: 'text' }],
      reviews: [
        {
          id: `r${index}`,
          handInId: `h${index}`,
          reviewedAt: new Date(index * 60_000 + 1),
          reviewedBy: 'teacher',
          outcome,
          level,
        },
      ],
    })),
  };
}

const recordOf = (journey: Journey, readAt?: number) =>
  optionRecords([
    { journey, content, firstShown: new Map(readAt === undefined ? [] : [[option, new Date(readAt)]]) },
  ]).get(option);

test('a level counts as moved when it is higher just after the option than just before', () => {
  const low: Reviewed[] = [
    ['lake-trout', 1],
    ['square-meter-census', 1],
  ];
  expect(recordOf(walked(...low, [option, 4]))).toMatchObject({ finished: 1, levelMoved: 1 });
  expect(recordOf(walked(...low, [option, 1]))).toMatchObject({ finished: 1, levelMoved: 0 });
  // One piece of work before is too little to say where somebody stood.
  expect(recordOf(walked(['lake-trout', 1], [option, 4]))).toMatchObject({ finished: 1, levelMoved: 0 });
});

test('what came after the option takes no part in how it moved a level', () => {
  const journey = walked(['lake-trout', 3], ['square-meter-census', 3], [option, 1], ['graph-detective', 4]);
  expect(recordOf(journey)).toMatchObject({ levelMoved: 0 });
});

test('work that was sent back is not finished', () => {
  expect(recordOf(walked([option, 1, 'not-yet']))).toMatchObject({ chosen: 1, finished: 0 });
});

test('a choice came after the reason only when the reason was read before', () => {
  expect(recordOf(walked(), 60_000)).toMatchObject({ suggested: 1, chosen: 1, chosenAfterSuggested: 1 });
  expect(recordOf(walked(), 4 * 60_000)).toMatchObject({ suggested: 1, chosen: 1, chosenAfterSuggested: 0 });
  expect(recordOf(walked())).toMatchObject({ suggested: 0, chosen: 1, chosenAfterSuggested: 0 });
});

test('students are added up option by option', () => {
  const records = optionRecords(
    [walked(), emptyJourney].map((journey) => ({ journey, content, firstShown: new Map() })),
  );
  expect(records.get(option)).toMatchObject({ shown: 2, chosen: 1 });
  expect(records.get('graph-detective')).toMatchObject({ shown: 2, chosen: 0 });
});
