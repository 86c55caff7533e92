import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import type { LaunchView } from '../../src/features/launch/launch.contract.ts';
import { createApiClient } from '../support/api-client.ts';
import { addPathway, handInBefore } from '../support/browser-steps.ts';
import { dropTestDatabase, testDatabaseUri } from '../support/database.ts';
import { launch } from '../../sandbox/lms/scripted-browser.ts';
import { startSchool, startTool, type School, type TestTool } from '../support/tool.ts';

// A link whose pathway is not there any more, such as after a backup was put back: the teacher chooses another, nothing is lost.

let school: School;
let databaseUri: string;
let link: string;
/** A process of its own, which remembers nothing that it read. */
let restarted: TestTool;

beforeAll(async () => {
  databaseUri = testDatabaseUri('relinking');
  school = await startSchool({ databaseUri });
  link = await addPathway(school);
  await handInBefore(school, { as: 'ana', link });
  const { tenantId } = school.platforms.canvas;
  for (const name of ['pathways', 'pathway_versions'])
    await school.tool.dependencies.connection.collection(name).deleteMany({ tenantId });
  restarted = await startTool({ databaseUri });
  school.lms.useTool(restarted.url);
});
afterAll(async () => {
  await restarted.close();
  await school.close();
  await dropTestDatabase(databaseUri);
});

async function open(as: string) {
  const targetLinkUri = `${restarted.url}/lti/launch`;
  const page = await launch({ lms: school.lms, as, course: 'science-7', link, targetLinkUri });
  expect(page.status).toBe(200);
  const view = page.launch as LaunchView;
  return { view, api: createApiClient(restarted.url, view.session.token) };
}

test('students read that it is not ready, the teacher chooses another pathway, and all work is there', async () => {
  expect((await open('ana')).view.screen.name).toBe('not-ready');
  const teacher = await open('rivera');
  const { screen } = teacher.view;
  if (screen.name !== 'choose-pathway') throw new Error(`saw ${screen.name}`);
  expect(screen.isPathwayGone).toBe(true);

  const same = screen.picker.library.find(({ points }) => points === 100);
  const chosen = await teacher.api.send('PUT', '/api/assignment/pathway', { pathwayId: same?.id });
  expect(chosen.status).toBe(200);
  const { screen: after } = chosen.body as LaunchView;
  if (after.name !== 'board') throw new Error(`saw ${after.name}`);
  const row = after.board.rows.find(({ name }) => name === 'Ana Duarte');
  expect(row).toMatchObject({ waiting: 1 });

  const student = await open('ana');
  if (student.view.screen.name !== 'journey') throw new Error(`saw ${student.view.screen.name}`);
  expect(handInsOf(student.view.screen.journey)).toHaveLength(1);
  const seen = await teacher.api.get<JourneyView>(`/api/board/students/${row?.personId}`);
  expect(handInsOf(seen)).toHaveLength(1);
});

test('a link whose pathway is there keeps it', async () => {
  const teacher = await open('rivera');
  const { screen } = teacher.view;
  if (screen.name !== 'board') throw new Error(`saw ${screen.name}`);
  const { pathways } = await teacher.api.get<{ pathways: { id: string }[] }>('/api/pathways?shelf=library');
  const other = pathways.at(-1);
  const refused = await teacher.api.send('PUT', '/api/assignment/pathway', { pathwayId: other?.id });
  expect(refused.status).toBe(409);
});

function handInsOf(journey: JourneyView) {
  return journey.milestones
    .flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === 'task' ? [step.task] : step.group.tasks))
    .flatMap(({ handIns }) => handIns);
}
