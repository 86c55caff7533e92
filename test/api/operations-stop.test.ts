import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { dropTestDatabase, testDatabaseUri } from '../support/database.ts';
import { addPathway, handInBefore, reviewBefore } from '../support/browser-steps.ts';
import { startSandboxLms } from '../../sandbox/lms/index.ts';
import { registerDress, startTool, testSecret, type School } from '../support/tool.ts';

const databaseUri = testDatabaseUri('stop');

interface ServerProcess {
  url: string;
  child: ChildProcess;
  logs: Record<string, unknown>[];
  /** Resolves when this line of the log was written. */
  logged(message: string): Promise<void>;
  exited: Promise<unknown[]>;
}

let server: ServerProcess | undefined;
let school: School | undefined;

afterEach(async () => {
  server?.child.kill('SIGKILL');
  await server?.exited;
  await school?.tool.close();
  await school?.lms.close();
  await dropTestDatabase(databaseUri);
});

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** `npm start` in a process of its own, as operators run it. */
async function startServer(settings: object): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ['--import', './test/support/typescript-loader.mjs', 'src/main.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      PUBLIC_URL: url,
      MONGODB_URI: databaseUri,
      WAYMARK_SECRET: testSecret,
      WAYMARK_ALLOW_PRIVATE_NETWORK: '1',
      LOG_LEVEL: 'info',
      NODE_CONFIG: JSON.stringify({ clientFolder: 'test/support/client-fixture', ...settings }),
    },
  });
  const exited = once(child, 'exit');
  const logs: Record<string, unknown>[] = [];
  const waiting = new Map<string, () => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const entry = JSON.parse(line) as Record<string, unknown>;
    logs.push(entry);
    waiting.get(String(entry['msg']))?.();
  });
  const logged = (message: string) =>
    Promise.race([
      new Promise<void>((resolve) => {
        waiting.set(message, resolve);
        if (logs.some(({ msg }) => msg === message)) resolve();
      }),
      exited.then(() => {
        throw new Error(`the server ended before it logged "${message}"`);
      }),
    ]);
  await logged('waymark listens');
  return { url, child, logs, logged, exited };
}

/** A request whose body has not come whole yet. */
async function beginRequest(url: string): Promise<{ socket: Socket; finish(): Promise<string> }> {
  const { port } = new URL(url);
  const socket = connect(Number(port), 'localhost');
  let answer = '';
  socket.on('data', (data) => void (answer += data.toString()));
  await once(socket, 'connect');
  const head = ['POST /lti/launch HTTP/1.1', 'host: localhost', 'content-length: 9'];
  const type = 'content-type: application/x-www-form-urlencoded';
  socket.write(`${[...head, type].join('\r\n')}\r\n\r\nstate`);
  return {
    socket,
    async finish() {
      const closed = once(socket, 'close');
      socket.write('=abc');
      await closed;
      return answer;
    },
  };
}

test('on SIGTERM it says that it is not ready, still answers, finishes what is under way and ends with 0', async () => {
  server = await startServer({ shutdown: { drainSeconds: 2, graceSeconds: 30 } });
  const { url, child, exited } = server;
  expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ status: 'ready' });
  const slow = await beginRequest(url);

  child.kill('SIGTERM');
  await server.logged('waymark stops');
  const ready = await fetch(`${url}/readyz`);
  expect({ status: ready.status, body: await ready.json() }).toMatchObject({
    status: 503,
    body: { status: 'not ready', reasons: ['This process is stopping.'] },
  });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  // Once it takes no new connections, the request that had begun is still answered.
  while (
    await fetch(`${url}/healthz`).then(
      () => true,
      () => false,
    )
  )
    await delay(50);
  expect(child.exitCode).toBeNull();
  expect(await slow.finish()).toMatch(/^HTTP\/1.1 400 [^]*id="error-code">/);
  expect((await exited)[0]).toBe(0);
  expect(server.logs.at(-1)).toMatchObject({ msg: 'waymark has stopped' });
});

test('a request that never ends is cut off after the time of grace', async () => {
  server = await startServer({ shutdown: { drainSeconds: 0, graceSeconds: 1 } });
  const { socket } = await beginRequest(server.url);
  const cut = once(socket, 'close');
  server.child.kill('SIGTERM');
  await cut;
  expect((await server.exited)[0]).toBe(0);
});

test('a grade that is being sent is delivered before the process ends; no lease and nothing twice is left', async () => {
  const tool = await startTool({ databaseUri });
  const lms = await startSandboxLms({ toolUrl: tool.url });
  const canvas = await registerDress({ tool, lms }, 'canvas');
  school = { tool, lms, platforms: { canvas, schoology: canvas }, close: async () => undefined };
  const link = await addPathway(school);
  const journey = await handInBefore(school, { as: 'ana', link });
  await reviewBefore(school, journey, { link, points: 6 });
  Object.assign(lms.state.faults, { slowMilliseconds: 1_500, slowServices: ['scores'] });

  server = await startServer({
    shutdown: { drainSeconds: 0, graceSeconds: 30 },
    outbox: { pollSeconds: 0.2 },
  });
  const scores = () => lms.state.requests.filter(({ path }) => path.includes('/scores'));
  while (scores().length === 0) await delay(20);
  server.child.kill('SIGTERM');
  expect((await server.exited)[0]).toBe(0);

  expect(lms.findGrade(link, 'ana')).toMatchObject({ score: 6 });
  expect(scores()).toHaveLength(1);
  const own = await tool.openOwnConnection();
  const stored = await own.collection('journeys').findOne({ _id: journey.journeyId as never });
  expect(stored?.['passback']).not.toHaveProperty('leaseToken');
  expect(stored?.['passback']).not.toHaveProperty('dueAt');
});
