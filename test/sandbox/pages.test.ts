import { gradeByHand } from '../../sandbox/lms/teacher-grade.ts';
import { findForm, launch } from '../../sandbox/lms/scripted-browser.ts';
import { startTestSchool } from './fake-tool.ts';
import type { TestSchool } from './fake-tool.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';

let school: TestSchool;

beforeAll(async () => {
  school = await startTestSchool();
});

afterAll(() => school.close());

beforeEach(() => school.lms.reset());

async function read(path: string, cookie = ''): Promise<string> {
  const answer = await fetch(`${school.lms.url}${path}`, { headers: { cookie } });
  return answer.text();
}

function post(path: string, fields: Record<string, string> = {}): Promise<Response> {
  return fetch(`${school.lms.url}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
}

function addRivers(dress: 'canvas' | 'schoology' = 'canvas') {
  const assignment = school.lms.addAssignment({
    dress,
    course: 'science-7',
    title: 'Rivers & <lakes>',
    scoreMaximum: 10,
  });
  const item = school.lms.state.lineItems.find((one) => one.assignmentId === assignment.id);
  return { assignment, item: item?.id ?? '' };
}

async function rows(as: string): Promise<number> {
  return (await read(`/canvas/courses/science-7/gradebook?as=${as}`)).split('data-grade=').length - 1;
}

function claimsOf(page: { launch: unknown }): Record<string, Record<string, string>> {
  return page.launch as Record<string, Record<string, string>>;
}

describe('the seed', () => {
  test('is three courses, three teachers, sixty students, two observers and one administrator', () => {
    const { people, courses } = school.lms.state.school;
    expect(courses.map((course) => course.id)).toEqual(['science-7', 'maths-4', 'staff-dev']);
    const of = (institution: string): number =>
      people.filter((one) => one.institution === institution).length;
    expect([of('staff'), of('student'), of('parent'), of('administrator')]).toEqual([4, 60, 2, 1]);
    expect(new Set(people.map((person) => person.id)).size).toBe(people.length);
  });
});

describe('the pages', () => {
  test('of a course show a teacher what to do, and a student only what is published', async () => {
    const { assignment } = addRivers();
    const course = '/canvas/courses/science-7';
    expect(await read(`${course}?as=rivera`)).toContain('Add assignment from Waymark');
    expect(await read(`${course}?as=ana`)).not.toContain('Add assignment from Waymark');
    expect(await read(`${course}?as=ana`)).toContain('Rivers &amp; &lt;lakes&gt;');
    await post(`${course}/assignments/${assignment.id}/publish?as=rivera`);
    expect(await read(`${course}?as=ana`)).not.toContain('Rivers');
    expect(await read(`${course}/assignments/${assignment.id}?as=ana`)).toBe('There is no such assignment.');
  });

  test('refuse a student the deeds of a teacher', async () => {
    const { assignment } = addRivers();
    const answer = await post(`/canvas/courses/science-7/assignments/${assignment.id}/delete?as=ana`);
    expect(answer.status).toBe(404);
    expect(school.lms.state.assignments).toHaveLength(1);
  });

  test('of an assignment post the login of that person into the frame', async () => {
    const { assignment } = addRivers();
    const page = await read(`/canvas/courses/science-7/assignments/${assignment.id}?as=dev`);
    const form = findForm(page.slice(page.indexOf('data-auto-submit') - 200));
    const expected = school.lms.startLaunch({ as: 'dev', link: assignment.id });
    expect(form?.action).toBe(expected.loginUrl);
    expect(form?.fields['login_hint']).toBe(expected.loginParameters['login_hint']);
    expect(page).toContain('name="post_message_forwarding"');
  });

  test('remember the person and the dress in cookies', async () => {
    const answer = await fetch(`${school.lms.url}/as/theo`, { redirect: 'manual' });
    expect(answer.headers.getSetCookie()[0]).toContain('sandbox_as=theo');
    const page = await read('/', 'sandbox_as=theo; sandbox_dress=schoology');
    expect(page).toContain('dressed as Schoology');
    expect(page).toMatch(/value="theo" selected/);
  });

  test('of the gradebook show staff everybody, a student only themselves and a parent the children', async () => {
    addRivers();
    expect([await rows('rivera'), await rows('ana'), await rows('ana-parent'), await rows('okafor')]).toEqual(
      [30, 1, 1, 0],
    );
  });

  test('let a teacher change a grade and show the history of it', async () => {
    const { item } = addRivers();
    const path = `/canvas/courses/science-7/gradebook/${item}/ana?as=rivera`;
    expect((await post(path, { score: '7.5' })).status).toBe(303);
    expect(school.lms.state.gradebook).toMatchObject([{ personId: 'ana', score: 7.5, gradedBy: 'teacher' }]);
    const page = await read(path);
    expect(page).toContain('7.5 of 10');
    expect(page).toContain('teacher: the teacher gave 7.5 points');
  });

  test("open a Canvas submission by its own address, and Schoology's by a review message", async () => {
    const canvas = addRivers('canvas');
    const sandbox = { url: school.lms.url, state: school.lms.state, clock: () => new Date() };
    const grade = gradeByHand(sandbox, { lineItemId: canvas.item, personId: 'ana', score: 1 });
    const data = `${school.tool.url}/lti/launch?work=1`;
    grade.attempts.push({ submittedAt: '2026-11-20T10:00:00Z', type: 'basic_lti_launch', data });
    await read(`/canvas/courses/science-7/gradebook/${canvas.item}/ana/submission?as=rivera`);
    const schoology = addRivers('schoology');
    await read(`/schoology/courses/science-7/gradebook/${schoology.item}/ana/submission?as=rivera`);
    expect([...school.lms.state.launches.values()].map((one) => one.input)).toMatchObject([
      { as: 'rivera', link: canvas.assignment.id, targetLinkUri: data },
      { as: 'rivera', message: 'submission-review', forUser: 'ana' },
    ]);
  });

  test('show in the log what the LMS refused and why', async () => {
    await post('/canvas/login/oauth2/token', { grant_type: 'password' });
    const page = await read('/canvas/requests');
    expect(page).toContain('POST /canvas/login/oauth2/token');
    expect(page).toContain('refused: invalid_request');
  });

  test('switch misbehaviour on and everything off again', async () => {
    await post('/canvas/misbehave/switches', {
      expiredToken: 'on',
      tooManyRequests: 'on',
      retryAfterSeconds: '9',
    });
    expect(school.lms.state.faults).toMatchObject({
      expiredToken: true,
      tooManyRequests: { retryAfterSeconds: 9 },
    });
    expect(await read('/')).toContain('Misbehaving on purpose: expiredToken, tooManyRequests');
    await post('/canvas/misbehave/switches', { off: 'all', expiredToken: 'on' });
    expect(school.lms.state.faults).toMatchObject({ expiredToken: false, tooManyRequests: null });
  });

  test('offer no storage when that switch is on', async () => {
    const { assignment } = addRivers();
    school.lms.state.faults.noPlatformStorage = true;
    const page = await read(`/canvas/courses/science-7/assignments/${assignment.id}?as=ana`);
    expect(page).not.toContain('post_message_forwarding');
    expect(page).not.toContain('lti_storage_target');
  });

  test('carry no address outside the LMS and the tool', async () => {
    const { assignment } = addRivers();
    const paths = [
      '/',
      '/canvas/misbehave',
      '/canvas/requests',
      `/canvas/courses/science-7/assignments/${assignment.id}`,
    ];
    for (const path of paths) {
      const sources = [...(await read(path)).matchAll(/(?:src|href)="(https?:[^"]*)"/g)].map(
        ([, url]) => url,
      );
      expect(sources).toEqual([]);
    }
  });
});

describe('a copied course', () => {
  test('has new ids, the same custom values and columns, and says where it came from', async () => {
    const custom = {
      waymark_assignment: 'w1',
      course_before: '$Context.id.history',
      link_before: '$ResourceLink.id.history',
    };
    for (const dress of ['canvas', 'schoology'] as const) {
      const input = {
        dress,
        course: 'science-7',
        title: 'Rivers',
        scoreMaximum: 10,
        resourceId: 'w1',
        tag: 'waymark',
      };
      school.lms.addAssignment({ ...input, custom });
    }
    const [canvas, schoology] = school.lms.state.assignments;
    const before = await launch({ lms: school.lms, as: 'ana', link: canvas?.id ?? '' });
    await post('/canvas/courses/science-7/copy?as=rivera');
    const [, , copyInCanvas, copyInSchoology] = school.lms.state.assignments;
    expect(copyInCanvas?.linkId).not.toBe(canvas?.linkId);
    expect(school.lms.state.lineItems.at(-1)).toMatchObject({
      resourceId: 'w1',
      tag: 'waymark',
      scoreMaximum: 10,
    });

    const old = claimsOf(before)[`${lti}context`]?.['id'];
    const inCanvas = claimsOf(await launch({ lms: school.lms, as: 'ana', link: copyInCanvas?.id ?? '' }));
    expect(inCanvas[`${lti}context`]?.['id']).not.toBe(old);
    expect(inCanvas[`${lti}custom`]).toEqual({
      waymark_assignment: 'w1',
      course_before: old,
      // Canvas knows no such variable.
      link_before: '$ResourceLink.id.history',
    });
    const inSchoology = await launch({
      lms: school.lms,
      dress: 'schoology',
      as: 'ana',
      link: copyInSchoology?.id ?? '',
    });
    expect(claimsOf(inSchoology)[`${lti}custom`]).toMatchObject({ link_before: schoology?.linkId });
  });
});
