import { PlatformFailedError } from '../../src/http/errors.ts';
import { agsScopes } from '../../src/lti/grade-service.ts';
import { startAgsServer, type AgsServer } from '../support/ags-server.ts';
import { testDatabaseUri } from '../support/database.ts';
import { allScopes, openGradeBench, type GradeBench } from '../support/grades.ts';

let ags: AgsServer;
let bench: GradeBench;

beforeAll(async () => {
  ags = await startAgsServer();
  bench = await openGradeBench(testDatabaseUri('grade_service'), ags);
});

beforeEach(() => {
  ags.forget();
  ags.cells.clear();
  ags.plan = () => undefined;
  delete ags.pageSize;
  delete ags.nextOrigin;
});

afterAll(async () => {
  await bench.close();
  await ags.close();
});

const timestamp = '2026-09-01T10:00:00.007Z';
const place = () => ({ deploymentId: '1', lineItemUrl: ags.lineItemUrl });
const body = (userId: string) => ({
  userId,
  activityProgress: 'Submitted',
  gradingProgress: 'PendingManual',
  timestamp,
  comment: '',
});
const send = (userId: string) => bench.grades.sendScore(bench.platform, { ...place(), body: body(userId) });

async function failureOf(call: Promise<unknown>): Promise<PlatformFailedError> {
  const outcome = await call.catch((error: unknown) => error);
  if (!(outcome instanceof PlatformFailedError)) throw new Error('it did not fail as a platform does');
  return outcome;
}

describe('sending a score', () => {
  test('keeps our timestamp and adds nothing', async () => {
    await send('a');
    expect(ags.accepted).toEqual([body('a')]);
  });

  test('splices /scores into the path before the query, with the AGS media type', async () => {
    await send('b');
    const request = ags.requests.find(({ kind }) => kind === 'score');
    expect(request?.path).toBe('/course/7/lineitems/3/lineitem/scores?type_id=1');
    expect(request?.headers['content-type']).toBe('application/vnd.ims.lis.v1.score+json');
  });

  test('without points asks nothing else of the LMS', async () => {
    await send('c');
    expect(ags.count('lineItems')).toBe(0);
    expect(ags.count('results')).toBe(0);
  });

  test('asks for the score scope only, once for many scores at once', async () => {
    const scope = agsScopes.score;
    const { issuer, clientId } = bench.platform;
    await bench.connection
      .collection('platform_access_tokens')
      .deleteMany({ issuer, clientId, scopes: scope });
    ags.revokeTokens();
    await Promise.all(Array.from({ length: 20 }, (_, index) => send(`many-${index}`)));
    expect(ags.requests.flatMap((request) => request.scope ?? [])).toEqual([scope]);
    expect(ags.accepted).toHaveLength(20);
  });

  test('gives up when the fresh token is refused too', async () => {
    ags.plan = ({ kind }) => (kind === 'score' ? { status: 401 } : undefined);
    expect(await failureOf(send('d'))).toMatchObject({ upstreamStatus: 401, retryable: false });
    expect(ags.count('score')).toBe(2);
  });

  test('says what the LMS said', async () => {
    ags.plan = ({ kind }) => (kind === 'score' ? { status: 422, body: 'User is not a student' } : undefined);
    expect(await failureOf(send('e'))).toMatchObject({
      upstreamStatus: 422,
      upstreamMessage: 'User is not a student',
      retryable: false,
    });
  });
});

const read = (userId: string) => bench.grades.readResult(bench.platform, { ...place(), userId });

