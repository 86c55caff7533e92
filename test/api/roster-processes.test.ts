import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addPathway } from '../support/browser-steps.ts';
import { dropTestDatabase, testDatabaseUri } from '../support/database.ts';
import { createGate } from '../support/gate.ts';
import { launch } from '../../sandbox/lms/scripted-browser.ts';
import { startSchool, startTool, type School, type TestTool } from '../support/tool.ts';

// Several processes read one class list: each page is fetched by one of them, and what one began another one ends.

const rosterClaim = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';
const minute = 60_000;

let databaseUri: string;
let school: School;
let list: Server;
let asked: string[] = [];
/** Opened when the LMS may answer for the second page. */
let secondPage: ReturnType<typeof createGate>;
let secondPageAsked: ReturnType<typeof createGate>;

const member = (user: string) => ({ user_id: user, roles: ['Learner'], name: `Pupil ${user}` });

beforeEach(async () => {
  asked = [];
  ahead = 0;
  secondPage = createGate();
  secondPageAsked = createGate();
  list = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/1') {
      response.setHeader('link', '</2>; rel="next"');
      response.end(JSON.stringify({ members: [member('a'), member('b')] }));
      return;
    }
    secondPageAsked.open();
    void secondPage.opened.then(() => response.end(JSON.stringify({ members: [member('c')] })));
  });
  await new Promise<void>((resolve) => list.listen(0, '127.0.0.1', resolve));
  databaseUri = testDatabaseUri('rosters');
  school = await startSchool({
    databaseUri,
    config: { lmsCalls: { timeoutSeconds: 30, maxResponseBytes: 100_000 } },
  });
});

afterEach(async () => {
  secondPage.open();
  await school.close();
  await dropTestDatabase(databaseUri);
  list.close();
  list.closeAllConnections();
});

/** A process on the same database, whose clock may be ahead. */
let ahead = 0;
const startAnother = () => startTool({ databaseUri, clock: () => new Date(Date.now() + ahead) });

const allIn = ({ dependencies }: TestTool, name: string) =>
  dependencies.connection.collection(name).find({ tenantId: school.platforms.canvas.tenantId }).toArray();

const pupilsIn = async (tool: TestTool) =>
  (await allIn(tool, 'people'))
    .flatMap(({ name }) => (String(name).startsWith('Pupil') ? [String(name)] : []))
    .toSorted();

const rostersIn = async (tool: TestTool) =>
  (await allIn(tool, 'rosters')).map(({ readAt, leaseToken, pass }) =>
    readAt && !leaseToken && !pass ? 'read' : 'open',
  );

async function openClass() {
  const link = await addPathway(school);
  // Its own list is the only one that is due.
  await school.tool.dependencies.rosters.runOnce();
  const { port } = list.address() as AddressInfo;
  await launch({
    lms: school.lms,
    as: 'rivera',
    course: 'science-7',
    link,
    editClaims(claims) {
      Object.assign(claims['https://purl.imsglobal.org/spec/lti/claim/context'] as object, { id: 'a class' });
      Object.assign(claims[rosterClaim] as object, { context_memberships_url: `http://127.0.0.1:${port}/1` });
    },
  });
}

test('a process that dies between two pages leaves the rest to another, when its lease has ended', async () => {
  await openClass();
  const { rosters, connection } = school.tool.dependencies;
  const dying = rosters.runOnce();
  await secondPageAsked.opened;
  // Whatever it still does reaches nobody, as after kill -9.
  await connection.close(true);
  secondPage.open();
  await dying.catch(() => undefined);

  const other = await startAnother();
  await other.dependencies.rosters.runOnce();
  expect(asked).toEqual(['/1', '/2']);
  ahead = 2 * minute;
  await other.dependencies.rosters.runOnce();
  expect(asked).toEqual(['/1', '/2', '/2']);
  expect(await pupilsIn(other)).toEqual(['Pupil a', 'Pupil b', 'Pupil c']);
  expect(await rostersIn(other)).toEqual(['read', 'read']);
  await other.close();
});

test('of several processes one reads a list, and each page is asked for once', async () => {
  await openClass();
  secondPage.open();
  const other = await startAnother();
  await Promise.all([school.tool, other].map(({ dependencies }) => dependencies.rosters.runOnce()));
  expect(asked).toEqual(['/1', '/2']);
  expect(await pupilsIn(other)).toEqual(['Pupil a', 'Pupil b', 'Pupil c']);
  await other.close();
});
