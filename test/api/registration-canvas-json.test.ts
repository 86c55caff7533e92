import { z } from 'zod';
import { startTool, type TestTool } from '../support/tool.ts';

let tool: TestTool;

beforeAll(async () => {
  tool = await startTool();
});
afterAll(() => tool.close());

const ours = () => z.url().refine((url) => url.startsWith(`${tool.url}/`), 'must be ours');
const snakeCase = z.string().regex(/^[a-z][a-z0-9_]*$/);
/** Canvas's documentation: which placement may send which message to a 1.3 tool. */
const bothMessages = ['assignment_selection', 'link_selection', 'course_assignments_menu'];

/** A developer key's configuration, from Canvas's developer documentation. */
function developerKeySchema() {
  const look = { text: z.string().min(1), icon_url: ours() };
  const placement = z
    .strictObject({
      ...look,
      placement: z.enum([...bothMessages, 'course_navigation', 'account_navigation']),
      message_type: z.enum(['LtiResourceLinkRequest', 'LtiDeepLinkingRequest']),
      target_link_uri: ours(),
      selection_width: z.number().int().positive().optional(),
      selection_height: z.number().int().positive().optional(),
      default: z.enum(['enabled', 'disabled']).optional(),
      visibility: z.enum(['public', 'members', 'admins']).optional(),
    })
    .refine(
      ({ placement, message_type }) =>
        message_type === 'LtiResourceLinkRequest' || bothMessages.includes(placement),
      'this placement sends no deep linking',
    );
  return z.strictObject({
    title: z.string().min(1),
    description: z.string().min(1),
    oidc_initiation_url: ours(),
    target_link_uri: ours(),
    scopes: z.array(
      z.enum([
        'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
        'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
        'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
        'https://purl.imsglobal.org/spec/lti-ags/scope/score',
        'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
      ]),
    ),
    public_jwk_url: ours(),
    custom_fields: z.record(snakeCase, z.string().startsWith('$')),
    extensions: z.tuple([
      z.strictObject({
        platform: z.literal('canvas.instructure.com'),
        domain: z.literal(new URL(tool.url).host),
        tool_id: z.string().min(1),
        privacy_level: z.literal('public'),
        settings: z.strictObject({ ...look, placements: z.array(placement) }),
      }),
    ]),
  });
}

test('Canvas’s developer-key configuration is one that Canvas takes', async () => {
  const answer = await fetch(`${tool.url}/lti/canvas.json`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('application/json');
  const configuration = developerKeySchema().parse(await answer.json());
  expect(configuration).toMatchObject({
    oidc_initiation_url: `${tool.url}/lti/login`,
    target_link_uri: `${tool.url}/lti/launch`,
    public_jwk_url: `${tool.url}/lti/jwks`,
  });
  expect(configuration.scopes).toHaveLength(5);
  const [{ settings }] = configuration.extensions;
  const byPlacement = Object.fromEntries(settings.placements.map((each) => [each.placement, each]));
  expect(Object.keys(byPlacement)).toEqual([...bothMessages, 'course_navigation', 'account_navigation']);
  expect(byPlacement['account_navigation']).toMatchObject({
    message_type: 'LtiResourceLinkRequest',
    visibility: 'admins',
  });
  for (const name of bothMessages) expect(byPlacement[name]?.message_type).toBe('LtiDeepLinkingRequest');
  expect(byPlacement['course_navigation']).toMatchObject({
    message_type: 'LtiResourceLinkRequest',
    default: 'disabled',
  });
});

test('its icon is ours, and an LMS’s page may show it', async () => {
  const { extensions } = developerKeySchema().parse(
    await (await fetch(`${tool.url}/lti/canvas.json`)).json(),
  );
  const icon = await fetch(extensions[0].settings.icon_url);
  expect(icon.status).toBe(200);
  expect(icon.headers.get('content-type')).toContain('image/svg+xml');
  expect(icon.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(await icon.text()).toMatch(/^<svg .*<\/svg>$/);
});
