import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSandboxApp } from './app.ts';
import { addAssignment } from './assignments.ts';
import type { NewAssignment } from './assignments.ts';
import { dressRules } from './dresses/index.ts';
import { rotateKeys } from './keys.ts';
import { dresses } from './model.ts';
import type { Assignment, Dress, Grade, LaunchInput, Person, Registration } from './model.ts';
import { startLaunch } from './protocol/login.ts';
import { startRegistration } from './protocol/registration.ts';
import type { StartedLaunch } from './protocol/login.ts';
import { findAssignment, findGrade, findMainLineItem, getCourse, takeNumber } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';
import { createPerson } from './seed.ts';
import { createState, resetState } from './state.ts';
import type { SandboxState } from './state.ts';

export { dresses } from './model.ts';
export type { NewAssignment } from './assignments.ts';
export type { Assignment, Dress, Grade, LaunchInput, Person } from './model.ts';
export type { SandboxState } from './state.ts';

/** What a tool has to know of one dress to register it as a platform. */
interface PlatformDetails {
  name: string;
  family: Dress;
  issuer: string;
  clientId: string;
  authUrl: string;
  tokenUrl: string;
  jwksUrl: string;
  audience?: string;
  deploymentIds: string[];
  frameOrigins: string[];
}

export interface SandboxLms {
  /** http://127.0.0.1:PORT */
  url: string;
  state: SandboxState;
  platform(dress: Dress): PlatformDetails;
  /** What an LMS page sends to the tool's login URL when somebody opens a link. */
  startLaunch(input: LaunchInput): StartedLaunch;
  /** The tool's registration page with the LMS's parameters, as an administrator's frame opens it. */
  startRegistration(registrationUrl: string, options?: { dress?: Dress; updates?: string }): string;
  /** More students for a big class or a benchmark; their ids are `extra-1`, `extra-2` … */
  addStudents(course: string, count: number): Person[];
  /** What the gradebook shows for this student in the main column of this assignment; null = nothing happened. */
  findGrade(link: string, personId: string, dress?: Dress): Grade | null;
  /** An assignment as if it had been deep-linked. */
  addAssignment(input: NewAssignment): Assignment;
  rotateKeys(dress: Dress, options?: { overlap?: boolean }): Promise<void>;
  /** Points each dress's first registration at a tool that listens elsewhere. */
  useTool(toolUrl: string): void;
  /** The first day of school again; keys and registrations stay. */
  reset(): void;
  close(): Promise<void>;
}

export interface SandboxOptions {
  /** The tool's public URL. */
  toolUrl: string;
  /** False: no dress knows the tool, and it is registered on the LMS's pages. */
  registered?: boolean;
  /** 0 or absent = any free port. */
  port?: number;
  clock?: () => Date;
}

/** Starts the sandbox LMS on loopback: all dresses at once, one school, all state in memory. */
export async function startSandboxLms({
  toolUrl,
  registered = true,
  port = 0,
  clock = () => new Date(),
}: SandboxOptions): Promise<SandboxLms> {
  const sandbox: Sandbox = { url: '', state: await createState(), clock };
  const { state } = sandbox;
  const server = createServer(createSandboxApp(sandbox));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  sandbox.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  if (registered) useTool(state, toolUrl);
  return {
    url: sandbox.url,
    state,
    platform: (dress) => describePlatform(sandbox, dress),
    startLaunch: (input) => startLaunch(sandbox, input),
    startRegistration: (registrationUrl, options) => startRegistration(sandbox, registrationUrl, options),
    addAssignment: (input) => addAssignment(sandbox, input),
    addStudents: (course, count) => addStudents(state, course, count),
    findGrade: (link, personId, dress = 'canvas') => findGradeOf(state, { link, personId, dress }),
    rotateKeys: (dress, options) => rotateKeys(state.platforms[dress].keys, options?.overlap ?? false),
    useTool: (url) => useTool(state, url),
    reset: () => resetState(state),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function addStudents(state: SandboxState, courseId: string, count: number): Person[] {
  const course = getCourse(state, courseId);
  const added = Array.from({ length: count }, () => {
    const number = takeNumber(state);
    return createPerson([`extra-${number}`, 'Student', `No. ${number}`], 'student');
  });
  state.school.people.push(...added);
  course.enrolments.push(...added.map(({ id }) => ({ personId: id, role: 'student' as const })));
  return added;
}

function findGradeOf(
  state: SandboxState,
  { link, personId, dress }: { link: string; personId: string; dress: Dress },
): Grade | null {
  const assignment = findAssignment(state, dress, link);
  const item = assignment && findMainLineItem(state, assignment);
  return item && findGrade(state, item.id, personId);
}

function describePlatform(sandbox: Sandbox, dress: Dress): PlatformDetails {
  const { productName, family, clientId, deploymentId, paths } = dressRules[dress];
  return {
    name: `Sandbox ${productName}`,
    family,
    issuer: `${sandbox.url}/${dress}`,
    clientId,
    authUrl: `${sandbox.url}${paths.authorize}`,
    tokenUrl: `${sandbox.url}${paths.token}`,
    jwksUrl: `${sandbox.url}${paths.jwks}`,
    deploymentIds: [deploymentId],
    frameOrigins: [sandbox.url],
  };
}

function useTool(state: SandboxState, toolUrl: string): void {
  for (const dress of dresses) {
    const { clientId, deploymentId, scopes } = dressRules[dress];
    const registration: Registration = {
      dress,
      clientId,
      deploymentId,
      moreDeploymentIds: [],
      name: 'Waymark',
      loginUrl: `${toolUrl}/lti/login`,
      launchUrl: `${toolUrl}/lti/launch`,
      redirectUrls: [`${toolUrl}/lti/launch`],
      jwksUrl: `${toolUrl}/lti/jwks`,
      scopes: [...scopes],
      custom: {},
      sharesNames: true,
      enabled: true,
      isOffered: true,
    };
    state.platforms[dress].registrations[0] = registration;
  }
}
