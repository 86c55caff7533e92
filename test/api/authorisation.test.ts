import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SignJWT, UnsecuredJWT, decodeJwt } from 'jose';
import type { Platform } from '../../src/lti/platform.model.ts';
import type { LaunchView } from '../../src/features/launch/launch.contract.ts';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import type { PathwaySummaryView } from '../../src/features/pathways/pathway.contract.ts';
import { newId } from '../../src/database/ids.ts';
import { tasksOf } from '../support/browser-steps.ts';
import { decideSetting } from '../support/console.ts';
import { sampleFiles } from '../support/sample-files.ts';
import { launch } from '../../sandbox/lms/scripted-browser.ts';
import { promised, roles, type CourseRole, type Role } from '../support/promised-operations.ts';
import { startSchool, type School } from '../support/tool.ts';

// Who may call what: every operation that the app offers, each role, each kind of bad token, and the neighbour's tenant.

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const lis = 'http://purl.imsglobal.org/vocab/lis/v2/';
const launchedAs: Record<CourseRole, { as: string; roles: string[] }> = {
  teacher: { as: 'rivera', roles: [`${lis}membership#Instructor`] },
  reviewer: { as: 'sato', roles: [`${lis}membership/Instructor#TeachingAssistant`] },
  designer: { as: 'lind', roles: [`${lis}membership#ContentDeveloper`] },
  student: { as: 'ana', roles: [`${lis}membership#Learner`] },
  mentor: { as: 'ana-parent', roles: [`${lis}membership#Mentor`] },
  none: { as: 'admin', roles: [`${lis}institution/person#Administrator`] },
};

interface Operation {
  /** Method and path, as in the table above. */
  id: string;
  name: string;
  method: string;
  path: string;
}

/** One tenant's side of the school: a session for each role, and the ids of what it holds. */
interface Side {
  views: Record<Role, LaunchView>;
  ids: Record<string, string>;
}

let school: School;
let link: string;
let emptyLink: string;
let operations: Operation[];
let ours: Side;
let theirs: Side;
let neighbour: Platform;
let shift = 0;

const exampleFile = readFileSync('src/features/pathways/examples/ecosystems-grade-7.waymark.json', 'utf8');
const secondClientId = '10000000000077';

beforeAll(async () => {
  school = await startSchool({ clock: () => new Date(Date.now() + shift) });
  operations = await listOperations();
  link = school.lms.addAssignment({ course: 'science-7', title: 'Ecosystems' }).id;
  emptyLink = school.lms.addAssignment({ course: 'science-7', title: 'Empty' }).id;
  await registerNeighbour();
  ours = await startSide(undefined);
  theirs = await startSide(secondClientId);
});
afterAll(() => school.close());

async function listOperations(): Promise<Operation[]> {
  const answer = await fetch(`${school.tool.url}/api/openapi.json`);
  const { paths } = (await answer.json()) as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => ({
      id: `${method} ${path}`,
      name: operationId,
      method,
      path,
    })),
  );
}

/** Another tenant in the same LMS: same issuer, same courses, links and subs, another client id. */
async function registerNeighbour(): Promise<void> {
  const [registration] = school.lms.state.platforms.canvas.registrations;
  if (!registration) throw new Error('the sandbox has no registration');
  school.lms.state.platforms.canvas.registrations.push({ ...registration, clientId: secondClientId });
  neighbour = await school.tool.dependencies.lti.registry.add({
    ...school.lms.platform('canvas'),
    clientId: secondClientId,
    deploymentPolicy: 'accept',
    audience: undefined,
  });
}

/** A console session of this tenant, or of the installation. */
async function openConsole(role: 'admin' | 'operator', clientId: string | undefined): Promise<LaunchView> {
  const { links, console } = school.tool.dependencies.admin;
  const tenantId = clientId ? neighbour.tenantId : school.platforms.canvas.tenantId;
  const tenant = role === 'admin' && tenantId ? { tenantId } : {};
  const { code } = await links.create({ ...tenant, label: 'Test', hours: 1 });
  return console.signIn(code, 'en');
}

async function open(role: Role, clientId: string | undefined, at = link): Promise<LaunchView> {
  if (role === 'admin' || role === 'operator') return openConsole(role, clientId);
  const { as, roles: urns } = launchedAs[role];
  const page = await launch({
    lms: school.lms,
    as,
    link: at,
    ...(clientId ? { clientId } : {}),
    editClaims: (claims) => void ((claims as Record<string, unknown>)[`${lti}roles`] = urns),
  });
  expect(page.status).toBe(200);
  return page.launch as LaunchView;
}

