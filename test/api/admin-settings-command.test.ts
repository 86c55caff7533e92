import { newId } from '../../src/database/ids.ts';
import { dropTestDatabase, testDatabaseUri } from '../support/database.ts';
import { startTool, testSecret, type TestTool } from '../support/tool.ts';
import { waymarkCommand, type CommandResult } from '../support/waymark-command.ts';

// `waymark tenant set`: what a district decides, from the command line.

const databaseUri = testDatabaseUri('settings');
const tenantId = newId();
let tool: TestTool;

beforeAll(async () => {
  tool = await startTool({ databaseUri });
  const { models } = tool.dependencies.lti;
  await models.tenants.create({ _id: tenantId, name: 'Larkspur', createdAt: new Date() });
});
afterAll(async () => {
  await tool.close();
  await dropTestDatabase(databaseUri);
});

const set = (...words: string[]): Promise<CommandResult> =>
  waymarkCommand(['tenant', 'set', tenantId, ...words], {
    env: { MONGODB_URI: databaseUri, WAYMARK_SECRET: testSecret, PUBLIC_URL: tool.url },
  });

test('a setting is suggested, or locked with --mode, and the audit trail says that it was the command line', async () => {
  const suggested = await set('voice', 'on');
  expect(suggested.json()).toMatchObject({
    id: tenantId,
    name: 'Larkspur',
    settings: { voice: { value: true, mode: 'suggested' } },
  });
  expect((await set('language', 'es', '--mode', 'locked')).status).toBe(0);
  const settings = await tool.dependencies.settings.list({ tenantId });
  expect(settings.slice(0, 3)).toMatchObject([
    { key: 'voice', value: true, mode: 'suggested', setBy: 'district' },
    { key: 'families', setBy: 'waymark' },
    { key: 'language', value: 'es', mode: 'locked', setBy: 'district' },
  ]);
  const { entries } = await tool.dependencies.audit.list(tenantId, { limit: 10 });
  expect(entries.map(({ actor }) => actor.kind)).toEqual(['command-line', 'command-line']);
});

test('a list is said with commas between, or as all or none', async () => {
  const said = await set('profileSections', 'goals, interests');
  expect(said.json()).toMatchObject({ settings: { profileSections: { value: ['interests', 'goals'] } } });
  expect((await set('profileSections', 'none')).json()).toMatchObject({
    settings: { profileSections: { value: [] } },
  });
  await set('profileSections', 'all');
  expect((await tool.dependencies.settings.get({ tenantId }, 'profileSections')).length).toBeGreaterThan(5);
});

test('a setting, mode or value that does not exist is refused with what there is', async () => {
  const unknown = await set('email', 'on', '--mode', 'perhaps');
  expect(unknown).toMatchObject({ status: 1, stdout: '' });
  expect(unknown.stderr).toMatch(/must be one of voice, families, language/);
  expect(unknown.stderr).toMatch(/must be one of locked, suggested, free/);
  expect((await set('profileSections', 'interests,hobbies')).stderr).toMatch(
    /must be all, none, or some of interests/,
  );
  expect((await set('voice', 'loud')).stderr).toMatch(/must be one of on, off/);
});
