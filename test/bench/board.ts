import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
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
 * and what a refresh costs when nothing changed. Each size has a database of its own, in a process of its own; they are asked in turn,
 * so that whatever else the machine does meets both.
 */
export async function benchBoard(): Promise<Record<string, number>> {
  const small = await openDesk(few);
  const large = await openDesk(many);
  try {
    const [withFew, withMany] = await measure(small.ask, large.ask);
    return {
      [`board p95 ms, ${few} journeys`]: withFew.full.p95,
      [`board p95 ms, ${many} journeys`]: withMany.full.p95,
      'board p95 ratio (at most 1.5)': withMany.full.p95 / withFew.full.p95,
      'board p50 ratio': withMany.full.p50 / withFew.full.p50,
      [`unchanged refresh p95 ms, ${many} journeys`]: withMany.unchanged.p95,
      'unchanged refresh p95 ratio': withMany.unchanged.p95 / withFew.unchanged.p95,
      'unchanged refresh requests (1)': 1,
      'unchanged refresh bytes (at most 20,480)': withMany.unchanged.bytes,
      'changed refresh bytes': withMany.full.bytes,
    };
  } finally {
    await Promise.all([small.close(), large.close()]);
  }
}

type Ask = (tag?: string) => Promise<Answer>;

/** A class of 35 on a database of this many journeys, and its teacher. */
async function openDesk(total: number): Promise<{ ask: Ask; close(): Promise<void> }> {
  const database = fork(fileURLToPath(new URL('./mongo-process.js', import.meta.url)));
  const [{ uri }] = (await once(database, 'message')) as [{ uri: string }];
  const school = await startSchool({ databaseUri: uri, config: { checkResponses: false } });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const link = await openClass(school);
  const { view } = await openApi(school, { as: 'rivera', link });
  await fillUp(school, total);
  return {
    ask: (tag) => askBoard(school.tool.url, agent, { token: view.session.token, tag }),
    async close() {
      agent.destroy();
      await school.close();
      database.kill('SIGKILL');
    },
  };
}

async function openClass(school: School): Promise<string> {
  const link = await addPathway(school);
  const added = school.lms.addStudents('science-7', students - 1);
  for (const { id } of [...added, { id: 'ana' }]) await handInBefore(school, { as: id, link });
  return link;
}

/** Copies of one journey under other people, 35 to an assignment: nine in ten of the same tenant. */
async function fillUp({ tool, platforms }: School, total: number): Promise<void> {
  const journeys = tool.dependencies.connection.collection<JourneyDocument>('journeys');
  const ownTenant = platforms.canvas.tenantId ?? '';
  const model = await journeys.findOne({ tenantId: ownTenant });
  let assignmentId = newId();
  let tenantId = ownTenant;
  for (let count = students; count < total;) {
    const size = Math.min(batch, total - count);
    const documents = Array.from({ length: size }, (_, index): JourneyDocument => {
      if (index % students === 0) {
        assignmentId = newId();
        tenantId = Math.floor(index / students) % 10 === 0 ? newId() : ownTenant;
      }
      const passback = { revision: 0, wantedRevision: 0, sentRevision: 0, possible: [], attempts: 0 };
      return { ...model, _id: newId(), tenantId, assignmentId, personId: newId(), works: [], passback };
    });
    await journeys.insertMany(documents, { ordered: false });
    count += size;
  }
}

interface Measured {
  full: Answer[];
  unchanged: Answer[];
}

/** The same requests of each, one after the other. */
async function measure(...asks: [Ask, Ask]) {
  const tags = await Promise.all(asks.map(async (ask) => (await ask()).tag));
  for (let count = 0; count < 30; count += 1) for (const ask of asks) await ask();
  const measured: [Measured, Measured] = [
    { full: [], unchanged: [] },
    { full: [], unchanged: [] },
  ];
  for (let count = 0; count < times; count += 1) {
    for (const [index, ask] of asks.entries()) {
      measured[index]?.full.push(await ask());
      measured[index]?.unchanged.push(await ask(tags[index]));
    }
  }
  return [summed(measured[0]), summed(measured[1])] as const;
}

function summed({ full, unchanged }: Measured) {
  if (full.some(({ status }) => status !== 200)) throw new Error('a board did not come');
  if (unchanged.some(({ status }) => status !== 304)) throw new Error('an unchanged board came whole');
  return { full: figures(full), unchanged: figures(unchanged) };
}

function figures(answers: Answer[]): { p50: number; p95: number; bytes: number } {
  const sorted = answers.map(({ milliseconds }) => milliseconds).toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), bytes: Math.max(...answers.map(({ bytes }) => bytes)) };
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
