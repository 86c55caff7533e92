import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { launch } from '../../sandbox/lms/scripted-browser.ts';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import type { LaunchView } from '../../src/features/launch/launch.contract.ts';
import type { PathwaySummaryView } from '../../src/features/pathways/pathway.contract.ts';
import type { Platform } from '../../src/lti/platform.model.ts';
import { tasksOf } from './browser-steps.ts';
import { decideSetting } from './console.ts';
import { roles, type CourseRole, type Role } from './promised-operations.ts';
import { sampleFiles } from './sample-files.ts';
import { startSchool, type School } from './tool.ts';

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

export interface Operation {
  /** Method and path, as in `promised`. */
  id: string;
  name: string;
  method: string;
  path: string;
}

/** One tenant's side of the school: a session for each role, and the ids of what it holds. */
export interface Side {
  views: Record<Role, LaunchView>;
  ids: Record<string, string>;
}

export interface TwoTenants {
  school: School;
  /** An assignment that holds the pathway, and one that holds none. */
  link: string;
  emptyLink: string;
  operations: Operation[];
  ours: Side;
  theirs: Side;
  /** A launch, or a console session, of our tenant or with the neighbour's client id. */
  open(role: Role, clientId?: string, at?: string): Promise<LaunchView>;
  call(method: string, path: string, token: string | undefined, body?: object): Promise<Response>;
  /** Puts the tool's clock forward by this many milliseconds. */
  shiftClock(milliseconds: number): void;
}

export const exampleFile = readFileSync(
  'src/features/pathways/examples/ecosystems-grade-7.waymark.json',
  'utf8',
);
export const secondClientId = '10000000000077';

/** Two tenants in one LMS, with the same course, links and subs, each with something of every kind that an address can name. */
export async function startTwoTenants(): Promise<TwoTenants> {
  let shift = 0;
  const school = await startSchool({ clock: () => new Date(Date.now() + shift) });
  const operations = await listOperations(school);
  const link = school.lms.addAssignment({ course: 'science-7', title: 'Ecosystems' }).id;
  const emptyLink = school.lms.addAssignment({ course: 'science-7', title: 'Empty' }).id;
  const neighbour = await registerNeighbour(school);

  /** A console session of this tenant, or of the installation. */
  async function openConsole(role: 'admin' | 'operator', clientId: string | undefined): Promise<LaunchView> {
    const { links, console } = school.tool.dependencies.admin;
    const tenantId = clientId ? neighbour.tenantId : school.platforms.canvas.tenantId;
    const tenant = role === 'admin' && tenantId ? { tenantId } : {};
    const { code } = await links.create({ ...tenant, label: 'Test', hours: 1 });
    return console.signIn(code, 'en');
  }

  async function open(role: Role, clientId?: string, at = link): Promise<LaunchView> {
    if (role === 'admin' || role === 'operator') return openConsole(role, clientId);
    const { as, roles: urns } = launchedAs[role];
    const page = await launch({
      lms: school.lms,
      as,
      link: at,
      ...(clientId ? { clientId } : {}),
      editClaims: (claims) => void ((claims as Record<string, unknown>)[`${lti}roles`] = urns),
    });
    if (page.status !== 200) throw new Error(`the launch answered ${page.status}`);
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
    await call('put', '/api/assignment/pathway', teacher, { pathwayId });
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

  return {
    school,
    link,
    emptyLink,
    operations,
    open,
    call,
    ours: await startSide(undefined),
    theirs: await startSide(secondClientId),
    shiftClock: (milliseconds) => void (shift = milliseconds),
  };
}

async function listOperations(school: School): Promise<Operation[]> {
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
async function registerNeighbour(school: School): Promise<Platform> {
  const [registration] = school.lms.state.platforms.canvas.registrations;
  if (!registration) throw new Error('the sandbox has no registration');
  school.lms.state.platforms.canvas.registrations.push({ ...registration, clientId: secondClientId });
  return school.tool.dependencies.lti.registry.add({
    ...school.lms.platform('canvas'),
    clientId: secondClientId,
    deploymentPolicy: 'accept',
    audience: undefined,
  });
}

function firstTaskOf(journey: JourneyView): string {
  const [step] = journey.milestones.flatMap((milestone) => milestone.steps);
  const id = step?.kind === 'task' ? step.task.id : step?.group.tasks[0]?.id;
  return id ?? '';
}

export const pathOf = (operation: Operation, side: Side): string =>
  operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => side.ids[name] ?? `no-${name}`);

export const codeOf = async (answer: Response): Promise<string | undefined> =>
  ((await answer.json()) as { error?: { code?: string } }).error?.code;
