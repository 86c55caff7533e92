import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CheckLine, CheckPart } from '../../src/features/connect/check.contract.ts';
import { checkParts } from '../../src/features/connect/check.contract.ts';
import type { ConnectionView } from '../../src/features/connect/connect.contract.ts';
import type { Dress, SandboxLms } from '../../sandbox/lms/index.ts';
import { createApiClient, type ApiClient } from './api-client.ts';
import { launch } from '../../sandbox/lms/scripted-browser.ts';
import type { TestTool } from './tool.ts';

/** A console session of one tenant, or of the installation. */
export async function openConsole(tool: TestTool, tenantId?: string): Promise<ApiClient> {
  const { links, console } = tool.dependencies.admin;
  const { code } = await links.create({ ...(tenantId ? { tenantId } : {}), label: 'Office', hours: 1 });
  const view = await console.signIn(code, 'en');
  return createApiClient(tool.url, view.session.token);
}

/** What an admin would type to connect this dress by hand. */
export function typedFor(lms: SandboxLms, dress: Dress, changes: Record<string, unknown> = {}) {
  const { name, family, issuer, clientId, authUrl, tokenUrl, jwksUrl, deploymentIds } = lms.platform(dress);
  const [deploymentId] = deploymentIds;
  return {
    name,
    family,
    issuer,
    clientId,
    authUrl,
    tokenUrl,
    jwksUrl,
    deploymentId,
    site: lms.url,
    ...changes,
  };
}

export async function connectByHand(
  api: ApiClient,
  typed: ReturnType<typeof typedFor>,
): Promise<ConnectionView> {
  return (await api.post<{ connection: ConnectionView }>('/api/admin/connections', typed)).connection;
}

/** All lines of a check, by id. */
export async function runChecks(
  api: ApiClient,
  platformId: string,
  parts: readonly CheckPart[] = checkParts,
): Promise<Record<string, CheckLine>> {
  const lines: Record<string, CheckLine> = {};
  for (const part of parts) {
    const path = `/api/admin/connections/${platformId}/checks`;
    const answer = await api.post<{ lines: CheckLine[] }>(path, { part });
    for (const line of answer.lines) lines[line.id] = line;
  }
  return lines;
}

/** What an admin does for a test launch: opens an assignment as a teacher, the picker, and (Canvas) the Student View. */
export async function doTestLaunches(lms: SandboxLms, dress: Dress, custom: Record<string, string> = {}) {
  const link = lms.addAssignment({
    dress,
    course: 'science-7',
    title: 'A first look',
    scoreMaximum: 10,
    custom,
  }).id;
  const statuses: number[] = [];
  const open = async (options: object) => {
    statuses.push((await launch({ lms, dress, course: 'science-7', as: 'rivera', ...options })).status);
  };
  await open({ link });
  await open({ message: 'deep-linking' });
  if (dress === 'canvas') await open({ link, studentView: true });
  return statuses;
}

/** The ids of lines in this state. */
export const inState = (lines: Record<string, CheckLine>, state: CheckLine['state']): string[] =>
  Object.values(lines)
    .filter((line) => line.state === state)
    .map(({ id }) => id);

/** A server that misunderstands every question in the way that its path names. */
export async function startOddServer(): Promise<{ url: string; close(): Promise<void> }> {
  const answers: Record<string, (response: ServerResponse) => void> = {
    '/html': (response) => send(response, 200, 'text/html', '<!doctype html><p>Welcome</p>'),
    '/sign-in': (response) => send(response, 200, 'text/html', '<form><input type="password"></form>'),
    '/redirect': (response) => response.writeHead(302, { location: '/sign-in' }).end(),
    '/nothing': (response) => send(response, 200, 'application/json', ''),
    '/words': (response) => send(response, 200, 'text/plain', 'hello'),
    '/no-keys': (response) => send(response, 200, 'application/json', '{"keys":[]}'),
    '/broken': (response) => send(response, 500, 'text/plain', 'broken'),
    '/hang': () => {},
  };
  const server = createServer((request, response) => {
    const answer = answers[request.url ?? ''];
    if (answer) answer(response);
    else send(response, 404, 'text/plain', 'nothing here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type }).end(text);
}
