import { randomUUID } from 'node:crypto';

/** Lines of the demo school's profiles; all people are invented. */
interface DemoLine {
  section: string;
  taps?: string[];
  text?: string;
  visibility?: 'me' | 'this-teacher' | 'my-teachers' | 'family';
  welcomes?: boolean;
}

type Call = (method: 'POST', path: string, body: object) => Promise<unknown>;

const teacherLines: DemoLine[] = [
  {
    section: 'interests',
    taps: ['nature', 'stories'],
    text: 'I grew up beside a lake and still keep a notebook of every heron I meet.',
    visibility: 'my-teachers',
    welcomes: true,
  },
  {
    section: 'helps',
    text: 'Tell me when I talk too fast. I mean it.',
    visibility: 'my-teachers',
    welcomes: true,
  },
];

const studentLines: Record<string, DemoLine[]> = {
  ana: [
    {
      section: 'interests',
      taps: ['animals', 'nature'],
      text: 'Fishing with my grandfather',
      visibility: 'family',
    },
    { section: 'helps', taps: ['outdoors', 'speaking'], text: 'I think better when I say it aloud.' },
    { section: 'goals', text: 'Work on a boat that counts fish', visibility: 'my-teachers' },
    { section: 'languages', text: 'Spanish at home, English at school', visibility: 'family' },
  ],
  dev: [
    { section: 'interests', taps: ['art', 'stories'], text: 'I draw comics of everything.' },
    { section: 'helps', taps: ['pictures', 'examples'], text: 'New words with a picture' },
    { section: 'strengths', taps: ['drawing', 'ideas'] },
  ],
  mina: [
    {
      section: 'interests',
      taps: ['animals', 'cooking'],
      text: 'We keep bees, and honey goes in everything.',
    },
    { section: 'languages', text: 'Arabic, some French, English since last year', visibility: 'my-teachers' },
    { section: 'helps', taps: ['partner', 'steps'] },
  ],
  theo: [{ section: 'interests', taps: ['games', 'building'] }],
};

const noticed: Record<string, DemoLine> = {
  ana: { section: 'strengths', taps: ['explaining'], text: 'Explains graphs to others with patience.' },
  mina: { section: 'strengths', taps: ['asking'], text: 'Asks the question that moves the class on.' },
};

/** The teacher's own lines, which welcome the class. */
export async function seedTeacherProfile(call: Call): Promise<void> {
  for (const line of teacherLines) await call('POST', '/api/profile/entries', asBody(line));
}

/** What one student tells; students without lines have not begun. */
export async function seedStudentProfile(as: string, call: Call): Promise<void> {
  for (const line of studentLines[as] ?? []) await call('POST', '/api/profile/entries', asBody(line));
}

/** What the teacher noticed about one student. */
export async function seedNoticed(as: string, personId: string, call: Call): Promise<void> {
  const line = noticed[as];
  if (line) await call('POST', `/api/class/people/${personId}/profile/entries`, asBody(line));
}

function asBody({ section, taps = [], text = '', visibility = 'this-teacher', welcomes = false }: DemoLine) {
  return { requestId: randomUUID(), section, taps, text, visibility, welcomes };
}
