import { Agent, get } from 'node:http';
import { newId } from '../../src/database/ids.ts';
import { profileTaps } from '../../src/domain/profile.ts';
import { addPathway, openApi } from '../support/browser-steps.ts';
import { startMongoProcess } from '../support/mongo-process.ts';
import { startSchool } from '../support/tool.ts';

const few = 20;
const many = 200;
const linesEach = 12;
const times = 200;

/**
 * Which words a class shares, over HTTP: a class of 20 and one of 200, each student with 12 lines of two tapped words. Both are in one
 * database, and are asked in turn.
 */
export async function benchClassClusters(): Promise<Record<string, number>> {
  const mongo = await startMongoProcess();
  const school = await startSchool({ databaseUri: mongo.uri, config: { checkResponses: false } });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const small = await openClass(few);
    const large = await openClass(many);
    const milliseconds = { small: [] as number[], large: [] as number[] };
    for (let turn = 0; turn < times; turn += 1) {
      milliseconds.small.push(await ask(small));
      milliseconds.large.push(await ask(large));
    }
    const [p95Few, p95Many] = [p95(milliseconds.small), p95(milliseconds.large)];
    return {
      [`clusters p95 ms, class of ${few}`]: p95Few,
      [`clusters p95 ms, class of ${many}`]: p95Many,
      'clusters p95 ratio': p95Many / p95Few,
    };
  } finally {
    agent.destroy();
    await school.close();
    await mongo.kill();
  }

  /** A course of its own with this many students who wrote a profile; answers its teacher's token. */
  async function openClass(students: number): Promise<string> {
    const link = await addPathway(school);
    const { view } = await openApi(school, { as: 'rivera', link });
    const { tenantId, courseId } = await school.tool.dependencies.tokens.read(view.session.token);
    const ownCourse = students === few ? courseId : newId();
    const { connection } = school.tool.dependencies;
    const people = Array.from({ length: students }, () => newId());
    const place = { tenantId, courseId: ownCourse };
    await connection
      .collection('people')
      .insertMany(
        people.map(
          (_id) =>
            ({ _id, tenantId, platformId: 'bench', sub: _id, name: _id, isTestStudent: false }) as never,
        ),
      );
    await connection
      .collection('enrolments')
      .insertMany(
        people.map(
          (personId) =>
            ({ _id: newId(), ...place, personId, role: 'student', isTestStudent: false }) as never,
        ),
      );
    await connection
      .collection('profile_entries')
      .insertMany(
        people.flatMap((personId, at) =>
          linesOf(personId, at).map((line) => ({ ...line, ...place }) as never),
        ),
      );
    const session = await school.tool.dependencies.tokens.read(view.session.token);
    return (await school.tool.dependencies.tokens.issue({ ...session, courseId: ownCourse })).token;
  }

  function ask(token: string): Promise<number> {
    const started = performance.now();
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}` };
      get(`${school.tool.url}/api/class/clusters`, { agent, headers }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`the clusters answered ${answer.statusCode}`));
        answer.resume().on('end', () => resolve(performance.now() - started));
      }).on('error', reject);
    });
  }
}

const taps = { interests: profileTaps.interests ?? [], helps: profileTaps.helps ?? [] };

function linesOf(personId: string, at: number): Record<string, unknown>[] {
  return Array.from({ length: linesEach }, (_, line) => {
    const section = line % 2 === 0 ? 'interests' : 'helps';
    const words = taps[section];
    return {
      _id: newId(),
      personId,
      authorId: personId,
      authorRole: 'student',
      section,
      taps: [words[(at + line) % words.length], words[(at * 3 + line) % words.length]],
      text: '',
      visibility: line % 3 === 0 ? 'my-teachers' : 'this-teacher',
      requestId: newId(),
      revision: 1,
      history: [],
      answers: [],
      createdAt: new Date(),
      updatedAt: new Date(),
    };
  });
}

function p95(milliseconds: number[]): number {
  return milliseconds.toSorted((a, b) => a - b)[Math.floor((milliseconds.length - 1) * 0.95)] ?? 0;
}