const call = (method: string, path: string, token: string | undefined, body?: object): Promise<Response> =>
  fetch(school.tool.url + path, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(method === 'get' ? {} : { body: JSON.stringify(body ?? {}) }),
  });

async function startSide(clientId: string | undefined): Promise<Side> {
  const teacher = (await open('teacher', clientId)).session.token;
  const imported = await call('post', '/api/pathways/imports', teacher, { file: exampleFile });
  const { id: pathwayId } = (await imported.json()) as PathwaySummaryView;
  expect((await call('put', '/api/assignment/pathway', teacher, { pathwayId })).status).toBe(200);
  const entries = await Promise.all(roles.map(async (role) => [role, await open(role, clientId)] as const));
  const views = Object.fromEntries(entries) as Record<Role, LaunchView>;
  if (views.student.screen.name !== 'journey') throw new Error('the student saw no journey');
  const { journey } = views.student.screen;
  const line = { requestId: randomUUID(), section: 'interests', text: 'Bees', visibility: 'family' };
  const profile = await call('post', '/api/profile/entries', views.student.session.token, line);
  const { entries: lines } = (await profile.json()) as { entries: { id: string }[] };
  const platform = clientId ? neighbour : school.platforms.canvas;
  const made = await makeInConsole(platform, views);
  const listed = await school.tool.dependencies.lti.registry.list();
  return {
    views,
    ids: {
      platformId: platform._id,
      deploymentId: listed.find(({ _id }) => _id === platform._id)?.deployments[0]?._id ?? '',
      adminId: views.admin.person.id,
      entryId: lines[0]?.id ?? '',
      fileId: await uploadFile(journey, views.student.session.token),
      mediaId: await uploadPicture(platform, views.student.session.token),
      ...made,
      wishId: await lookForPartner(journey, views.student.session.token, views.teacher.session.token),
      ...(await makeGoalAndTalk(views)),
      pathwayId,
      journeyId: journey.journeyId,
      personId: views.student.person.id,
      pickId: 'pick-1',
      taskId: firstTaskOf(journey),
    },
  };
}

/** What an admin of this tenant has under way: a sign-in link, a registration link, a hold, and an erasure for later. */
async function makeInConsole(
  { tenantId = '' }: Platform,
  views: Record<Role, LaunchView>,
): Promise<Record<string, string>> {
  const { admin, lti: port } = school.tool.dependencies;
  const scope = { kind: 'person', id: views.student.person.id };
  const post = async (path: string, body: object): Promise<string> => {
    const answer = await call('post', `/api/admin/privacy/${path}`, views.admin.session.token, body);
    return ((await answer.json()) as { id: string }).id;
  };
  const invite = await port.registration.invites.create({ forWhom: 'A school', tenantId, days: 7 });
  return {
    linkId: (await admin.links.create({ tenantId, label: 'Later', hours: 1 })).id,
    inviteId: invite.id,
    noteId: await post(`learners/${scope.id}/notes`, { from: 'family', text: 'Not so.' }),
    // A hold would refuse the erasure, so it comes after it.
    erasureId: await post('erasures', {
      id: randomUUID(),
      scope,
      inDays: 30,
      confirmation: views.student.person.name ?? '',
    }),
    holdId: await post('holds', { scope, reason: 'A question of the court' }),
  };
}

async function lookForPartner(journey: JourneyView, token: string, teacher: string): Promise<string> {
  const [group] = journey.milestones
    .flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === 'group' ? [step.group] : []));
  const taskId = group?.tasks[0]?.id ?? '';
  await call('post', '/api/journey/picks', token, { id: randomUUID(), groupId: group?.id, taskId });
  await call('put', `/api/journey/partner-wishes/${taskId}`, token);
  const { wishes } = (await (await call('get', '/api/board/partner-wishes', teacher)).json()) as {
    wishes: { id: string }[];
  };
  return wishes[0]?.id ?? '';
}

/** A goal that the student shares with everybody who may ask, and a talk about it. */
async function makeGoalAndTalk({
  student,
  teacher,
}: Record<Role, LaunchView>): Promise<Record<string, string>> {
  const goal = { requestId: randomUUID(), wish: 'Read a graph', visibility: 'family' };
  const goals = await call('post', '/api/goals', student.session.token, goal);
  const step = { text: 'Draw one', who: 'student' };
  const path = `/api/class/people/${student.person.id}/talks`;
  const talks = await call('post', path, teacher.session.token, { requestId: randomUUID(), step });
  return {
    goalId: ((await goals.json()) as { goals: { id: string }[] }).goals[0]?.id ?? '',
    talkId: ((await talks.json()) as { talks: { id: string }[] }).talks[0]?.id ?? '',
  };
}

