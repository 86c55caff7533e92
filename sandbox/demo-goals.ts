import { randomUUID } from 'node:crypto';
import type { AgendaView } from '../src/features/check-ins/check-in.contract.ts';
import type { GoalsView } from '../src/features/goals/goal.contract.ts';
import type { JourneyView } from '../src/features/journeys/journey.contract.ts';

/** Somebody who has opened the first lesson. */
interface Visitor {
  view: { person: { id: string } };
  call<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<T>;
}

interface DemoGoal {
  card: Record<string, string>;
  /** The first competency of the pathway is what it is about. */
  isAboutPathway?: boolean;
  ended?: { state: string; text: string };
  said?: { answer: string; text: string };
}

const dayMilliseconds = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * dayMilliseconds).toISOString().slice(0, 10);

/** Goals at every stage; all people are invented. */
function demoGoals(): Record<string, DemoGoal[]> {
  return {
    ana: [
      {
        card: {
          wish: 'Read a graph before I say what it means',
          bestResult: 'I can tell the story of a lake from its numbers',
          obstacle: 'I jump to the picture and skip the axes',
          ifHappens: 'I see a new graph',
          thenDo: 'read both axes aloud first',
          day: inDays(14),
          visibility: 'family',
        },
        isAboutPathway: true,
        said: { answer: 'add', text: 'And the title. It often tells where the numbers come from.' },
      },
      {
        card: { wish: 'Ask one question in each lesson', visibility: 'this-teacher' },
        ended: { state: 'reached', text: 'I asked nine, and two were good.' },
      },
    ],
    dev: [
      {
        card: {
          wish: 'Write as much as I draw',
          obstacle: 'Words take me long',
          ifHappens: 'I have drawn a panel',
          thenDo: 'write one sentence under it at once',
          visibility: 'this-teacher',
        },
        said: { answer: 'agree', text: '' },
      },
    ],
    mina: [
      {
        card: {
          wish: 'Learn five new science words a week',
          ifHappens: 'I hear a new word',
          thenDo: 'put it on a card with a picture',
          day: inDays(-6),
          visibility: 'my-teachers',
        },
      },
      {
        card: { wish: 'Speak first in my group', visibility: 'this-teacher' },
        ended: { state: 'let-go', text: 'Listening first works better for me.' },
      },
    ],
    theo: [
      {
        card: { wish: 'Finish everything on the first day', visibility: 'this-teacher' },
        ended: { state: 'changed', text: 'Now I want to finish one thing well.' },
      },
      { card: { wish: 'Finish one thing well before I switch', visibility: 'this-teacher' } },
    ],
  };
}

/** Goals, a look back, a wish for a talk, and a talk that ended in a step. */
export async function seedGoals(enter: (as: string) => Promise<Visitor>, teacher: Visitor): Promise<void> {
  for (const [as, goals] of Object.entries(demoGoals())) {
    const student = await enter(as);
    for (const goal of goals) await seedGoal(student, teacher, goal);
    if (as === 'ana') await lookBack(student);
    if (as === 'theo') await student.call('PUT', '/api/profile/check-in');
    if (as === 'dev')
      await teacher.call<AgendaView>('POST', `/api/class/people/${student.view.person.id}/talks`, {
        requestId: randomUUID(),
        note: 'He told the whole food web aloud, better than on paper.\nWe looked for a way to keep the words.',
        step: {
          text: 'Record one panel in his own voice, then write from it',
          who: 'student',
          until: inDays(4),
        },
      });
  }
}

async function seedGoal(student: Visitor, teacher: Visitor, goal: DemoGoal): Promise<void> {
  const competencyId = goal.isAboutPathway
    ? (await student.call<GoalsView>('GET', '/api/goals')).choices.competencies[0]?.id
    : undefined;
  const { goals } = await student.call<GoalsView>('POST', '/api/goals', {
    requestId: randomUUID(),
    ...goal.card,
    ...(competencyId ? { competencyId } : {}),
  });
  const id = goals.find(({ wish }) => wish === goal.card['wish'])?.id;
  const { said, ended } = goal;
  if (said)
    await teacher.call('POST', `/api/class/goals/${id}/answers`, { requestId: randomUUID(), ...said });
  if (ended) await student.call('POST', `/api/goals/${id}/states`, { requestId: randomUUID(), ...ended });
}

async function lookBack(student: Visitor): Promise<void> {
  const { milestones } = await student.call<JourneyView>('GET', '/api/journey');
  const offered = milestones.find(({ reflection }) => reflection.isOffered);
  if (!offered) return;
  await student.call('POST', '/api/journey/reflections', {
    id: randomUUID(),
    milestoneId: offered.id,
    scale: 4,
    why: 'The starting check showed me what I know already.',
    sentence: 'I want to see a real lake with this.',
  });
}
