import { randomUUID } from 'node:crypto';
import type { LaunchView } from '../../src/features/launch/launch.contract.ts';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import { createApiClient } from '../support/api-client.ts';
import { launch } from '../../sandbox/lms/scripted-browser.ts';
import { startSchool, type School } from '../support/tool.ts';

let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.close());

const claim = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';

test('a grade that waited for a column is sent when a later launch brings one', async () => {
  const { lms, tool } = school;
  const link = lms.addAssignment({ course: 'science-7', title: 'Ecosystems', scoreMaximum: 100 }).id;
  const withoutColumn = (claims: Record<string, unknown>) =>
    delete (claims[claim] as { lineitem?: string }).lineitem;
  const open = async (as: string, editClaims?: typeof withoutColumn) => {
    const { launch: view } = await launch({
      lms,
      as,
      course: 'science-7',
      link,
      ...(editClaims ? { editClaims } : {}),
    });
    return createApiClient(tool.url, (view as LaunchView).session.token);
  };

  const teacher = await open('rivera', withoutColumn);
  await teacher.send('PUT', '/api/assignment/pathway', { pathwayId: 'library:ecosystems-grade-7' });
  const student = await open('dev', withoutColumn);
  let journey = await student.get<JourneyView>('/api/journey');
  const [step] = journey.milestones[0]?.steps ?? [];
  if (step?.kind !== 'task') throw new Error('the example begins with a must-do task');
  journey = await student.post('/api/journey/hand-ins', {
    id: randomUUID(),
    taskId: step.task.id,
    format: 'text',
    text: 'A pond behind the school.',
  });
  await tool.dependencies.outbox.runOnce();
  const held: JourneyView = await student.get('/api/journey');
  expect(held.passback.state).toBe('no-line-item');

  await open('rivera');
  await tool.dependencies.outbox.runOnce();
  const sent: JourneyView = await student.get('/api/journey');
  expect(sent.passback.state).toBe('delivered');
});
