import type { JourneyView } from '../../features/journeys/journey.contract.ts';

/** A place that the trail passes: a signpost, a must-do task or a fork. */
export interface TrailStop {
  id: string;
  /** Already behind the student, so that the trail up to here is filled. */
  isBehind: boolean;
  isHere: boolean;
}

export const postId = (milestoneId: string) => `post-${milestoneId}`;
export const goalId = 'goal';

/** Every place on the trail in its order, and which one is "you are here". */
export function trailStops(journey: JourneyView): TrailStop[] {
  const here = placeOfNextStep(journey);
  const ids = journey.milestones.flatMap((milestone) => [
    postId(milestone.id),
    ...milestone.steps.map((step) => (step.kind === 'task' ? step.task.id : step.group.id)),
  ]);
  ids.push(goalId);
  const index = here === null ? ids.length - 1 : ids.indexOf(here);
  return ids.map((id, position) => ({ id, isBehind: position < index, isHere: position === index }));
}

/** Null at the end of the trail, and while everything waits for the teacher. */
function placeOfNextStep({ nextStep, milestones }: JourneyView): string | null {
  if (nextStep.action === 'choose') return nextStep.groupId;
  if (!('taskId' in nextStep)) return null;
  for (const { steps } of milestones) {
    for (const step of steps) {
      if (step.kind === 'task' && step.task.id === nextStep.taskId) return step.task.id;
      if (step.kind === 'group' && step.group.tasks.some(({ id }) => id === nextStep.taskId))
        return step.group.id;
    }
  }
  return null;
}
