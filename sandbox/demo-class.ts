import { randomUUID } from 'node:crypto';
import type { OwnConferenceView } from '../src/features/conferences/conference.contract.ts';

/** Somebody at work in the demo; all people are invented. */
interface Visitor {
  call<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<T>;
}

interface Line {
  section: string;
  taps?: string[];
  text?: string;
  visibility?: 'me' | 'this-teacher' | 'my-teachers' | 'family';
}

/** More of the class, so that some share what they like and what helps them. */
const classLines: Record<string, Line[]> = {
  jules: [
    { section: 'interests', taps: ['music', 'animals', 'games'], text: 'I feed the neighbor’s goats.' },
    { section: 'helps', taps: ['quiet', 'examples'] },
    { section: 'languages', text: 'English, some French from my aunt' },
  ],
  noa: [
    { section: 'interests', taps: ['sports', 'nature'] },
    { section: 'strengths', taps: ['helping', 'organizing'] },
    { section: 'helps', taps: ['outdoors', 'movement', 'partner'], text: 'I think while I walk.' },
  ],
  caleb: [
    { section: 'interests', taps: ['machines', 'building', 'games', 'space'] },
    { section: 'strengths', taps: ['fixing'], text: 'I got our old radio to work again.' },
    { section: 'helps', taps: ['steps', 'examples'] },
  ],
  grace: [
    { section: 'interests', taps: ['stories', 'animals'] },
    { section: 'strengths', taps: ['reading', 'ideas'] },
    { section: 'helps', taps: ['quiet', 'writing'] },
    { section: 'languages', text: 'Swahili with my grandmother, English', visibility: 'family' },
  ],
  sami: [
    { section: 'interests', taps: ['cooking', 'sports'] },
    { section: 'helps', taps: ['partner', 'outdoors'] },
    { section: 'tell-teacher', text: 'Please call on me second, not first.' },
  ],
};

const held = {
  nextStep: 'I draw one more food web and ask Ms Rivera what is missing.',
  who: 'student',
  until: '2027-03-12',
};

/** Profiles of more students, each by their own visit. */
export async function seedClass(enter: (as: string) => Promise<Visitor>): Promise<void> {
  await Promise.all(
    Object.entries(classLines).map(async ([as, lines]) => {
      const { call } = await enter(as);
      for (const { section, taps = [], text = '', visibility = 'this-teacher' } of lines) {
        const line = { requestId: randomUUID(), section, taps, text, visibility };
        await call('POST', '/api/profile/entries', line);
      }
    }),
  );
}

/** What a piece shows, by its task; the rest get the last sentence. */
const sentences: Record<string, string> = {
  'lake-trout': 'I can read a graph and say what it does not tell.',
  'square-meter-census': 'I went outside twice, because my first count was too small.',
};
const otherSentence = 'I asked for help before I gave up.';
const pieces = 3;

/** One student has made a conference ready; another has held one. */
export async function seedConferences(enter: (as: string) => Promise<Visitor>): Promise<void> {
  await prepare(await enter('ana'), 'family');
  const mina = await enter('mina');
  await prepare(mina, 'this-teacher');
  await mina.call('POST', '/api/conference/held', { id: randomUUID(), ...held });
}

async function prepare({ call }: Visitor, visibility: string): Promise<void> {
  const { choices } = await call<OwnConferenceView>('GET', '/api/conference');
  await call('PUT', '/api/conference', {
    pieces: choices.works.slice(0, pieces).map(({ journeyId, taskId }) => ({
      journeyId,
      taskId,
      shows: sentences[taskId] ?? otherSentence,
    })),
    lineIds: choices.lines.slice(0, 4).map(({ id }) => id),
    ...(choices.goals[0] ? { goalId: choices.goals[0].id } : {}),
    question: 'When did you see me work hard?',
    visibility,
    revision: -1,
  });
}
