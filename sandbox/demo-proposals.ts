import { randomUUID } from 'node:crypto';
import type { JourneyView } from '../src/features/journeys/journey.contract.ts';

/** Own ideas and searches for a partner in the demo school; all people are invented. */
interface DemoIdea {
  as: string;
  group: string;
  title: string;
  what: string;
  why: string;
  needs: string;
  /** Absent: it waits for the teacher. */
  answer?: { answer: 'approve' | 'decline'; words: string };
}

const ideas: DemoIdea[] = [
  {
    as: 'dev',
    group: 'show',
    title: 'A comic about our lake in 2050',
    what: 'I draw eight panels: the lake today, one change, and what happens to three species.',
    why: 'Each panel says which evidence it comes from, and the last two weigh two ways to help.',
    needs: 'Paper, my pens, and two more days',
  },
  {
    as: 'ana',
    group: 'show',
    title: 'Teach my grandfather’s fishing club',
    what: 'I explain our trout graph to the club for ten minutes and write down their questions.',
    why: 'I must argue from the data, and answer people who know the lake.',
    needs: 'Somebody to film my slides, not faces',
    answer: { answer: 'approve', words: 'A real audience. Bring me their two hardest questions.' },
  },
  {
    as: 'mina',
    group: 'watch-matter-move',
    title: 'Watch our compost at home',
    what: 'I take a photo of our compost every day for two days.',
    why: 'You see that things rot.',
    needs: 'Nothing',
    answer: {
      answer: 'decline',
      words:
        'I like that it is your own compost. For this goal I need to see where the matter goes. Let us plan five days together.',
    },
  },
];

/** The first three look for a partner for the same option. */
const partners = { group: 'population-signs', task: 'square-meter-census', as: ['bo', 'yuki', 'leilani'] };

interface Visitor {
  call<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<T>;
}

/** Proposes, answers and looks for partners, each as the person who does it. */
export async function seedProposals(open: (as: string) => Promise<Visitor>, teacher: Visitor): Promise<void> {
  for (const idea of ideas) await seedIdea(await open(idea.as), teacher, idea);
  for (const as of partners.as) {
    const student = await open(as);
    await student.call('POST', '/api/journey/picks', {
      id: randomUUID(),
      groupId: partners.group,
      taskId: partners.task,
    });
    await student.call('PUT', `/api/journey/partner-wishes/${partners.task}`);
  }
}

async function seedIdea(student: Visitor, teacher: Visitor, idea: DemoIdea): Promise<void> {
  const { as: _as, group: groupId, answer, ...words } = idea;
  const id = randomUUID();
  const { journeyId } = await student.call<JourneyView>('POST', '/api/journey/proposals', {
    id,
    groupId,
    ...words,
  });
  if (!answer) return;
  await teacher.call('POST', `/api/journeys/${journeyId}/proposal-answers`, {
    id: randomUUID(),
    proposalId: id,
    ...answer,
  });
}
