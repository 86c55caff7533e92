import { emptyJourney, handIn, pickTask, review, switchTask } from '../../../src/domain/journey.ts';
import { findGroup } from '../../../src/domain/pathway.ts';
import { whatCounts } from '../../../src/domain/what-counts.ts';
import { aGroup, aPathway, mustDo } from './fixtures.ts';

const at = new Date('2026-11-21T10:00:00Z');
const content = aPathway([
  mustDo('read'),
  aGroup('way', ['walk', 'draw', 'sing'], { choose: 2, points: 12 }),
]);
const group = findGroup(content, 'way');

function counts(journey: Parameters<typeof whatCounts>[0], taskId: string) {
  if (group === null) throw new Error('the fixture has no group');
  return whatCounts(journey, content, { group, taskId });
}

describe('what counts if a student chooses a task', () => {
  test('is one slot of the group, whichever task fills it', () => {
    expect(counts(emptyJourney, 'sing')).toEqual({
      slotPoints: 6,
      earned: 0,
      couldBecome: 6,
      hasEarlierWork: false,
    });
  });

  test('adds nothing beyond the best works of the group, and keeps what was done before a switch', () => {
    let journey = pickTask(emptyJourney, content, { id: 'p', groupId: 'way', taskId: 'walk', at });
    journey = handIn(journey, content, {
      taskId: 'walk',
      handIn: { id: 'h', handedInAt: at, format: 'offline' },
    });
    journey = review(journey, content, {
      taskId: 'walk',
      review: { id: 'r', handInId: 'h', reviewedAt: at, reviewedBy: 't', outcome: 'accepted', points: 5 },
    });
    journey = switchTask(journey, content, {
      id: 's',
      groupId: 'way',
      fromTaskId: 'walk',
      toTaskId: 'draw',
      at,
    });
    expect(counts(journey, 'walk')).toMatchObject({ earned: 3, couldBecome: 6, hasEarlierWork: true });
    expect(counts(journey, 'draw')).toMatchObject({ earned: 3, couldBecome: 9, hasEarlierWork: false });
  });
});
