import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { DriveResult } from './launch-driver.ts';

interface Platform {
  issuer: string;
  clientId: string;
  jwksUrl: string;
}

interface Contestant {
  name: string;
  pid: number;
  loginUrl: string;
  launchUrl: string;
  stop(): void;
}

interface Figure {
  launchesPerSecond: number;
  cpuMilliseconds: number;
}

const secret = 'a-secret-for-the-bench-of-32-characters-or-more';
const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const clockTicksPerSecond = 100;

/**
 * Login + launch POST of Waymark (durable in MongoDB) against stock ltijs (in memory), each a process of its own, in turns in one
 * run. Prints launches per second, CPU per launch of the tool process, and the ratios.
 */
export async function benchLaunch(): Promise<Record<string, number>> {
  const driver = fork(file('./launch-driver.js'));
  const [{ ready: platform }] = (await once(driver, 'message')) as [{ ready: Platform }];
  const database = fork(file('./mongo-process.js'));
  const [{ uri }] = (await once(database, 'message')) as [{ uri: string }];
  const figures: Record<string, number> = {};
  const waymark = await startWaymark(uri, platform);
  const ltijs = await startLtijs(platform);
  try {
    figures['key fetches for 64 launches at once on a cold process'] = await coldFetches(driver, waymark);
    for (const delay of [0, 20]) {
      for (const concurrency of [1, 16, 64]) {
        Object.assign(figures, await compare(driver, [waymark, ltijs], { concurrency, delay }));
      }
    }
  } finally {
    waymark.stop();
    ltijs.stop();
    driver.send({ stop: true });
    database.kill('SIGKILL');
  }
  return figures;
}

async function compare(
  driver: ChildProcess,
  [ours, theirs]: [Contestant, Contestant],
  { concurrency, delay }: { concurrency: number; delay: number },
): Promise<Record<string, number>> {
  driver.send({ keyDelayMilliseconds: delay });
  const rounds: { ours: Figure; theirs: Figure }[] = [];
  for (let round = 0; round < 4; round += 1) {
    const figure = {
      ours: await measure(driver, ours, concurrency),
      theirs: await measure(driver, theirs, concurrency),
    };
    // The first round warms both up.
    if (round > 0) rounds.push(figure);
  }
  const label = `c=${concurrency}, keys ${delay} ms`;
  const ratio = median(rounds.map((round) => round.ours.launchesPerSecond / round.theirs.launchesPerSecond));
  return {
    [`launches/s, ${label}`]: median(rounds.map((round) => round.ours.launchesPerSecond)),
    [`ltijs launches/s, ${label}`]: median(rounds.map((round) => round.theirs.launchesPerSecond)),
    [`ratio, ${label}`]: ratio,
    [`CPU ms per launch, ${label}`]: median(rounds.map((round) => round.ours.cpuMilliseconds)),
    [`ltijs CPU ms per launch, ${label}`]: median(rounds.map((round) => round.theirs.cpuMilliseconds)),
  };
}

async function measure(driver: ChildProcess, tool: Contestant, concurrency: number): Promise<Figure> {
  const before = cpuMilliseconds(tool.pid);
  const result = await drive(driver, tool, concurrency, concurrency === 1 ? 250 : 1_000);
  if (result.failures > 0)
    throw new Error(`${tool.name}: ${result.failures} launches failed: ${result.firstFailure}`);
  return {
    launchesPerSecond: result.launches / result.seconds,
    cpuMilliseconds: (cpuMilliseconds(tool.pid) - before) / result.launches,
  };
}

async function coldFetches(driver: ChildProcess, tool: Contestant): Promise<number> {
  driver.send({ keyDelayMilliseconds: 50 });
  return (await drive(driver, tool, 64, 64)).keyFetches;
}

async function drive(
  driver: ChildProcess,
  tool: Contestant,
  concurrency: number,
  launches: number,
): Promise<DriveResult & { keyFetches: number }> {
  const { loginUrl, launchUrl } = tool;
  driver.send({ drive: { loginUrl, launchUrl, concurrency, launches, accepted: [200, 302] } });
  const [{ result }] = (await once(driver, 'message')) as [{ result: DriveResult & { keyFetches: number } }];
  return result;
}

async function startWaymark(uri: string, platform: Platform): Promise<Contestant> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    PORT: String(port),
    PUBLIC_URL: url,
    MONGODB_URI: uri,
    WAYMARK_SECRET: secret,
    WAYMARK_ALLOW_PRIVATE_NETWORK: '1',
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
    // All launches come from one address here, which no school's do: without this, the limit would be measured.
    NODE_CONFIG: JSON.stringify({ rateLimits: { launchRequestsPerAddress: 1_000_000_000 } }),
  };
  const platformOptions = [
    '--name',
    'Bench',
    '--family',
    'other',
    '--issuer',
    platform.issuer,
    '--client-id',
    platform.clientId,
  ];
  const urls = [
    '--auth-url',
    `${platform.issuer}/auth`,
    '--token-url',
    `${platform.issuer}/token`,
    '--jwks-url',
    platform.jwksUrl,
  ];
  const adding = spawn(
    process.execPath,
    [file('../../src/cli.js'), 'platform', 'add', ...platformOptions, ...urls],
    {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  await once(adding, 'exit');
  const child = spawn(process.execPath, [file('../../src/main.js')], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await untilAnswers(`${url}/healthz`);
  return {
    name: 'Waymark',
    pid: child.pid ?? 0,
    loginUrl: `${url}/lti/login`,
    launchUrl: `${url}/lti/launch`,
    stop: () => void child.kill('SIGKILL'),
  };
}

async function startLtijs({ issuer, clientId, jwksUrl }: Platform): Promise<Contestant> {
  const port = await freePort();
  const child = fork(file('./peer-ltijs.js'), [String(port), issuer, clientId, jwksUrl], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  await once(child, 'message');
  const url = `http://127.0.0.1:${port}`;
  return {
    name: 'ltijs',
    pid: child.pid ?? 0,
    loginUrl: `${url}/login`,
    launchUrl: `${url}/launch`,
    stop: () => void child.kill('SIGKILL'),
  };
}

async function untilAnswers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`${url} did not answer`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** User and system time of a whole process so far, from the operating system (Linux). */
function cpuMilliseconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return ((Number(fields[11]) + Number(fields[12])) / clockTicksPerSecond) * 1000;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
