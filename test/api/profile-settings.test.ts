import { randomUUID } from 'node:crypto';
import { newId } from '../../src/database/ids.ts';
import type { ProfileSection } from '../../src/domain/profile.ts';
import { profileSections } from '../../src/domain/profile.ts';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import type { ProfileEntryView, ProfileView } from '../../src/features/profiles/profile.contract.ts';
import type { ProfileTemplateView } from '../../src/features/profiles/profile-template.contract.ts';
import type { SettingKey } from '../../src/features/settings/setting-definitions.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addPathway, openApi, tasksOf } from '../support/browser-steps.ts';
import { decideSetting, openConsole } from '../support/console.ts';
import { startSchool, type School } from '../support/tool.ts';

// What district and course decide about the profile, and how a student, a teacher and a family meet it.

let school: School;
let link: string;
let rivera: ApiClient;
let ana: ApiClient;
let anaId: string;
let parent: ApiClient;

beforeAll(async () => {
  school = await startSchool();
  link = await addPathway(school);
  rivera = (await openApi(school, { as: 'rivera', link })).api;
  const opened = await openApi(school, { as: 'ana', link });
  [ana, anaId] = [opened.api, opened.view.person.id];
  parent = (await openApi(school, { as: 'ana-parent', link })).api;
});
afterEach(async () => {
  await decide('profileSections', [...profileSections]);
  await decide('ageBand', '6-8');
  await decide('profileVisibility', 'this-teacher');
  await decide('suggestions', true);
});
afterAll(() => school.close());

const decide = (key: SettingKey, value: unknown) =>
  decideSetting(school.tool, school.platforms.canvas.tenantId, { key, value });
const without = (...off: ProfileSection[]) => profileSections.filter((section) => !off.includes(section));
const line = (section: string, text: string, more: object = {}) => ({
  requestId: randomUUID(),
  section,
  text,
  visibility: 'family',
  ...more,
});
const own = (api = ana) => api.get<ProfileView>('/api/profile');
const ofAna = (api: ApiClient, where: 'class/people' | 'mentees') =>
  api.get<ProfileView>(`/api/${where}/${anaId}/profile`);
const textsOf = ({ entries }: ProfileView) => entries.map(({ text }) => text);
const sectionsOf = ({ sections }: ProfileView) => sections.map(({ section }) => section);

test('a section that is off is offered to nobody, its lines are the student’s own, and they come back with it', async () => {
  await ana.post('/api/profile/entries', line('people', 'Avó Rosa'));
  await ana.post('/api/profile/entries', line('goals', 'Build a canoe'));
  await decide('profileSections', without('people'));
  const mine = await own();
  expect(sectionsOf(mine)).not.toContain('people');
  expect(textsOf(mine)).toEqual(['Avó Rosa', 'Build a canoe']);
  for (const seen of [await ofAna(rivera, 'class/people'), await ofAna(parent, 'mentees')]) {
    expect(sectionsOf(seen)).not.toContain('people');
    expect(textsOf(seen)).toEqual(['Build a canoe']);
  }
  await decide('profileSections', [...profileSections]);
  expect(textsOf(await ofAna(rivera, 'class/people'))).toEqual(['Avó Rosa', 'Build a canoe']);
});

test('in a section that is off nobody writes or answers, and its author may still change or remove a line', async () => {
  const mine = await ana.post<ProfileView>('/api/profile/entries', line('languages', 'Portuguese'));
  const { id, revision } = mine.entries.find(({ text }) => text === 'Portuguese') as ProfileEntryView;
  await decide('profileSections', without('languages'));
  const refused = { status: 409, body: { error: { details: { rule: 'SECTION_OFF' } } } };
  expect(await ana.send('POST', '/api/profile/entries', line('languages', 'French'))).toMatchObject(refused);
  const notice = `/api/class/people/${anaId}/profile/entries`;
  expect(await rivera.send('POST', notice, line('languages', 'Speaks up'))).toMatchObject(refused);
  const answer = await rivera.send('PUT', `/api/profile/entries/${id}/answer`, { answer: 'agree' });
  expect(answer.status).toBe(404);
  const change = { text: 'Portuguese, a little', taps: [], visibility: 'me', revision };
  await ana.put(`/api/profile/entries/${id}`, change);
  expect(textsOf(await own())).toContain('Portuguese, a little');
  expect((await ana.send('DELETE', `/api/profile/entries/${id}`)).status).toBe(200);
});

