import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { newId } from '../../src/database/ids.ts';
import { emptyPassback, wantGrade } from '../../src/domain/passback.ts';
import { startAgsServer, type AgsServer, type Fault } from '../support/ags-server.ts';
import { grade, openGradeBench, type GradeBench } from '../support/grades.ts';
import type { OutboxProcessInput } from './outbox-process.ts';

const scores = 10_000;
const mostMilliseconds = 55_000;
const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/**
 * 10,000 scores from two worker processes to a platform that misbehaves: 500s, some after it had taken the score; cut and silent
 * connections; 429 with Retry-After; revoked tokens; and one worker is killed with SIGKILL in the middle and replaced.
 */
export async function benchOutbox(): Promise<Record<string, number>> {
  const database = fork(file('./mongo-process.js'));
  const [{ uri }] = (await once(database, 'message')) as [{ uri: string }];
  const ags = await startAgsServer();
  const boxKey = randomBytes(32);
  const bench = await openGradeBench(uri, ags, { boxKey });
  const workers: ChildProcess[] = [];
  try {
    const wanted = await seed(bench);
    const faults = misbehave(ags);
    const input: OutboxProcessInput = {
      databaseUri: uri,
      boxKey: boxKey.toString('hex'),
      platformId: bench.platform._id,
      lineItemUrl: ags.lineItemUrl,
    };
    const startWorker = () => workers.push(fork(file('./outbox-process.js'), [JSON.stringify(input)]));
    startWorker();
    startWorker();
    const started = performance.now();
    const isAllSent = await watch(bench, ags, started, () => {
      workers[0]?.kill('SIGKILL');
      startWorker();
    });
    const seconds = (performance.now() - started) / 1000;
    return {
      ...figures(ags, wanted, faults),
      'scores/s': scores / seconds,
      'all sent (1 = yes)': isAllSent ? 1 : 0,
      seconds,
    };
  } finally {
    for (const worker of workers) worker.kill('SIGKILL');
    await bench.connection.close();
    await ags.close();
    database.kill('SIGKILL');
  }
}

/** Journeys of 100 assignments, each with a score of its own; returns what each student is to have. */
async function seed(bench: GradeBench): Promise<Map<string, number>> {
  const { journeys } = bench;
  await journeys.collection.createIndex({ 'passback.dueAt': 1 }, { sparse: true });
  const wanted = new Map<string, number>();
  const assignmentIds = Array.from({ length: 100 }, newId);
  const now = new Date();
  const documents = Array.from({ length: scores }, (_, index) => {
    const personId = newId();
    const scoreGiven = index % 101;
    wanted.set(personId, scoreGiven);
    const assignmentId = assignmentIds[index % assignmentIds.length] ?? '';
    const passback = wantGrade(emptyPassback, grade({ scoreGiven, scoreMaximum: 100 }), now);
    return { _id: newId(), tenantId: bench.tenantId, assignmentId, personId, passback, revision: 0 };
  });
  for (let start = 0; start < documents.length; start += 1_000)
    await journeys.collection.insertMany(documents.slice(start, start + 1_000) as never[]);
  return wanted;
}

/** Counted, not random, so that each run meets the same trouble. Answers what was done. */
function misbehave(ags: AgsServer): Map<string, number> {
  const done = new Map<string, number>();
  const plan: [every: number, name: string, fault: Fault][] = [
    [2_500, '429 with Retry-After', { status: 429, headers: { 'retry-after': '1' } }],
    [1_500, 'timeouts, score taken', { hang: true, after: true }],
    [1_300, 'timeouts', { hang: true }],
    [300, 'cut connections, score taken', { cut: true, after: true }],
    [110, '500, score taken', { status: 500, after: true }],
    [50, '500', { status: 500 }],
  ];
  ags.plan = ({ kind, number }) => {
    if (kind !== 'score') return undefined;
    if (number % 3_000 === 0) {
      ags.revokeTokens();
      done.set('tokens revoked', (done.get('tokens revoked') ?? 0) + 1);
    }
    const found = plan.find(([every]) => number % every === 0);
    if (found) done.set(found[1], (done.get(found[1]) ?? 0) + 1);
    return found?.[2];
  };
  return done;
}

/** Waits until nothing is due any more, and kills a worker when a third has arrived. */
async function watch(bench: GradeBench, ags: AgsServer, started: number, kill: () => void): Promise<boolean> {
  const { journeys } = bench;
  let isKilled = false;
  while (performance.now() - started < mostMilliseconds) {
    await delay(200);
    if (!isKilled && ags.accepted.length > scores / 3) {
      isKilled = true;
      kill();
    }
    if (ags.accepted.length < scores) continue;
    if ((await journeys.countDocuments({ 'passback.dueAt': { $exists: true } })) === 0) return true;
  }
  return false;
}

function figures(
  ags: AgsServer,
  wanted: Map<string, number>,
  faults: Map<string, number>,
): Record<string, number> {
  const times = new Map<string, number>();
  for (const { userId } of ags.accepted) times.set(userId, (times.get(userId) ?? 0) + 1);
  const right = [...wanted].filter(([userId, score]) => ags.cells.get(userId)?.score === score).length;
  return {
    ...Object.fromEntries([...faults].map(([name, count]) => [`fault: ${name}`, count])),
    'scores wanted': wanted.size,
    'right in the gradebook': right,
    lost: wanted.size - right,
    doubled: [...times.values()].filter((count) => count > 1).length,
    'token requests': ags.count('token'),
  };
}
