import { randomUUID } from 'node:crypto';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import type { MilestoneDatesView } from '../../src/features/journeys/student.contract.ts';
import { addPathway, handInBefore, openApi, tasksOf } from '../support/browser-steps.ts';
import { startSchool, type School } from '../support/tool.ts';

// What surrounds the work of a student: soft dates and pace, looking back, and what a choice would count.

let school: School;
let link: string;
let now = new Date('2026-11-21T12:00:00Z');

beforeAll(async () => {
  school = await startSchool({ clock: () => now });
  link = await addPathway(school);
});
afterAll(() => school.close());

const setDays = async (days: Record<string, string>) => {
  const { api } = await openApi(school, { as: 'rivera', link });
  return api.send('PUT', '/api/assignment/milestone-dates', { days });
};
const journeyOf = async (as: string): Promise<JourneyView> =>
  (await openApi(school, { as, link })).api.get('/api/journey');

test('pace is told from the teacher’s soft dates, and nothing locks', async () => {
  expect((await journeyOf('ana')).pace).toBe('none');
  const set = await setDays({ 'set-out': '2026-11-24', 'read-the-signs': '2026-12-01' });
  expect(set.status).toBe(200);
  expect((set.body as MilestoneDatesView).milestones[0]).toEqual({
    id: 'set-out',
    title: expect.any(String) as string,
    day: '2026-11-24',
  });
  const journey = await journeyOf('ana');
  expect(journey.pace).toBe('on-pace');
  expect(journey.milestones[0]).toMatchObject({ day: '2026-11-24', pace: 'on-pace' });

  now = new Date('2026-11-27T12:00:00Z');
  const later = await journeyOf('ana');
  expect(later.pace).toBe('needs-time');
  expect(later.milestones.map(({ pace }) => pace).slice(0, 3)).toEqual(['needs-time', 'on-pace', 'none']);
  const handedIn = await handInBefore(school, { as: 'ana', link }, 'place-outdoors');
  expect(tasksOf(handedIn).find(({ id }) => id === 'place-outdoors')?.state).toBe('handed-in');
});

test('dates of unknown milestones and days that do not exist are refused, all at once', async () => {
  expect(await setDays({ elsewhere: '2026-11-24', nowhere: '2026-11-25' })).toMatchObject({
    status: 400,
    body: { error: { faults: [{ path: 'days.elsewhere' }, { path: 'days.nowhere' }] } },
  });
  expect(await setDays({ 'set-out': '2026-02-30' })).toMatchObject({ status: 400 });
  expect((await journeyOf('ana')).milestones[0]?.day).toBe('2026-11-24');
});

test('a student looks back once a milestone is handed in; the teacher sees it', async () => {
  const { api } = await openApi(school, { as: 'dev', link });
  const look = (changes: object) =>
    api.send('POST', '/api/journey/reflections', { id: randomUUID(), milestoneId: 'set-out', ...changes });
  expect(await look({ scale: 4 })).toMatchObject({
    status: 409,
    body: { error: { details: { rule: 'REFLECTION_TOO_EARLY' } } },
  });
  let journey = await journeyOf('dev');
  for (const step of journey.milestones[0]?.steps ?? []) {
    if (step.kind === 'task') journey = await handInBefore(school, { as: 'dev', link }, step.task.id);
  }
  expect(journey.milestones[0]?.reflection).toEqual({ isOffered: true, said: [] });
  expect(await look({ scale: 4, sentence: 'I counted twice.' })).toMatchObject({ status: 200 });
  const teacher = await openApi(school, { as: 'rivera', link });
  const seen = await teacher.api.get<JourneyView>(`/api/board/students/${journey.student.personId}`);
  expect(seen.milestones[0]?.reflection).toMatchObject({
    isOffered: false,
    said: [{ scale: 4, sentence: 'I counted twice.' }],
  });
  expect(seen.score.given).toBeUndefined();
});

test('an option tells what its slot is worth and what the score could become, on the scale of the LMS', async () => {
  const journey = await journeyOf('mina');
  const groups = journey.milestones.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'group' ? [step.group] : [])),
  );
  const group = groups.find(({ id }) => id === 'population-signs');
  expect(group?.slotPoints).toBe(12);
  expect(group?.tasks.map(({ couldBecome }) => couldBecome)).toEqual([12, 12, 12]);
});
