import { handIn, pickTask, review } from '../../../src/domain/journey.ts';
import type { Journey } from '../../../src/domain/journey.ts';
import { findTask } from '../../../src/domain/pathway.ts';
import type { PathwayContent } from '../../../src/domain/pathway.ts';

export const walkStart = new Date('2026-03-09T08:00:00Z');

/** Short ways to walk a pathway in tests; full points unless told. */
export function walk(content: PathwayContent) {
  const by = { reviewedAt: walkStart, reviewedBy: 'teacher-1' };
  return {
    pick(journey: Journey, taskId: string, at = walkStart): Journey {
      const groupId = findTask(content, taskId)?.group?.id ?? '';
      return pickTask(journey, content, { id: `pick-${taskId}`, groupId, taskId, at });
    },
    hand(journey: Journey, taskId: string, id: string, handedInAt = walkStart): Journey {
      return handIn(journey, content, { taskId, handIn: { id, handedInAt, format: 'offline' } });
    },
    accept(
      journey: Journey,
      taskId: string,
      handInId: string,
      points = findTask(content, taskId)?.task.points,
    ): Journey {
      const id = `review-${handInId}-${points}`;
      return review(journey, content, {
        taskId,
        review: { id, handInId, ...by, outcome: 'accepted', points },
      });
    },
    sendBack(journey: Journey, taskId: string, handInId: string): Journey {
      const id = `back-${handInId}`;
      return review(journey, content, { taskId, review: { id, handInId, ...by, outcome: 'not-yet' } });
    },
  };
}
