import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { dressRules } from '../dresses/index.ts';
import { derivedHex } from '../ids.ts';
import type { Dress, Registration } from '../model.ts';
import { refuse } from '../request-log.ts';
import type { Sandbox } from '../sandbox.ts';

const tokenLifetimeMilliseconds = 3_600_000;
const platformConfigurationKey = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
const toolConfigurationKey = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

const registrationSchema = z.looseObject({
  application_type: z.literal('web'),
  grant_types: z
    .array(z.string())
    .refine((types) => types.includes('client_credentials') && types.includes('implicit'), {
      error: 'must include client_credentials and implicit',
    }),
  response_types: z
    .array(z.string())
    .refine((types) => types.includes('id_token'), { error: 'must include id_token' }),
  initiate_login_uri: z.url(),
  redirect_uris: z.array(z.url()).min(1),
  client_name: z.string().min(1),
  jwks_uri: z.url(),
  token_endpoint_auth_method: z.literal('private_key_jwt'),
  scope: z.string(),
  [toolConfigurationKey]: z.looseObject({
    domain: z.string().min(1),
    target_link_uri: z.url(),
    custom_parameters: z.record(z.string(), z.string()).optional(),
    claims: z.array(z.string()),
    messages: z.array(z.looseObject({ type: z.string() })),
  }),
});

/** The address that the admin's page opens in a frame: the tool's registration page with a token for one hour. */
export function startRegistration(sandbox: Sandbox, registrationUrl: string): string {
  const token = randomBytes(24).toString('base64url');
  const expiresAt = sandbox.clock().getTime() + tokenLifetimeMilliseconds;
  sandbox.state.registrationTokens.set(token, { expiresAt, used: false });
  const url = new URL(registrationUrl);
  url.searchParams.set('openid_configuration', `${sandbox.url}${dressRules.canvas.paths.configuration}`);
  url.searchParams.set('registration_token', token);
  return url.href;
}

/** OpenID configuration. Canvas shows it to the holder of a registration token only; Schoology has no such thing to offer. */
export function configuration(sandbox: Sandbox, dress: Dress) {
  return (req: Request, res: Response): void => {
    const rules = dressRules[dress];
    if (dress === 'schoology') return refuse(res, 404, 'Schoology knows no dynamic registration');
    if (!findToken(sandbox, req))
      return refuse(res, 401, 'the registration token is missing, wrong or too old');
    const at = (path: string): string => `${sandbox.url}${path}`;
    res.json({
      issuer: at(`/${dress}`),
      authorization_endpoint: at(rules.paths.authorize),
      registration_endpoint: at('/canvas/api/lti/registrations'),
      jwks_uri: at(rules.paths.jwks),
      token_endpoint: at(rules.paths.token),
      authorization_server: at(rules.paths.token),
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['RS256'],
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['id_token'],
      subject_types_supported: ['public'],
      scopes_supported: rules.scopes,
      claims_supported: ['sub', 'name', 'given_name', 'family_name', 'email', 'picture', 'locale'],
      [platformConfigurationKey]: {
        product_family_code: 'canvas',
        version: 'cloud',
        messages_supported: [
          {
            type: 'LtiResourceLinkRequest',
            placements: ['course_navigation', 'assignment_selection', 'link_selection'],
          },
          {
            type: 'LtiDeepLinkingRequest',
            placements: [
              'assignment_selection',
              'course_assignments_menu',
              'link_selection',
              'module_index_menu_modal',
            ],
          },
        ],
        notice_types_supported: [],
        variables: [
          'Context.id.history',
          'Canvas.assignment.published',
          'ResourceLink.submission.endDateTime',
        ],
        'https://canvas.instructure.com/lti/account_name': sandbox.state.school.name,
        'https://canvas.instructure.com/lti/account_lti_guid': derivedHex('canvas root account', 40),
      },
    });
  };
}

/** Canvas's registration endpoint: stores a new key, switched off until the admin enables it. */
export function register(sandbox: Sandbox) {
  return (req: Request, res: Response): void => {
    const { state } = sandbox;
    const token = findToken(sandbox, req);
    if (!token || token.used)
      return refuse(res, 401, 'the registration token is missing, wrong, used or too old');
    const parsed = registrationSchema.safeParse(req.body);
    if (!parsed.success) {
      const errors = parsed.error.issues.map((issue) => ({
        field: issue.path.join('.'),
        message: issue.message,
      }));
      return refuse(res, 422, z.prettifyError(parsed.error), { errors });
    }
    const body = parsed.data;
    const scopes = body.scope.split(' ').filter((scope) => scope !== '');
    const unknown = scopes.filter((scope) => !dressRules.canvas.scopes.includes(scope));
    if (unknown.length > 0) {
      const reason = `Invalid scopes: ${unknown.join(', ')}`;
      return refuse(res, 422, reason, { errors: [{ field: 'scopes', message: reason }] });
    }
    token.used = true;
    const { registrations } = state.platforms.canvas;
    const number = registrations.length + 1;
    const registration: Registration = {
      dress: 'canvas',
      clientId: `1000000000000${number}`,
      deploymentId: `${105 + number}:${derivedHex(`deployment ${number}`, 40)}`,
      name: body.client_name,
      loginUrl: body.initiate_login_uri,
      launchUrl: body[toolConfigurationKey].target_link_uri,
      redirectUrls: body.redirect_uris,
      jwksUrl: body.jwks_uri,
      scopes,
      custom: body[toolConfigurationKey].custom_parameters ?? {},
      enabled: false,
    };
    registrations.push(registration);
    // Canvas tells no deployment id: the tool first learns it from a launch.
    res.json({
      ...body,
      client_id: registration.clientId,
      [toolConfigurationKey]: {
        ...body[toolConfigurationKey],
        'https://canvas.instructure.com/lti/registration_config_url': `${sandbox.url}/canvas/registrations`,
      },
    });
  };
}

function findToken({ state, clock }: Sandbox, req: Request): { expiresAt: number; used: boolean } | null {
  const [scheme, token] = (req.get('authorization') ?? '').split(' ');
  const found = scheme?.toLowerCase() === 'bearer' ? state.registrationTokens.get(token ?? '') : undefined;
  return found && found.expiresAt > clock().getTime() ? found : null;
}
