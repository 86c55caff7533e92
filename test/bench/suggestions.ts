import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { newId } from '../../src/database/ids.ts';
import { profileTaps } from '../../src/domain/profile.ts';
import startTestDatabase from '../support/jest-database.ts';
import { addPathway, openApi } from '../support/browser-steps.ts';
import { startSchool, type School } from '../support/tool.ts';

const times = 300;
const warmUps = 40;
/** Three school years: twenty lines a year, each said anew three times, ten assignments a year, and what was shown in them. */
const lines = 60;
const journeys = 30;
const shownInEach = 80;

type Row = Record<string, unknown> & { _id: string };

/**
 * A student's trail with its badges over HTTP, asked by somebody who has told and done nothing and by somebody with three years of
 * history, in turn, so that whatever else the machine does meets both. It is one request; the slider's page with all its previews
 * is another, and the profile page a third.
 */
export async function benchSuggestions(): Promise<Record<string, number>> {
  const isOwnDatabase = process.env['WAYMARK_TEST_MONGODB_URI'] === undefined;
  if (isOwnDatabase) await startTestDatabase();
  const school = await startSchool({ config: { checkResponses: false } });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const link = await addPathway(school);
    const tokenOf = async (as: string) => (await openApi(school, { as, link })).view;
    const [newcomer, regular] = [await tokenOf('theo'), await tokenOf('ana')];
    await fillUp(school, regular.person.id);
    const ask = (token: string, path: string) => timed(`${school.tool.url}${path}`, { agent, token });
    const measured = await measure(
      (path) => ask(newcomer.session.token, path),
      (path) => ask(regular.session.token, path),
    );
    return {
      'trail p95 ms, nothing told or done': measured.trail.few.p95,
      'trail p95 ms, three years of history': measured.trail.many.p95,
      'trail p95 ratio (at most 2)': measured.trail.many.p95 / measured.trail.few.p95,
      'trail p50 ratio': measured.trail.many.p50 / measured.trail.few.p50,
      'slider with previews p95 ms, three years of history': measured.slider.many.p95,
      'slider with previews p95 ratio (at most 2)': measured.slider.many.p95 / measured.slider.few.p95,
      'profile page p95 ms, nothing told': measured.profile.few.p95,
      'profile page p95 ms, three years of history': measured.profile.many.p95,
      'profile page p95 ratio (at most 2)': measured.profile.many.p95 / measured.profile.few.p95,
    };
  } finally {
    agent.destroy();
    await school.close();
    if (isOwnDatabase) await globalThis.waymarkTestMongo?.close();
  }
}

type Ask = (path: string) => Promise<number>;

async function measure(few: Ask, many: Ask) {
  const paths = { trail: '/api/journey', slider: '/api/journey/steering', profile: '/api/profile' };
  const none = () => ({ few: new Array<number>(), many: new Array<number>() });
  const found = { trail: none(), slider: none(), profile: none() };
  for (let count = -warmUps; count < times; count += 1) {
    for (const name of ['trail', 'slider', 'profile'] as const) {
      const [withFew, withMany] = [await few(paths[name]), await many(paths[name])];
      if (count < 0) continue;
      found[name].few.push(withFew);
      found[name].many.push(withMany);
    }
  }
  const both = ({ few: one, many: other }: { few: number[]; many: number[] }) => ({
    few: figures(one),
    many: figures(other),
  });
  return { trail: both(found.trail), slider: both(found.slider), profile: both(found.profile) };
}

function figures(milliseconds: number[]): { p50: number; p95: number } {
  const sorted = milliseconds.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

async function timed(url: string, { agent, token }: { agent: Agent; token: string }): Promise<number> {
  const started = performance.now();
  const request = get(url, { agent, headers: { authorization: `Bearer ${token}` } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.resume();
  await once(response, 'end');
  if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}`);
  return performance.now() - started;
}

/** What three years leave behind of one student, in the shapes in which it is kept. */
async function fillUp({ tool, platforms }: School, personId: string): Promise<void> {
  const { connection } = tool.dependencies;
  const tenantId = platforms.canvas.tenantId ?? '';
  const journey = await connection.collection<Row>('journeys').findOne({ tenantId, personId });
  const place = { tenantId, personId, courseId: String(journey?.['courseId']) };
  const at = new Date();
  const sections = [
    'interests',
    'helps',
    'strengths',
    'goals',
    'people',
    'languages',
    'tell-teacher',
  ] as const;
  const entries = Array.from({ length: lines }, (_, index): Row => {
    const section = sections[index % sections.length] ?? 'interests';
    return {
      ...place,
      _id: newId(),
      authorId: personId,
      authorRole: 'student',
      section,
      taps: (profileTaps[section] ?? []).slice(index % 5, (index % 5) + 2),
      text: 'Something that I told. '.repeat(8),
      visibility: 'this-teacher',
      requestId: newId(),
      revision: 3,
      history: Array.from({ length: 3 }, () => ({ text: 'What stood here before.', taps: [], at })),
      answers: [],
      createdAt: at,
      updatedAt: at,
    };
  });
  await connection.collection<Row>('profile_entries').insertMany(entries);
  for (let count = 0; count < journeys; count += 1) {
    const journeyId = newId();
    const assignmentId = newId();
    await connection.collection<Row>('journeys').insertOne({ ...journey, _id: journeyId, assignmentId });
    const steering: Row = { ...place, _id: newId(), journeyId, stop: 'stretch', lowered: {}, updatedAt: at };
    await connection.collection<Row>('steerings').insertOne(steering);
    await connection.collection<Row>('suggestion_log').insertMany(
      Array.from({ length: shownInEach }, (_, index): Row => ({
        ...place,
        _id: newId(),
        journeyId,
        assignmentId,
        taskId: `task-${index % 20}`,
        inputsHash: newId(),
        firstShownAt: at,
        lastShownAt: at,
      })),
    );
  }
}
