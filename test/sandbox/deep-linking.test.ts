import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { JWTPayload } from 'jose';
import type { Dress } from '../../sandbox/lms/index.ts';
import { createKey } from '../../sandbox/lms/keys.ts';
import type { PlatformKey } from '../../sandbox/lms/keys.ts';
import { launch, returnDeepLink } from '../../sandbox/lms/scripted-browser.ts';
import { startTestSchool } from './fake-tool.ts';
import type { TestSchool } from './fake-tool.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const dl = 'https://purl.imsglobal.org/spec/lti-dl/claim/';

let school: TestSchool;

beforeAll(async () => {
  school = await startTestSchool();
});

afterAll(() => school.close());

beforeEach(() => school.lms.reset());

interface Settings {
  deep_link_return_url: string;
  data?: string;
  accept_types: string[];
  accept_multiple: boolean;
}

/** Opens the dialog as Ms Rivera and gives what the tool was told. */
async function openDialog(dress: Dress, placement?: string): Promise<Settings> {
  const page = await launch({
    lms: school.lms,
    dress,
    as: 'rivera',
    course: 'science-7',
    message: 'deep-linking',
    ...(placement !== undefined && { placement }),
  });
  expect(page.launch).toHaveProperty([`${lti}message_type`], 'LtiDeepLinkingRequest');
  expect(page.launch).not.toHaveProperty([`${lti}resource_link`]);
  return (page.launch as Record<string, Settings>)[`${dl}deep_linking_settings`] as Settings;
}

interface Answer {
  claims?: JWTPayload;
  key?: PlatformKey;
}

function signAnswer(
  dress: Dress,
  settings: Settings,
  { claims, key = school.tool.key }: Answer = {},
): Promise<string> {
  const { clientId, issuer, deploymentIds } = school.lms.platform(dress);
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    iss: clientId,
    aud: issuer,
    iat: now,
    exp: now + 300,
    nonce: randomUUID(),
    [`${lti}message_type`]: 'LtiDeepLinkingResponse',
    [`${lti}version`]: '1.3.0',
    [`${lti}deployment_id`]: deploymentIds[0],
    ...(settings.data !== undefined && { [`${dl}data`]: settings.data }),
    [`${dl}content_items`]: [item],
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', kid: key.kid })
    .sign(key.privateKey);
}

const item = {
  type: 'ltiResourceLink',
  title: 'Ecosystems',
  text: 'Choose your way.',
  custom: { waymark_assignment: 'w1' },
  lineItem: { scoreMaximum: 62, label: 'Ecosystems', resourceId: 'w1', tag: 'waymark' },
  submission: { endDateTime: '2026-12-01T09:00:00.000Z' },
};