async function uploadFile(journey: JourneyView, token: string): Promise<string> {
  const task = tasksOf(journey).find(({ formats }) => formats.includes('file'));
  const answer = await fetch(`${school.tool.url}/api/journey/files/${task?.id}?name=a.png`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(sampleFiles.png),
  });
  return ((await answer.json()) as { files: { id: string }[] }).files[0]?.id ?? '';
}

async function uploadPicture({ tenantId = '' }: Platform, token: string): Promise<string> {
  await decideSetting(school.tool, tenantId, { key: 'profileMedia', value: true });
  const answer = await fetch(`${school.tool.url}/api/own-media?purpose=profile`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(sampleFiles.png),
  });
  return ((await answer.json()) as { id: string }).id;
}

function firstTaskOf(journey: JourneyView): string {
  const [step] = journey.milestones.flatMap((milestone) => milestone.steps);
  const id = step?.kind === 'task' ? step.task.id : step?.group.tasks[0]?.id;
  return id ?? '';
}

const pathOf = (operation: Operation, side: Side): string =>
  operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => side.ids[name] ?? `no-${name}`);

const codeOf = async (answer: Response): Promise<string | undefined> =>
  ((await answer.json()) as { error?: { code?: string } }).error?.code;

test('every operation of the app stands in the table above, under a name of its own', () => {
  expect(operations.length).toBeGreaterThan(20);
  expect(operations.filter(({ id }) => !promised[id]).map(({ id }) => id)).toEqual([]);
  expect(new Set(operations.map(({ name }) => name)).size).toBe(operations.length);
});

test.each(roles)('%s may call what is promised, and is told 403 elsewhere', async (role) => {
  for (const operation of operations) {
    const { token } = ours.views[role].session;
    const answer = await call(operation.method, pathOf(operation, ours), token);
    const seen = { id: operation.id, forbidden: answer.status === 403 };
    expect(seen).toEqual({ id: operation.id, forbidden: !promised[operation.id]?.includes(role) });
    if (answer.status === 403) expect(await codeOf(answer)).toBe('FORBIDDEN');
    expect(answer.status).not.toBe(401);
    expect({ id: operation.id, failed: answer.status >= 500 }).toEqual({ id: operation.id, failed: false });
  }
});

