import { randomUUID } from 'node:crypto';
import { launch } from '../../sandbox/lms/scripted-browser.ts';
import { newId } from '../../src/database/ids.ts';
import type { LaunchView } from '../../src/features/launch/launch.contract.ts';
import { promised, roles } from '../support/promised-operations.ts';
import {
  exampleFile,
  pathOf,
  secondClientId,
  startTwoTenants,
  type TwoTenants,
} from '../support/two-tenants.ts';

// What one tenant holds is not there for another, in the same LMS with the same courses, links and subs.

let world: TwoTenants;

beforeAll(async () => {
  world = await startTwoTenants();
});
afterAll(() => world.school.close());

/** Operations whose address names nothing that another tenant could have. */
const ownOnly: Record<string, string> = {
  'put /api/comments/{commentId}': 'a comment of one’s own bank',
  'delete /api/comments/{commentId}': 'a comment of one’s own bank',
  'post /api/journey/files/{taskId}': 'a task of one’s own journey',
  'delete /api/journey/files/{taskId}/{fileId}': 'a file of one’s own draft: files',
  'delete /api/journey/picks/{pickId}': 'a pick of one’s own journey',
  'put /api/journey/drafts/{taskId}': 'a task of one’s own journey',
  'put /api/journey/partner-wishes/{taskId}': 'a task of one’s own journey',
  'delete /api/journey/partner-wishes/{taskId}': 'a wish of one’s own: partners',
  'post /api/journey/proposals/{proposalId}/replies': 'a proposal of one’s own journey: proposals',
  'put /api/admin/settings/{key}': 'a setting of one’s own tenant',
  'put /api/course-settings/{key}': 'a setting of one’s own course',
  'delete /api/profile/entries/{entryId}':
    'removes what one wrote, and says the same when there is nothing: profile',
};

