import { createBrowser, launch, login } from '../../sandbox/lms/scripted-browser.ts';
import { startSchool, type School } from '../support/tool.ts';
import type { LaunchOptions, LaunchedPage } from '../../sandbox/lms/scripted-browser.ts';
import type { LaunchView } from '../../src/features/launch/launch.contract.ts';

// Named after the certification suite's valid teacher and student launches.

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const lis = 'http://purl.imsglobal.org/vocab/lis/v2/';

let school: School;
let link: string;

beforeAll(async () => {
  school = await startSchool();
  link = school.lms.addAssignment({ course: 'science-7', title: 'Ecosystems' }).id;
});
afterAll(() => school.close());

type Claims = Record<string, unknown>;
type Options = Omit<LaunchOptions, 'lms' | 'as'> & { as?: string };

const open = (options: Options): Promise<LaunchedPage> =>
  launch({ lms: school.lms, as: 'ana', link, ...options });

async function view(options: Options): Promise<LaunchView> {
  const page = await open(options);
  expect(page.status).toBe(200);
  expect(page.launch).not.toBeNull();
  return page.launch as LaunchView;
}

const withClaims = (edit: (claims: Claims) => void, options: Options = {}) =>
  view({ ...options, editClaims: (claims) => edit(claims as Claims) });

const without =
  (...names: string[]) =>
  (claims: Claims) => {
    for (const name of names) delete claims[name];
  };

const personal = ['name', 'given_name', 'family_name', 'middle_name', 'email', 'picture', 'locale'];

test('a launch with everything opens a session', async () => {
  const { person, course, session, lms } = await view({});
  expect(person).toMatchObject({ role: 'student', name: 'Ana Duarte' });
  expect(course).toEqual({ title: 'Science, Grade 7' });
  expect(session.token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(lms).toBe('Canvas');
});

test('login works by GET and by POST', async () => {
  for (const loginMethod of ['GET', 'POST'] as const)
    expect((await view({ loginMethod })).person.role).toBe('student');
});

test('a login without client_id is taken when the issuer has one registration', async () => {
  const editLogin = (parameters: Record<string, string>) => void delete parameters['client_id'];
  expect((await view({ editLogin })).person.role).toBe('student');
});

test('a login without the optional deployment id is taken', async () => {
  const editLogin = (parameters: Record<string, string>) => {
    delete parameters['lti_deployment_id'];
    delete parameters['deployment_id'];
  };
  expect((await view({ editLogin })).person.role).toBe('student');
});

test('a launch without personal data works, and shows no name', async () => {
  expect((await withClaims(without(...personal), { as: 'ben' })).person.name).toBeUndefined();
});

test('a launch with only names works', async () => {
  const launched = await withClaims(without('email', 'name'), { as: 'ana' });
  expect(launched.person.name).toBe('Ana Duarte');
});

test('a launch with only an email address works, and the address is kept nowhere', async () => {
  await withClaims(without('name', 'given_name', 'family_name'), { as: 'ben' });
  const connection = await school.tool.openOwnConnection();
  const people = await connection.collection('people').find().toArray();
  expect(JSON.stringify(people)).not.toContain('@');
});

test('a launch without a context works, and says that it needs a course', async () => {
  const { screen, course } = await withClaims(without(`${lti}context`));
  expect(course).toBeUndefined();
  expect(screen).toEqual({ name: 'explain', reason: 'no-course' });
});

test('a launch without custom parameters and without launch_presentation works', async () => {
  const launched = await withClaims(without(`${lti}custom`, `${lti}launch_presentation`));
  expect(launched.person.role).toBe('student');
});

test('a launch without services works', async () => {
  const services = [
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint',
    'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice',
  ];
  expect((await withClaims(without(...services))).person.role).toBe('student');
});

test.each([
  ['several roles', [`${lis}membership#Learner`, `${lis}membership#Instructor`], 'teacher'],
  ['a short role', ['Instructor'], 'teacher'],
  ['a short learner role', ['Learner'], 'student'],
  ['an unknown role beside a known one', ['urn:x:unheard', `${lis}membership#Learner`], 'student'],
  ['only unknown roles', ['http://example.org/roles#Wizard'], 'none'],
  ['no roles', [], 'none'],
  ['one empty role', [''], 'none'],
  ['institution roles alone', [`${lis}institution/person#Instructor`], 'none'],
  ['a learner sub-role that is called Instructor', [`${lis}membership/Learner#Instructor`], 'student'],
])('%s is taken', async (_what, roles, role) => {
  const launched = await withClaims((claims) => {
    claims[`${lti}roles`] = roles;
  });
  expect(launched.person.role).toBe(role);
  if (role === 'none') expect(launched.screen).toEqual({ name: 'explain', reason: 'no-role' });
});

test('fractional seconds, an audience list and the matching azp are taken', async () => {
  const launched = await withClaims((claims) => {
    claims['iat'] = Number(claims['iat']) - 0.25;
    claims['exp'] = Number(claims['exp']) + 0.75;
    claims['aud'] = [claims['aud']];
    claims['azp'] = school.lms.platform('canvas').clientId;
  });
  expect(launched.person.role).toBe('student');
});

test('claims, header members and form fields that we do not know are ignored', async () => {
  const launched = await view({
    editClaims: (claims) => {
      claims['https://example.org/unknown'] = { deep: [{ er: null }] };
    },
    editHeader: (header) => {
      header['x5t'] = 'abc';
      header.jku = 'https://evil.example/jwks';
    },
    editForm: (fields) => {
      fields['utf8'] = 'yes';
    },
  });
  expect(launched.person.role).toBe('student');
});

test('odd shapes that real LMSs send are tolerated', async () => {
  const launched = await withClaims((claims) => {
    claims['name'] = '';
    claims['given_name'] = null;
    claims['locale'] = 7;
    claims[`${lti}launch_presentation`] = { width: '800', height: '', return_url: 'about:blank' };
    claims[`${lti}custom`] = { number: 5, nothing: null, nested: { a: 1 } };
    claims[`${lti}tool_platform`] = 'Canvas';
  });
  expect(launched.locale).toBe('en');
});

test('the authentication request carries what was asked, unaltered, to the registered endpoint', async () => {
  const { loginUrl, loginParameters } = school.lms.startLaunch({ as: 'ana', link });
  delete loginParameters['lti_storage_target'];
  const page = await createBrowser().post(loginUrl, loginParameters);
  expect(page.status).toBe(302);
  const url = new URL(page.headers.get('location') ?? '');
  const { authUrl, clientId } = school.lms.platform('canvas');
  expect(url.origin + url.pathname).toBe(authUrl);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: clientId,
    redirect_uri: `${school.tool.url}/lti/launch`,
    login_hint: loginParameters['login_hint'],
    lti_message_hint: loginParameters['lti_message_hint'],
    nonce: expect.stringMatching(/^[\w-]{40,}$/) as string,
    state: expect.stringMatching(/^[\w-]{40,}$/) as string,
  });
});