test('a course may use fewer sections than its district, and another course keeps them all', async () => {
  await rivera.put('/api/course-settings/profileSections', { value: ['goals'] });
  expect(sectionsOf(await own())).toEqual(['goals']);
  const elsewhere = (await openApi(school, { as: 'okafor', course: 'maths-4' })).api;
  expect(sectionsOf(await own(elsewhere))).toEqual([...profileSections]);
  await rivera.put('/api/course-settings/profileSections', { value: null });
});

test('the age band of the course and the visibility of a new line travel with the profile; a teacher’s own is for grown-ups', async () => {
  expect(await own()).toMatchObject({ ageBand: '6-8', visibility: 'this-teacher' });
  await decide('ageBand', 'to-5');
  await decide('profileVisibility', 'me');
  expect(await own()).toMatchObject({ ageBand: 'to-5', visibility: 'me' });
  expect(await ofAna(rivera, 'class/people')).toMatchObject({ ageBand: 'to-5' });
  expect(await own(rivera)).toMatchObject({ ageBand: '9-12' });
});

describe('reasons beside options', () => {
  const reasons = async () =>
    tasksOf(await ana.get<JourneyView>('/api/journey')).flatMap((task) => task.reasons ?? []);

  test('are told from a section that is on, and from none that is off', async () => {
    await ana.post('/api/profile/entries', line('interests', '', { taps: ['animals'] }));
    expect(await reasons()).toContainEqual(expect.objectContaining({ kind: 'interest', about: 'animals' }));
    await decide('profileSections', without('interests'));
    expect(await reasons()).toEqual([]);
  });

  test('are not told where suggestions are off, and nothing else is lost', async () => {
    await decide('suggestions', false);
    expect(await reasons()).toEqual([]);
    expect((await own()).entries.flatMap(({ taps }) => taps)).toContain('animals');
  });
});

describe('what the district wrote', () => {
  test('reaches students of the age band, and a question is kept with its answer when it is asked no more', async () => {
    const admin = (await openConsole(school.tool, school.platforms.canvas.tenantId)).api;
    const path = '/api/admin/profile-template';
    const template = await admin.get<ProfileTemplateView>(path);
    const question = { id: newId(), text: { en: 'Which pet?', es: '¿Qué mascota?' } };
    for (const each of template.sections) {
      if (each.section !== 'interests') continue;
      each.words.all.name.en = 'My things';
      each.questions = [{ ...question, bands: ['6-8'] }];
    }
    const saved = await admin.put<ProfileTemplateView>(path, {
      sections: template.sections.toReversed(),
      revision: template.revision,
    });
    const seen = await own();
    expect(sectionsOf(seen)).toEqual(profileSections.toReversed());
    const interests = seen.sections.find(({ section }) => section === 'interests');
    expect(interests).toMatchObject({ name: { en: 'My things' }, prompt: {}, questions: [question] });

    await ana.post('/api/profile/entries', line('interests', 'A ferret', { questionId: question.id }));
    for (const each of saved.sections) each.questions = [];
    await admin.put(path, { sections: saved.sections, revision: saved.revision });
    const answer = (await ofAna(rivera, 'class/people')).entries.find(({ text }) => text === 'A ferret');
    expect(answer?.question).toEqual(question);
    const late = line('interests', 'A snail', { questionId: question.id });
    const kept = await ana.post<ProfileView>('/api/profile/entries', late);
    expect(kept.entries.find(({ text }) => text === 'A snail')?.question).toBeUndefined();
  });
});