describe.each(['canvas', 'schoology'] as const)('deep linking in the %s dress', (dress) => {
  test('makes the assignment with its column, custom values and due date, which launches carry', async () => {
    const settings = await openDialog(dress);
    const page = await returnDeepLink(settings.deep_link_return_url, await signAnswer(dress, settings));
    expect(page.status).toBe(200);
    expect(page.html).toContain('Added to the course');
    expect(school.lms.state.assignments).toMatchObject([
      {
        dress,
        courseId: 'science-7',
        title: 'Ecosystems',
        dueAt: '2026-12-01T09:00:00.000Z',
        published: true,
      },
    ]);
    expect(school.lms.state.lineItems).toMatchObject([
      { scoreMaximum: 62, resourceId: 'w1', tag: 'waymark' },
    ]);
    const [assignment] = school.lms.state.assignments;
    const opened = await launch({ lms: school.lms, dress, as: 'ana', link: assignment?.id ?? '' });
    expect(opened.launch).toHaveProperty([`${lti}custom`], { waymark_assignment: 'w1' });
  });

  test('with no items adds nothing and closes the dialog', async () => {
    const settings = await openDialog(dress);
    const jwt = await signAnswer(dress, settings, { claims: { [`${dl}content_items`]: [] } });
    const page = await returnDeepLink(settings.deep_link_return_url, jwt);
    expect(page.html).toContain('Nothing was added');
    expect(school.lms.state.assignments).toEqual([]);
  });

  const wrong: [string, JWTPayload, string][] = [
    ['for another audience', { aud: 'https://elsewhere.example' }, 'aud'],
    ['without a nonce', { nonce: undefined }, 'nonce is required'],
    ['of another deployment', { [`${lti}deployment_id`]: 'other' }, 'deployment_id'],
    [
      'that is not a deep-linking response',
      { [`${lti}message_type`]: 'LtiResourceLinkRequest' },
      'message_type',
    ],
    [
      'with an item type that is not accepted',
      { [`${dl}content_items`]: [{ type: 'image', url: 'https://a.example/b.png' }] },
      'not accepted',
    ],
    [
      'with a column of no points',
      { [`${dl}content_items`]: [{ ...item, lineItem: { scoreMaximum: 0 } }] },
      'scoreMaximum',
    ],
  ];

  test.each(wrong)('refuses an answer %s', async (_name, claims, reason) => {
    const settings = await openDialog(dress);
    const page = await returnDeepLink(
      settings.deep_link_return_url,
      await signAnswer(dress, settings, { claims }),
    );
    expect([400, 401]).toContain(page.status);
    expect(school.lms.state.requests.at(-1)?.refusal).toContain(reason);
    expect(school.lms.state.assignments).toEqual([]);
  });

  test('refuses an answer signed by somebody else', async () => {
    const settings = await openDialog(dress);
    const key = { ...(await createKey('tool')), kid: school.tool.key.kid };
    const page = await returnDeepLink(
      settings.deep_link_return_url,
      await signAnswer(dress, settings, { key }),
    );
    expect(page.status).toBe(dress === 'canvas' ? 400 : 401);
    expect(school.lms.state.requests.at(-1)?.refusal).toContain('signature');
  });
});

describe('the Canvas dress', () => {
  test('keeps its state in the return URL, and refuses when that was changed', async () => {
    const settings = await openDialog('canvas');
    expect(settings).not.toHaveProperty('data');
    const changed = settings.deep_link_return_url.replace(/data=.*/, 'data=other');
    expect((await returnDeepLink(changed, await signAnswer('canvas', settings))).status).toBe(400);
  });

  test('takes several items from the assignments menu, one from the assignment form, which drops dates', async () => {
    const both = {
      [`${dl}content_items`]: [item, { ...item, title: 'Rivers', lineItem: { scoreMaximum: 10 } }],
    };
    const menu = await openDialog('canvas', 'course_assignments_menu');
    expect(menu.accept_multiple).toBe(true);
    await returnDeepLink(menu.deep_link_return_url, await signAnswer('canvas', menu, { claims: both }));
    expect(school.lms.state.assignments.map((one) => one.title)).toEqual(['Ecosystems', 'Rivers']);

    const form = await openDialog('canvas', 'assignment_selection');
    expect(form.accept_multiple).toBe(false);
    const refused = await returnDeepLink(
      form.deep_link_return_url,
      await signAnswer('canvas', form, { claims: both }),
    );
    expect(refused.status).toBe(400);
    await returnDeepLink(form.deep_link_return_url, await signAnswer('canvas', form));
    expect(school.lms.state.assignments.at(-1)).toMatchObject({ title: 'Ecosystems', dueAt: null });
  });

  test('leaves new assignments unpublished when that switch is on', async () => {
    school.lms.state.faults.newAssignmentsUnpublished = true;
    const settings = await openDialog('canvas');
    await returnDeepLink(settings.deep_link_return_url, await signAnswer('canvas', settings));
    expect(school.lms.state.assignments).toMatchObject([{ published: false }]);
  });
});

describe('the Schoology dress', () => {
  test('takes each answer once', async () => {
    const settings = await openDialog('schoology');
    const jwt = await signAnswer('schoology', settings);
    expect((await returnDeepLink(settings.deep_link_return_url, jwt)).status).toBe(200);
    const again = await returnDeepLink(settings.deep_link_return_url, jwt);
    expect(again.status).toBe(401);
    expect(again.html).toContain('Duplicate timestamp/nonce');
    expect(school.lms.state.assignments).toHaveLength(1);
  });

  test('wants its data back unchanged', async () => {
    const settings = await openDialog('schoology');
    const jwt = await signAnswer('schoology', settings, { claims: { [`${dl}data`]: 'other' } });
    expect((await returnDeepLink(settings.deep_link_return_url, jwt)).status).toBe(400);
  });
});