test('every login has a state and a nonce of its own', async () => {
  const urls = await Promise.all(
    Array.from({ length: 8 }, () => login(createBrowser(), { lms: school.lms, as: 'ana', link })),
  );
  for (const name of ['state', 'nonce'])
    expect(new Set(urls.map((url) => url.searchParams.get(name))).size).toBe(8);
});

test('a Schoology app launch without resource link, context or name lands on a page, not on an error', async () => {
  const page = await launch({ lms: school.lms, dress: 'schoology', as: 'rivera' });
  expect(page.status).toBe(200);
  expect((page.launch as LaunchView).screen.name).toBe('explain');
});

test('a Schoology launch in a course without a resource link shows the home page', async () => {
  const page = await launch({ lms: school.lms, dress: 'schoology', as: 'rivera', course: 'science-7' });
  expect((page.launch as LaunchView).screen).toEqual({ name: 'home' });
});

test('a Canvas launch from the course’s navigation, which has no link of its own, shows the home page', async () => {
  for (const as of ['rivera', 'ana']) {
    const page = await launch({ lms: school.lms, as, course: 'science-7' });
    expect((page.launch as LaunchView).screen.name).toBe('home');
  }
});

test('a teacher’s deep-linking launch opens the picker; a student’s explains', async () => {
  const picker = await view({ as: 'rivera', link: undefined, course: 'science-7', message: 'deep-linking' });
  expect(picker.screen.name).toBe('picker');
  const student = await view({ link: undefined, course: 'science-7', message: 'deep-linking' });
  expect(student.screen).toEqual({ name: 'explain', reason: 'deep-linking-role' });
});

test('a submission review launch is taken from a teacher', async () => {
  const launched = await view({ as: 'rivera', message: 'submission-review', forUser: 'ana' });
  expect(launched.person.role).toBe('teacher');
});
