import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { mongo } from 'mongoose';
import { newId } from '../../src/database/ids.ts';
import { addPathway, handInBefore, openApi } from '../support/browser-steps.ts';
import { startSchool, type School } from '../support/tool.ts';

const students = 35;
const few = 2_000;
const many = 200_000;
const times = 200;
const batch = 5_000;

interface Answer {
  status: number;
  milliseconds: number;
  /** All that came over the wire: status line, headers and body. */
  bytes: number;
  tag: string;
}

type JourneyDocument = Record<string, unknown> & { _id: string };

/**
 * The class board of 35 students over HTTP, with 2,000 and with 200,000 journeys in the database (most of them of the same tenant),
 * and what a refresh costs when nothing changed. The database is a process of its own.
 */
export async function benchBoard(): Promise<Record<string, number>> {
  const database = fork(fileURLToPath(new URL('./mongo-process.js', import.meta.url)));
  const [{ uri }] = (await once(database, 'message')) as [{ uri: string }];
  const school = await startSchool({ databaseUri: uri, config: { checkResponses: false } });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const link = await openClass(school);
    const { view } = await openApi(school, { as: 'rivera', link });
    const ask = (tag?: string) => askBoard(school.tool.url, agent, { token: view.session.token, tag });
    const journeys = school.tool.dependencies.connection.collection('journeys');
    await fillUp(journeys, few);
    const withFew = await measure(ask);
    await fillUp(journeys, many);
    const withMany = await measure(ask);
    const ratio = (kind: 'full' | 'unchanged') => withMany[kind].p95 / withFew[kind].p95;
    return {
      [`board p95 ms, ${few} journeys`]: withFew.full.p95,
      [`board p95 ms, ${many} journeys`]: withMany.full.p95,
      'board p95 ratio (at most 1.5)': ratio('full'),
      [`unchanged refresh p95 ms, ${many} journeys`]: withMany.unchanged.p95,
      'unchanged refresh p95 ratio': ratio('unchanged'),
      'unchanged refresh requests (1)': 1,
      'unchanged refresh bytes (at most 20,480)': withMany.unchanged.bytes,
      'changed refresh bytes': withMany.full.bytes,
    };
  } finally {
    agent.destroy();
    await school.close();
    database.kill('SIGKILL');
  }
}

async function openClass(school: School): Promise<string> {
  const link = await addPathway(school);
  const added = school.lms.addStudents('science-7', students - 1);
  for (const { id } of [...added, { id: 'ana' }]) await handInBefore(school, { as: id, link });
  return link;
}

/** Copies of one journey under other people, 35 to an assignment: nine in ten of the same tenant. */
async function fillUp(journeys: mongo.Collection, total: number): Promise<void> {
  const model = (await journeys.findOne({})) as unknown as JourneyDocument;
  let assignmentId = newId();
  let tenantId = model['tenantId'];
  for (let count = await journeys.countDocuments({}); count < total;) {
    const size = Math.min(batch, total - count);
    const documents = Array.from({ length: size }, (_, index): JourneyDocument => {
      if (index % students === 0) {
        assignmentId = newId();
        tenantId = Math.floor(index / students) % 10 === 0 ? newId() : model['tenantId'];
      }
      const passback = { revision: 0, wantedRevision: 0, sentRevision: 0, possible: [], attempts: 0 };
      return { ...model, _id: newId(), tenantId, assignmentId, personId: newId(), works: [], passback };
    });
    await journeys.insertMany(documents as never[], { ordered: false });
    count += size;
  }
}

async function measure(ask: (tag?: string) => Promise<Answer>) {
  const first = await ask();
  for (let count = 0; count < 30; count += 1) await ask();
  const full: Answer[] = [];
  const unchanged: Answer[] = [];
  for (let count = 0; count < times; count += 1) {
    full.push(await ask());
    unchanged.push(await ask(first.tag));
  }
  if (full.some(({ status }) => status !== 200)) throw new Error('a board did not come');
  if (unchanged.some(({ status }) => status !== 304)) throw new Error('an unchanged board came whole');
  return { full: figures(full), unchanged: figures(unchanged) };
}

function figures(answers: Answer[]): { p95: number; bytes: number } {
  const sorted = answers.map(({ milliseconds }) => milliseconds).toSorted((one, other) => one - other);
  return {
    p95: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN,
    bytes: Math.max(...answers.map(({ bytes }) => bytes)),
  };
}

async function askBoard(
  url: string,
  agent: Agent,
  { token, tag }: { token: string; tag: string | undefined },
): Promise<Answer> {
  const started = performance.now();
  const request = get(`${url}/api/board`, {
    agent,
    headers: { authorization: `Bearer ${token}`, ...(tag ? { 'if-none-match': tag } : {}) },
  });
  const [socket] = (await once(request, 'socket')) as [Socket];
  const before = socket.bytesRead;
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.resume();
  await once(response, 'end');
  return {
    status: response.statusCode ?? 0,
    milliseconds: performance.now() - started,
    bytes: socket.bytesRead - before,
    tag: response.headers.etag ?? '',
  };
}
