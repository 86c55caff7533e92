import { settingsWithModes } from '../../src/database/migrations/2026-11-22-settings.ts';
import type {
  CourseSettingView,
  DistrictSettingView,
} from '../../src/features/settings/settings.contract.ts';
import type { LaunchView } from '../../src/features/launch/launch.contract.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addPathway, openApi } from '../support/browser-steps.ts';
import { openConsole } from '../support/console.ts';
import { launch } from '../../sandbox/lms/scripted-browser.ts';
import { startSchool, type School } from '../support/tool.ts';

// District → course: each value says who set it, and a course differs only where the district leaves room.

let school: School;
let link: string;
let admin: ApiClient;
let teacher: ApiClient;

beforeAll(async () => {
  school = await startSchool();
  link = await addPathway(school);
  admin = (await openConsole(school.tool, school.platforms.canvas.tenantId)).api;
  teacher = (await openApi(school, { as: 'rivera', link })).api;
});
afterAll(() => school.close());

const ofDistrict = async (key: string) => {
  const { settings } = await admin.get<{ settings: DistrictSettingView[] }>('/api/admin/settings');
  return settings.find((each) => each.key === key);
};
const ofCourse = async (key: string, api = teacher) => {
  const { settings } = await api.get<{ settings: CourseSettingView[] }>('/api/course-settings');
  return settings.find((each) => each.key === key);
};
const decide = (key: string, body: object) => admin.send('PUT', `/api/admin/settings/${key}`, body);
const differ = (key: string, value: unknown) => teacher.send('PUT', `/api/course-settings/${key}`, { value });
const parentSees = async () => {
  const page = await launch({ lms: school.lms, as: 'ana-parent', link });
  return (page.launch as LaunchView).screen;
};

test('until somebody decides, values are Waymark’s own, and voice comments are off and locked', async () => {
  expect(await ofDistrict('voice')).toEqual({ key: 'voice', value: false, mode: 'locked', setBy: 'waymark' });
  expect(await ofCourse('families')).toMatchObject({ value: true, mode: 'suggested', setBy: 'waymark' });
  expect(await differ('voice', true)).toMatchObject({
    status: 409,
    body: { error: { code: 'RULE_BROKEN', details: { rule: 'SETTING_LOCKED' } } },
  });
});

test('a suggestion holds until a course differs, and again once the course takes it back', async () => {
  expect((await decide('voice', { mode: 'suggested', value: true })).status).toBe(200);
  expect(await ofCourse('voice')).toMatchObject({ value: true, setBy: 'district', at: expect.any(String) });
  expect((await differ('voice', false)).status).toBe(200);
  expect(await ofCourse('voice')).toMatchObject({ value: false, setBy: 'course', inherited: true });
  const other = (await openApi(school, { as: 'okafor', course: 'maths-4' })).api;
  expect(await ofCourse('voice', other)).toMatchObject({ value: true, setBy: 'district' });
  await differ('voice', null);
  expect(await ofCourse('voice')).toMatchObject({ value: true, setBy: 'district' });
});

test('a list is kept in its own order, each option once, and the audit trail says it', async () => {
  expect(await ofDistrict('profileMedia')).toMatchObject({ value: false, mode: 'locked' });
  await decide('profileSections', { mode: 'suggested', value: ['goals', 'interests', 'goals'] });
  expect(await ofCourse('profileSections')).toMatchObject({ value: ['interests', 'goals'] });
  await differ('profileSections', []);
  expect(await ofCourse('profileSections')).toMatchObject({ value: [], inherited: ['interests', 'goals'] });
  await differ('profileSections', null);
  await decide('profileSections', { mode: 'free' });
  expect(await ofCourse('profileSections')).toMatchObject({ setBy: 'waymark' });
  const trail = await school.tool.dependencies.audit.list(school.platforms.canvas.tenantId, { limit: 10 });
  const said = trail.entries.map(({ details }) => details?.['value']);
  expect(said).toEqual(expect.arrayContaining(['interests,goals', '']));
});