describe('without a good token nothing answers', () => {
  const everywhere = async (token: string | undefined, code: string) => {
    for (const operation of operations) {
      const answer = await call(operation.method, pathOf(operation, ours), token);
      expect({ id: operation.id, status: answer.status, code: await codeOf(answer) }).toEqual({
        id: operation.id,
        status: 401,
        code,
      });
    }
  };
  const good = () => ours.views.teacher.session.token;

  test('no token', () => everywhere(undefined, 'SESSION_MISSING'));
  test('no token but text', () => everywhere('abc', 'SESSION_MISSING'));

  test('a token with a changed payload', () => {
    const [header, , signature] = good().split('.');
    const claims = Buffer.from(JSON.stringify({ ...decodeJwt(good()), rol: 'teacher' })).toString(
      'base64url',
    );
    return everywhere([header, claims, `${signature?.slice(0, -2)}xx`].join('.'), 'SESSION_MISSING');
  });

  test('a token without a signature', () =>
    everywhere(new UnsecuredJWT(decodeJwt(good())).encode(), 'SESSION_MISSING'));

  test('a token signed with another secret', async () => {
    const forged = await new SignJWT(decodeJwt(good()))
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new Uint8Array(32).fill(1));
    await everywhere(forged, 'SESSION_MISSING');
  });

  test('the LMS’s own id_token', async () => {
    const page = await launch({ lms: school.lms, as: 'rivera', link });
    await everywhere(page.form.fields['id_token'], 'SESSION_MISSING');
  });

  test('a token whose time is over, which says so', async () => {
    shift = 1_801_000;
    try {
      await everywhere(good(), 'SESSION_EXPIRED');
    } finally {
      shift = 0;
    }
  });

  test('a session that was renewed long enough ends with the school day', async () => {
    const { token } = ours.views.student.session;
    const session = await school.tool.dependencies.tokens.read(token);
    shift = 28_801_000;
    try {
      const late = await school.tool.dependencies.tokens.issue(session);
      const renewal = await call('post', '/api/session/renewals', late.token);
      expect({ status: renewal.status, code: await codeOf(renewal) }).toEqual({
        status: 401,
        code: 'SESSION_EXPIRED',
      });
    } finally {
      shift = 0;
    }
  });
});

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
      expect(theirs.ids[name]).not.toBe(ours.ids[name]);
    for (const role of roles) expect(theirs.views[role].person.id).not.toBe(ours.views[role].person.id);
  });

  test('an id of the other tenant in an address is not found, for every role that may ask', async () => {
    const addressed = operations.filter(({ id }) => id.includes('{') && !ownOnly[id]);
    expect(addressed.length).toBeGreaterThan(30);
    const names = addressed.flatMap(({ path }) =>
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
    );
    expect(names.filter((name) => !ours.ids[name] && name !== 'tenantId')).toEqual([]);
    expect(Object.keys(ownOnly).filter((id) => !operations.some((each) => each.id === id))).toEqual([]);
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
        taskId: ours.ids['taskId'],
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
        const { token } = theirs.views[role].session;
        const answer = await call(operation.method, pathOf(operation, ours), token, bodies[operation.id]);
        const seen = { id: operation.id, status: answer.status };
        expect(seen).toEqual({ id: operation.id, status: 404 });
      }
    }
  });

  test('nothing of the other tenant stands in what a session is shown', async () => {
    const marks = Object.entries(ours.ids)
      .filter(([name]) => ['pathwayId', 'journeyId', 'personId'].includes(name))
      .map(([, id]) => id)
      // Operators look after both, and see each other.
      .concat(roles.filter((role) => role !== 'operator').map((role) => ours.views[role].person.id));
    const readable = operations.filter(({ method, path }) => method === 'get' && !path.includes('{'));
    for (const operation of readable) {
      for (const role of promised[operation.id] ?? []) {
        const answer = await call('get', operation.path, theirs.views[role].session.token);
        const text = await answer.text();
        for (const mark of marks) expect(text).not.toContain(mark);
      }
    }
  });

  test('a pathway of the other tenant can be neither placed nor deep-linked', async () => {
    const teacher = (await open('teacher', secondClientId, emptyLink)).session.token;
    const pathwayId = ours.ids['pathwayId'];
    expect((await call('put', '/api/assignment/pathway', teacher, { pathwayId })).status).toBe(404);
    const page = await launch({
      lms: school.lms,
      as: 'rivera',
      course: 'science-7',
      message: 'deep-linking',
      clientId: secondClientId,
    });
    const { session } = page.launch as LaunchView;
    const items = [{ pathwayId, title: 'Stolen', points: 10 }];
    const answer = await call('post', '/api/deep-linking/responses', session.token, { items });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('items.0.pathwayId');
  });

  test('a planned assignment of the other tenant fills no link', async () => {
    const { connection } = school.tool.dependencies;
    const { tenantId } = school.platforms.canvas;
    const planned = {
      _id: newId(),
      tenantId,
      pathwayId: ours.ids['pathwayId'],
      title: 'Ours',
      points: 5,
    };
    await connection.model('planned_assignments').collection.insertOne(planned as never);
    const custom = { waymark_assignment: planned._id };
    const stolen = school.lms.addAssignment({ course: 'science-7', title: 'Copied', custom }).id;
    expect((await open('teacher', secondClientId, stolen)).screen.name).toBe('choose-pathway');
  });

  test('another link of the same tenant does not open a journey of this one', async () => {
    const elsewhere = (await open('teacher', undefined, emptyLink)).session.token;
    const { journeyId, personId } = ours.ids;
    expect((await call('get', `/api/board/students/${personId}`, elsewhere)).status).toBe(404);
    expect((await call('post', `/api/journeys/${journeyId}/passback/retries`, elsewhere)).status).toBe(404);
  });
});

test('a parent sees the child whom the LMS names, and no classmate', async () => {
  // A classmate works on the same assignment.
  expect((await launch({ lms: school.lms, as: 'ben', link })).status).toBe(200);
  const { screen } = await open('mentor', undefined);
  if (screen.name !== 'mentor') throw new Error(`saw ${screen.name}`);
  expect(screen.students.map(({ personId }) => personId)).toEqual([ours.ids['personId']]);
});
