import { randomUUID } from 'node:crypto';
import type { JourneyView } from '../src/features/journeys/journey.contract.ts';

/** Somebody at work in the demo; all people are invented. */
interface Visitor {
  view: { person: { id: string } };
  call<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<T>;
}

const groupId = 'population-signs';
/** Most take the census; two leave the game for the graphs, and find them hard. */
const takers = ['noa', 'grace', 'sami'];
const leavers = ['jules', 'caleb'];

/** What the teacher decided about suggestions, and a class whose choices are worth a look. */
export async function seedSuggestionPolicies(
  enter: (as: string) => Promise<Visitor>,
  teacher: Visitor,
): Promise<void> {
  for (const as of takers) await pick(await enter(as), 'square-meter-census');
  for (const as of leavers) await changeAndTryTwice(await enter(as), teacher);
  await teacher.call('POST', '/api/class/suggestions/changes', {
    tasks: { 'trail-camera-log': 'pinned', 'bean-rabbits': 'muted' },
    weights: { variety: 1 },
  });
  const { view } = await enter('theo');
  await teacher.call('POST', `/api/class/people/${view.person.id}/suggestions/changes`, {
    tasks: { 'square-meter-census': 'pinned' },
  });
}

function pick({ call }: Visitor, taskId: string): Promise<JourneyView> {
  return call('POST', '/api/journey/picks', { id: randomUUID(), groupId, taskId });
}

async function changeAndTryTwice(student: Visitor, teacher: Visitor): Promise<void> {
  await pick(student, 'bean-rabbits');
  const taskId = 'graph-detective';
  await student.call('POST', '/api/journey/switches', {
    id: randomUUID(),
    groupId,
    fromTaskId: 'bean-rabbits',
    toTaskId: taskId,
    reason: 'We had no beans left.',
  });
  for (const comment of ['Which story goes with the second graph?', 'Name the number that tells you so.']) {
    const journey = await student.call<JourneyView>('POST', '/api/journey/hand-ins', {
      id: randomUUID(),
      taskId,
      format: 'text',
      text: 'Graph two is the rabbits, because it goes up and down.',
    });
    await teacher.call('POST', `/api/journeys/${journey.journeyId}/reviews`, {
      id: randomUUID(),
      taskId,
      handInId: handInOf(journey, taskId),
      outcome: 'not-yet',
      comment,
    });
  }
}

function handInOf(journey: JourneyView, taskId: string): string | undefined {
  return journey.milestones
    .flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'group' ? step.group.tasks : [])))
    .find(({ id }) => id === taskId)
    ?.handIns.at(-1)?.id;
}