test('locking wins over what a course had chosen; set free, the course’s own word counts again', async () => {
  await decide('language', { mode: 'suggested', value: 'en' });
  await differ('language', 'es');
  await decide('language', { mode: 'locked', value: 'en' });
  expect(await ofCourse('language')).toMatchObject({ value: 'en', setBy: 'district', mode: 'locked' });
  await decide('language', { mode: 'free' });
  expect(await ofCourse('language')).toMatchObject({ value: 'es', setBy: 'course', inherited: 'lms' });
  await differ('language', null);
});

test('the language of a course is that of its screens, whatever the LMS says', async () => {
  await differ('language', 'es');
  const { view } = await openApi(school, { as: 'ana', link });
  expect(view.locale).toBe('es');
  await differ('language', null);
  expect((await openApi(school, { as: 'ana', link })).view.locale).toMatch(/^en/);
});

test('families see nothing of a course that is closed to them', async () => {
  expect((await parentSees()).name).toBe('mentor');
  await differ('families', false);
  expect(await parentSees()).toEqual({ name: 'explain', reason: 'not-for-families' });
  await differ('families', null);
  expect((await parentSees()).name).toBe('mentor');
});

test.each([
  ['voice', { mode: 'locked', value: 'loud' }],
  ['language', { mode: 'suggested', value: 'fr' }],
  ['language', { mode: 'locked' }],
  ['voice', { mode: 'perhaps', value: true }],
  ['profileSections', { mode: 'locked', value: 'goals' }],
  ['profileSections', { mode: 'locked', value: ['goals', 'hobbies'] }],
  ['ageBand', { mode: 'suggested', value: ['6-8'] }],
])('what %s does not take is refused in words: %j', async (key, body) => {
  expect(await decide(key, body)).toMatchObject({
    status: 400,
    body: { error: { code: 'INVALID_REQUEST' } },
  });
});

test('a setting that does not exist is not found', async () => {
  expect(await decide('email', { mode: 'locked', value: true })).toMatchObject({ status: 404 });
});

test('another tenant’s course in the same LMS keeps its own values', async () => {
  const theirs = await openApi(school, { as: 'rivera', dress: 'schoology' });
  await decide('families', { mode: 'locked', value: false });
  expect(await ofCourse('families', theirs.api)).toMatchObject({ value: true, setBy: 'waymark' });
  await decide('families', { mode: 'suggested', value: true });
});

test('each change stands in the audit trail, with who made it', async () => {
  const { entries } = await school.tool.dependencies.audit.list(school.platforms.canvas.tenantId, {
    limit: 200,
  });
  const changes = entries.filter(({ action }) => action === 'setting.changed');
  expect(new Set(changes.map(({ actor }) => actor.kind))).toEqual(new Set(['admin', 'person']));
  expect(changes.at(-1)).toMatchObject({
    target: { id: 'voice' },
    details: { mode: 'suggested', value: true },
  });
});

test('what older versions stored about voice comments becomes a suggestion', async () => {
  const { clock, settings } = school.tool.dependencies;
  const connection = await school.tool.openOwnConnection();
  const tenants = connection.collection('tenants');
  const old = { _id: '0123456789abcdef01234567', name: 'Old', settings: { voice: true }, createdAt: clock() };
  await tenants.insertOne(old as never);
  await settingsWithModes.up(connection);
  await settingsWithModes.up(connection);
  const found = await settings.list({ tenantId: old._id });
  expect(found.find(({ key }) => key === 'voice')).toMatchObject({
    value: true,
    mode: 'suggested',
    setBy: 'district',
  });
});

test('no e-mail address of anybody is stored, though the LMS sends them', async () => {
  const page = await launch({
    lms: school.lms,
    as: 'dev',
    link,
    editClaims: (claims) => {
      claims['email'] = 'dev.raman@students.example.org';
    },
  });
  expect(page.status).toBe(200);
  const collections = Object.values(school.tool.dependencies.connection.models);
  const connection = await school.tool.openOwnConnection();
  expect(collections.length).toBeGreaterThan(10);
  for (const model of collections) {
    const text = JSON.stringify(await connection.collection(model.collection.name).find().toArray());
    expect({ collection: model.collection.name, found: text.includes('students.example.org') }).toEqual({
      collection: model.collection.name,
      found: false,
    });
  }
});
