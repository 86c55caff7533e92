import type { Dress } from '../../sandbox/lms/index.ts';
import { dressRules } from '../../sandbox/lms/dresses/index.ts';
import { connectServices, startTestSchool } from './fake-tool.ts';
import type { TestSchool } from './fake-tool.ts';

const lineItemType = 'application/vnd.ims.lis.v2.lineitem+json';
const membersType = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';
const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';

let school: TestSchool;

beforeAll(async () => {
  school = await startTestSchool();
});

afterAll(() => school.close());

beforeEach(() => school.lms.reset());

function urlsOf(dress: Dress, courseId = 'science-7') {
  const course = school.lms.state.school.courses.find((one) => one.id === courseId);
  if (!course) throw new Error('no such course');
  const rules = dressRules[dress];
  return {
    lineItems: `${school.lms.url}${rules.lineItemsPath(rules, course)}${rules.lineItemsQuery(rules)}`,
    members: `${school.lms.url}${rules.membersPath(rules, course)}`,
  };
}

type Json = Record<string, unknown>;

async function readAll(
  call: Awaited<ReturnType<typeof connectServices>>,
  url: string,
): Promise<{ members: Json[] }[]> {
  const pages: { members: Json[] }[] = [];
  for (let next: string | undefined = url; next !== undefined;) {
    const answer = await call(next, { accept: membersType });
    pages.push((await answer.json()) as { members: Json[] });
    next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
  }
  return pages;
}

describe.each(['canvas', 'schoology'] as const)('line items in the %s dress', (dress) => {
  test('are made, read, replaced and deleted', async () => {
    const call = await connectServices(school, dress);
    const { lineItems } = urlsOf(dress);
    const body = { label: 'Extra', scoreMaximum: 10, resourceId: 'waymark-1', tag: 'extra' };
    const made = await call(lineItems, { method: 'POST', type: lineItemType, body });
    expect(made.status).toBe(201);
    const item = (await made.json()) as { id: string };
    expect(item).toMatchObject({ ...body, id: expect.stringContaining(`${lineItems}/`) });

    const replaced = await call(item.id, {
      method: 'PUT',
      type: lineItemType,
      body: { ...body, scoreMaximum: 20 },
    });
    expect(await replaced.json()).toMatchObject({ scoreMaximum: 20 });
    expect(await (await call(item.id)).json()).toMatchObject({ label: 'Extra', scoreMaximum: 20 });

    const deleted = await call(item.id, { method: 'DELETE' });
    // Canvas makes an assignment of it, and deletes that column with the assignment only.
    expect(deleted.status).toBe(dress === 'canvas' ? 401 : 204);
    expect((await call(item.id)).status).toBe(dress === 'canvas' ? 200 : 404);
  });

  test('are found by link, resource id and tag, and come in pages', async () => {
    const { lms } = school;
    for (const n of [1, 2, 3]) {
      lms.addAssignment({
        dress,
        course: 'science-7',
        title: `No. ${n}`,
        scoreMaximum: 5,
        resourceId: `r${n}`,
        tag: 'waymark',
      });
    }
    const call = await connectServices(school, dress);
    const { lineItems } = urlsOf(dress);
    const list = async (query: string): Promise<Json[]> =>
      (await (await call(`${lineItems}?${query}`)).json()) as Json[];
    expect(await list('resource_id=r2')).toMatchObject([{ label: 'No. 2' }]);
    expect(await list(`resource_link_id=${lms.state.assignments[0]?.linkId}`)).toMatchObject([
      { label: 'No. 1' },
    ]);
    expect(await list('tag=other')).toEqual([]);
    const first = await call(`${lineItems}?tag=waymark&limit=2`);
    expect(await first.json()).toHaveLength(2);
    expect(first.headers.get('link')).toMatch(/tag=waymark&limit=2&page=2>; rel="next"/);
  });

  test('of a deleted column answer 404', async () => {
    const { id } = school.lms.addAssignment({ dress, course: 'science-7', title: 'Gone', scoreMaximum: 5 });
    const item = school.lms.state.lineItems.find((one) => one.assignmentId === id);
    await fetch(`${school.lms.url}/sandbox/line-items/${item?.id}/delete`, { method: 'POST' });
    const call = await connectServices(school, dress);
    expect((await call(`${urlsOf(dress).lineItems}/${item?.id}`)).status).toBe(404);
  });

  test.each([
    ['a blank label', { label: ' ', scoreMaximum: 1 }, 400],
    ['no points', { label: 'A', scoreMaximum: 0 }, 400],
    ['a foreign link', { label: 'A', scoreMaximum: 1, resourceLinkId: 'nobody knows it' }, 404],
  ])('with %s are refused', async (_name, body, status) => {
    const call = await connectServices(school, dress);
    const answer = await call(urlsOf(dress).lineItems, { method: 'POST', type: lineItemType, body });
    expect(answer.status).toBe(status);
  });
});

