import { newId } from '../../src/database/ids.ts';
import type { ProfileTemplateView } from '../../src/features/profiles/profile-template.contract.ts';
import type { DistrictSettingView } from '../../src/features/settings/settings.contract.ts';
import type { ApiClient } from '../support/api-client.ts';
import { openConsole } from '../support/console.ts';
import { startSchool, type School } from '../support/tool.ts';

// How a district shapes the profile: its own names, prompts and questions, what it may not ask, and two admins at once.

let school: School;
let admin: ApiClient;

beforeAll(async () => {
  school = await startSchool();
  admin = (await openConsole(school.tool, school.platforms.canvas.tenantId)).api;
});
afterAll(() => school.close());

const path = '/api/admin/profile-template';
const read = (api = admin) => api.get<ProfileTemplateView>(path);
const write = (template: ProfileTemplateView, api = admin) =>
  api.send('PUT', path, { sections: template.sections, revision: template.revision });
const section = (template: ProfileTemplateView, wanted = 'interests') => {
  const found = template.sections.find((each) => each.section === wanted);
  if (!found) throw new Error(`no section ${wanted}`);
  return found;
};

test('a district begins with Waymark’s template and changes it; the audit trail says so', async () => {
  const template = await read();
  expect(template).toMatchObject({ revision: 0 });
  section(template).words.all.name = { en: 'My things', es: 'Mis cosas' };
  section(template).questions = [{ id: newId(), text: { en: 'Which pet?', es: '' }, bands: ['to-5'] }];
  section(template, 'goals').isOn = false;
  expect((await write(template)).status).toBe(200);
  const stored = await read();
  expect(stored).toEqual({ ...template, revision: 1, updatedAt: expect.any(String) });
  const { settings } = await admin.get<{ settings: DistrictSettingView[] }>('/api/admin/settings');
  const options = settings.find(({ key }) => key === 'profileSections')?.options;
  expect(options).toContain('interests');
  expect(options).not.toContain('goals');
  const { entries } = await school.tool.dependencies.audit.list(school.platforms.canvas.tenantId, {
    limit: 5,
  });
  expect(entries).toContainEqual(
    expect.objectContaining({ action: 'profile-template.changed', details: { revision: 1 } }),
  );
});

test('another tenant keeps its own, and of two first changes at once one is told', async () => {
  const theirs = (await openConsole(school.tool, school.platforms.schoology.tenantId)).api;
  expect(await read(theirs)).toMatchObject({ revision: 0 });
  const begun = await read(theirs);
  const answers = await Promise.all([write(begun, theirs), write(begun, theirs)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(section(await read()).words.all.name.en).toBe('My things');
});

test('whoever saves upon an older template is told, and the stored one stays', async () => {
  const [first, second] = [await read(), await read()];
  section(first).words.all.name.en = 'First';
  section(second).words.all.name.en = 'Second';
  expect((await write(first)).status).toBe(200);
  expect(await write(second)).toMatchObject({
    status: 409,
    body: { error: { code: 'RULE_BROKEN', details: { rule: 'TEMPLATE_CHANGED' } } },
  });
  expect(section(await read()).words.all.name.en).toBe('First');
});

test('what asks about protected topics is refused, every fault at once, with the words and the law', async () => {
  const template = await read();
  section(template).words.all.prompt.en = 'Which church do you go to?';
  section(template).questions.push({
    id: newId(),
    text: { en: 'What makes you laugh?', es: '¿Cuánto ganan tus papás?' },
    bands: [],
  });
  const { status, body } = await write(template);
  expect(status).toBe(400);
  const { faults } = (body as { error: { faults: { path: string; message: string }[] } }).error;
  expect(faults.map((fault) => fault.path)).toEqual([
    'sections.0.questions.1.bands',
    'sections.0.words.all.prompt.en',
    'sections.0.questions.1.text.es',
  ]);
  expect(faults[1]?.message).toMatch(/religious practices.*“church”.*20 U\.S\.C\. § 1232h/);
  expect(await read()).toEqual(await read());
  expect(section(await read()).words.all.prompt.en).toBe('');
});

test.each([
  ['a section twice', (template: ProfileTemplateView) => template.sections.splice(1, 1, section(template))],
  ['a section missing', (template: ProfileTemplateView) => template.sections.pop()],
  [
    'a question without words',
    (template: ProfileTemplateView) =>
      section(template).questions.push({ id: newId(), text: { en: ' ', es: '' }, bands: ['6-8'] }),
  ],
  [
    'a question for nobody',
    (template: ProfileTemplateView) =>
      section(template).questions.push({ id: newId(), text: { en: 'Why?', es: '' }, bands: [] }),
  ],
  [
    'a name that is too long',
    (template: ProfileTemplateView) => (section(template).words.all.name.es = 'x'.repeat(61)),
  ],
])('%s is refused', async (_, spoil) => {
  const template = await read();
  spoil(template);
  expect(await write(template)).toMatchObject({ status: 400, body: { error: { code: 'INVALID_REQUEST' } } });
});