describe('reading a result', () => {
  test('finds the student’s own', async () => {
    ags.cells.set('a', { score: 0, maximum: 10, timestamp });
    ags.cells.set('b', { score: 5, maximum: 10, timestamp });
    expect(await read('a')).toEqual({ score: 0, maximum: 10, timestamp: new Date(timestamp) });
    expect(await read('nobody')).toBeUndefined();
  });

  test('tells an empty cell from a 0', async () => {
    ags.cells.set('a', { maximum: 10, timestamp });
    expect(await read('a')).not.toHaveProperty('score');
  });

  test('never takes another student’s when the LMS ignores the filter', async () => {
    ags.pageSize = 10;
    ags.cells.set('b', { score: 5, maximum: 10, timestamp });
    expect(await read('a')).toBeUndefined();
  });

  test('follows pages, but not to another origin', async () => {
    ags.pageSize = 1;
    ags.cells.set('b', { score: 5, maximum: 10, timestamp });
    ags.cells.set('a', { score: 6, maximum: 10, timestamp });
    expect(await read('a')).toMatchObject({ score: 6 });
    ags.nextOrigin = 'http://localhost:9';
    expect(await read('a')).toBeUndefined();
  });

  test.each(['<html>Sign in</html>', '{}', '[{"userId":"a","resultScore":"eight"}]'])(
    'refuses what is no result: %s',
    async (answer) => {
      ags.plan = ({ kind }) => (kind === 'results' ? { status: 200, body: answer } : undefined);
      expect((await failureOf(read('a'))).retryable).toBe(true);
    },
  );
});

const find = (scopes = allScopes) =>
  bench.grades.findLineItems(bench.platform, {
    deploymentId: '1',
    lineItemsUrl: ags.lineItemsUrl,
    resourceLinkId: 'link-1',
    resourceId: 'waymark-1',
    scopes,
  });

describe('columns', () => {
  test('are found with the filters beside the address’s own query', async () => {
    expect(await find()).toEqual([
      expect.objectContaining({ id: ags.lineItemUrl, label: 'Ecosystems', scoreMaximum: 100 }),
    ]);
    const { path } = ags.requests.find(({ kind }) => kind === 'lineItems') ?? { path: '' };
    const query = new URL(path, ags.url).searchParams;
    expect(Object.fromEntries(query)).toEqual({
      type_id: '1',
      resource_link_id: 'link-1',
      resource_id: 'waymark-1',
    });
  });

  test('are looked for with a scope that was granted', async () => {
    await find([agsScopes.lineItem]);
    expect(ags.requests.flatMap((request) => request.scope ?? [])).toEqual([agsScopes.lineItem]);
  });

  test('on another origin are left out, since our token would go there', async () => {
    const items = [{ id: 'https://elsewhere.example/items/1' }, { id: ags.lineItemUrl }];
    ags.plan = ({ kind }) =>
      kind === 'lineItems' ? { status: 200, body: JSON.stringify(items) } : undefined;
    expect((await find()).map(({ id }) => id)).toEqual([ags.lineItemUrl]);
  });

  test('are made, and a new one on another origin is not used', async () => {
    const make = () =>
      bench.grades.createLineItem(bench.platform, {
        deploymentId: '1',
        lineItemsUrl: ags.lineItemsUrl,
        lineItem: { label: 'Ecosystems', scoreMaximum: 100, resourceId: 'waymark-1' },
      });
    const answer = (id: string) => {
      ags.plan = ({ kind }) =>
        kind === 'lineItems' ? { status: 201, body: JSON.stringify({ id, label: 'Ecosystems' }) } : undefined;
    };
    answer(`${ags.url}/course/7/lineitems/4/lineitem?type_id=1`);
    expect((await make()).id).toBe(`${ags.url}/course/7/lineitems/4/lineitem?type_id=1`);
    answer('https://elsewhere.example/items/1');
    expect((await failureOf(make())).message).toContain('cannot read');
  });

  test.each([
    ['moodle', { resourceLinkId: 'link-1' }],
    ['blackboard', {}],
  ] as const)('that are new name their link where the LMS takes it: %s', async (family, named) => {
    ags.plan = ({ kind }) =>
      kind === 'lineItems' ? { status: 201, body: JSON.stringify({ id: ags.lineItemUrl }) } : undefined;
    await bench.grades.createLineItem(
      { ...bench.platform, family },
      {
        deploymentId: '1',
        lineItemsUrl: ags.lineItemsUrl,
        lineItem: { label: 'Ecosystems', scoreMaximum: 100, resourceLinkId: 'link-1' },
      },
    );
    const sent = ags.requests.findLast(({ kind }) => kind === 'lineItems')?.body ?? '';
    expect(JSON.parse(sent)).toEqual({ label: 'Ecosystems', scoreMaximum: 100, ...named });
  });
});