describe('members in the Canvas dress', () => {
  test('come in pages of at most 50, until the link header ends', async () => {
    const course = school.lms.state.school.courses.find((one) => one.id === 'science-7');
    const maths = school.lms.state.school.courses.find((one) => one.id === 'maths-4');
    course?.enrolments.push(...(maths?.enrolments ?? []));
    const call = await connectServices(school, 'canvas');
    const pages = await readAll(call, `${urlsOf('canvas').members}?limit=500`);
    // 60 students, 3 of the staff, 2 observers.
    expect(pages.map((page) => page.members.length)).toEqual([50, 15]);
    expect(new Set(pages.flatMap((page) => page.members.map((member) => member['user_id']))).size).toBe(65);
  });

  test('are narrowed by role; an institution role finds nobody', async () => {
    const call = await connectServices(school, 'canvas');
    const { members } = urlsOf('canvas');
    const [teachers] = await readAll(
      call,
      `${members}?role=${encodeURIComponent(`${membership}Instructor`)}`,
    );
    expect(teachers?.members.map((member) => member['name'])).toEqual(['Marisol Rivera', 'Ken Sato']);
    const institution = encodeURIComponent(
      'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student',
    );
    expect(await readAll(call, `${members}?role=${institution}`)).toMatchObject([{ members: [] }]);
  });

  test('of a link carry its custom values, and a foreign link is refused', async () => {
    const custom = { id: 'w1', who: '$Person.name.given', due: '$Canvas.assignment.dueAt.iso8601' };
    const { linkId } = school.lms.addAssignment({
      course: 'science-7',
      title: 'Ecosystems',
      scoreMaximum: 5,
      custom,
    });
    const call = await connectServices(school, 'canvas');
    const { members } = urlsOf('canvas');
    const [page] = await readAll(call, `${members}?rlid=${linkId}`);
    const ana = page?.members.find((member) => member['name'] === 'Ana Duarte');
    expect(ana?.['message']).toMatchObject([
      { 'https://purl.imsglobal.org/spec/lti/claim/custom': { id: 'w1', who: 'Ana' } },
    ]);
    expect((await call(`${members}?rlid=unknown`)).status).toBe(400);
  });
});

describe('members in the Schoology dress', () => {
  test('come in one page of up to 100, with the digits of the section', async () => {
    const call = await connectServices(school, 'schoology');
    const pages = await readAll(call, urlsOf('schoology').members);
    expect(pages).toMatchObject([{ context: { label: null, title: 'Science, Grade 7' } }]);
    expect(pages[0]?.members).toHaveLength(34);
  });

  test('are refused without the right Accept header', async () => {
    const call = await connectServices(school, 'schoology');
    expect((await call(urlsOf('schoology').members, { accept: 'text/html' })).status).toBe(406);
  });

  test('have no names when the privacy setting withholds them', async () => {
    school.lms.state.faults.namesWithheld = true;
    const call = await connectServices(school, 'schoology');
    const [page] = await readAll(call, urlsOf('schoology').members);
    expect(page?.members[0]).toEqual({
      status: 'Active',
      user_id: expect.any(String),
      roles: expect.any(Array),
    });
  });
});

test('a body that is not JSON is refused with 400, and the log says so', async () => {
  const answer = await fetch(urlsOf('canvas').lineItems, {
    method: 'POST',
    headers: { 'content-type': lineItemType },
    body: '{"label":',
  });
  expect(answer.status).toBe(400);
  expect(school.lms.state.requests.at(-1)).toMatchObject({
    status: 400,
    refusal: expect.stringContaining('JSON'),
  });
});

describe('a misbehaving service', () => {
  test('answers 429 with Retry-After as often as it is told', async () => {
    school.lms.state.faults.tooManyRequests = { remaining: 2, retryAfterSeconds: 7 };
    const call = await connectServices(school, 'canvas');
    const { lineItems } = urlsOf('canvas');
    const answers = [await call(lineItems), await call(lineItems), await call(lineItems)];
    expect(answers.map((answer) => answer.status)).toEqual([429, 429, 200]);
    expect(answers[0]?.headers.get('retry-after')).toBe('7');
  });

  test('breaks only where it is told to', async () => {
    school.lms.state.faults.serverError = { status: 502, services: ['members'] };
    const call = await connectServices(school, 'canvas');
    expect((await call(urlsOf('canvas').members)).status).toBe(502);
    expect((await call(urlsOf('canvas').lineItems)).status).toBe(200);
  });

  test('that loses its answer has kept what was sent', async () => {
    const call = await connectServices(school, 'schoology');
    school.lms.state.faults.lostAnswer = { remaining: 1 };
    const body = { label: 'Made, but nobody heard', scoreMaximum: 3 };
    await expect(
      call(urlsOf('schoology').lineItems, { method: 'POST', type: lineItemType, body }),
    ).rejects.toThrow();
    expect(school.lms.state.lineItems).toMatchObject([{ label: body.label }]);
  });

  test('is slow: the answer waits while other requests are answered', async () => {
    const call = await connectServices(school, 'canvas');
    school.lms.state.faults.slowMilliseconds = 60_000;
    const answer = call(urlsOf('canvas').lineItems).catch(() => 'the server closed first');
    for (const _turn of [1, 2, 3]) await fetch(`${school.lms.url}/sandbox/faults`);
    expect(school.lms.state.requests.at(-1)).toMatchObject({
      path: expect.stringContaining('line_items'),
      status: 0,
    });
    void answer;
  });

  test('is switched over HTTP too, and a wrong switch is refused in words', async () => {
    const post = (body: unknown): Promise<Response> =>
      fetch(`${school.lms.url}/sandbox/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect(await (await post({ serverError: { remaining: 3 } })).json()).toMatchObject({
      serverError: { remaining: 3 },
    });
    expect(school.lms.state.faults.serverError).toEqual({ remaining: 3 });
    const wrong = await post({ serverErrors: true });
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toContain('serverErrors');
  });
});