describe('two tenants in one LMS, with the same course, link and subs', () => {
  test('hold different people, journeys and pathways', () => {
    for (const name of ['pathwayId', 'journeyId', 'personId'])
      expect(world.theirs.ids[name]).not.toBe(world.ours.ids[name]);
    for (const role of roles)
      expect(world.theirs.views[role].person.id).not.toBe(world.ours.views[role].person.id);
  });

  test('an id of the other tenant in an address is not found, for every role that may ask', async () => {
    const addressed = world.operations.filter(({ id }) => id.includes('{') && !ownOnly[id]);
    expect(addressed.length).toBeGreaterThan(30);
    const names = addressed.flatMap(({ path }) =>
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
    );
    expect(names.filter((name) => !world.ours.ids[name] && name !== 'tenantId')).toEqual([]);
    expect(Object.keys(ownOnly).filter((id) => !world.operations.some((each) => each.id === id))).toEqual([]);
    const { pathway: content } = JSON.parse(exampleFile) as { pathway: object };
    const bodies: Record<string, object> = {
      'post /api/pathways/{pathwayId}/version-previews': { content },
      'post /api/pathways/{pathwayId}/versions': { content, baseVersion: 1 },
      'put /api/pathways/{pathwayId}/sharing': { sharing: 'copy' },
      'put /api/pathway-drafts/{pathwayId}': { content: {}, revision: 0 },
      'post /api/pathway-drafts/{pathwayId}/publication-previews': { revision: 0 },
      'post /api/pathway-drafts/{pathwayId}/publications': { revision: 0 },
      'post /api/journeys/{journeyId}/reviews': {
        id: randomUUID(),
        taskId: world.ours.ids['taskId'],
        handInId: 'h',
        outcome: 'accepted',
        points: 1,
      },
      'post /api/admin/privacy/learners/{personId}/notes': { from: 'family', text: 'Not so.' },
      'post /api/class/people/{personId}/profile/entries': {
        requestId: randomUUID(),
        section: 'interests',
        text: 'Noticed',
        visibility: 'my-teachers',
      },
      'post /api/journeys/{journeyId}/proposal-answers': {
        id: randomUUID(),
        proposalId: 'p',
        answer: 'approve',
      },
      'post /api/journeys/{journeyId}/switch-answers': { requestId: 'r', answer: 'approved' },
      'put /api/profile/entries/{entryId}': { text: 'Ours now', visibility: 'me', revision: 1 },
      'put /api/profile/entries/{entryId}/answer': { answer: 'agree' },
      'put /api/goals/{goalId}': { requestId: randomUUID(), wish: 'Ours', visibility: 'me', revision: 1 },
      'post /api/goals/{goalId}/states': { requestId: randomUUID(), state: 'reached' },
      'post /api/class/goals/{goalId}/answers': { requestId: randomUUID(), answer: 'agree' },
      'post /api/class/people/{personId}/talks': {
        requestId: randomUUID(),
        step: { text: 'Ours now', who: 'both' },
      },
      'put /api/check-in-talks/{talkId}/done': { isDone: true },
      'post /api/admin/platforms/{platformId}/status': { status: 'suspended' },
      'post /api/admin/platforms/{platformId}/key-rotations': { isLeaked: false },
      'post /api/admin/connections/{platformId}/checks': { part: 'lms-keys' },
      'post /api/admin/deployments/{deploymentId}/status': { status: 'suspended' },
      'post /api/admin/requests/{personId}/answers': { answer: 'grant' },
      'post /api/class/people/{personId}/suggestions/changes': { isOff: true },
      'post /api/journeys/{journeyId}/passback/decisions': { keep: 'ours' },
    };
    for (const operation of addressed) {
      // Operators look after all tenants.
      for (const role of promised[operation.id]?.filter((each) => each !== 'operator') ?? []) {
        const { token } = world.theirs.views[role].session;
        const answer = await world.call(
          operation.method,
          pathOf(operation, world.ours),
          token,
          bodies[operation.id],
        );
        const seen = { id: operation.id, status: answer.status };
        expect(seen).toEqual({ id: operation.id, status: 404 });
      }
    }
  });

  test('nothing of the other tenant stands in what a session is shown', async () => {
    const marks = Object.entries(world.ours.ids)
      .filter(([name]) => ['pathwayId', 'journeyId', 'personId'].includes(name))
      .map(([, id]) => id)
      // Operators look after both, and see each other.
      .concat(roles.filter((role) => role !== 'operator').map((role) => world.ours.views[role].person.id));
    const readable = world.operations.filter(({ method, path }) => method === 'get' && !path.includes('{'));
    for (const operation of readable) {
      for (const role of promised[operation.id] ?? []) {
        const answer = await world.call('get', operation.path, world.theirs.views[role].session.token);
        const text = await answer.text();
        for (const mark of marks) expect(text).not.toContain(mark);
      }
    }
  });

  test('a pathway of the other tenant can be neither placed nor deep-linked', async () => {
    const teacher = (await world.open('teacher', secondClientId, world.emptyLink)).session.token;
    const pathwayId = world.ours.ids['pathwayId'];
    expect((await world.call('put', '/api/assignment/pathway', teacher, { pathwayId })).status).toBe(404);
    const page = await launch({
      lms: world.school.lms,
      as: 'rivera',
      course: 'science-7',
      message: 'deep-linking',
      clientId: secondClientId,
    });
    const { session } = page.launch as LaunchView;
    const items = [{ pathwayId, title: 'Stolen', points: 10 }];
    const answer = await world.call('post', '/api/deep-linking/responses', session.token, { items });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('items.0.pathwayId');
  });

  test('a planned assignment of the other tenant fills no link', async () => {
    const { connection } = world.school.tool.dependencies;
    const { tenantId } = world.school.platforms.canvas;
    const planned = {
      _id: newId(),
      tenantId,
      pathwayId: world.ours.ids['pathwayId'],
      title: 'Ours',
      points: 5,
    };
    await connection.model('planned_assignments').collection.insertOne(planned as never);
    const custom = { waymark_assignment: planned._id };
    const stolen = world.school.lms.addAssignment({ course: 'science-7', title: 'Copied', custom }).id;
    expect((await world.open('teacher', secondClientId, stolen)).screen.name).toBe('choose-pathway');
  });

  test('another link of the same tenant does not open a journey of this one', async () => {
    const elsewhere = (await world.open('teacher', undefined, world.emptyLink)).session.token;
    const { journeyId, personId } = world.ours.ids;
    expect((await world.call('get', `/api/board/students/${personId}`, elsewhere)).status).toBe(404);
    expect((await world.call('post', `/api/journeys/${journeyId}/passback/retries`, elsewhere)).status).toBe(
      404,
    );
  });
});

test('a parent sees the child whom the LMS names, and no classmate', async () => {
  // A classmate works on the same assignment.
  expect((await launch({ lms: world.school.lms, as: 'ben', link: world.link })).status).toBe(200);
  const { screen } = await world.open('mentor', undefined);
  if (screen.name !== 'mentor') throw new Error(`saw ${screen.name}`);
  expect(screen.students.map(({ personId }) => personId)).toEqual([world.ours.ids['personId']]);
});
