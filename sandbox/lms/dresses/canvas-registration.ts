import { z } from 'zod';
import { derivedHex } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import { noticeScope, noticeTypes, serviceScopes } from '../vocabulary.ts';
import { platformConfigurationKey, toolConfigurationKey } from './registration-habits.ts';
import type { NewRegistration, Refusal, RegistrationHabits } from './registration-habits.ts';

const base = '/canvas/api/lti';
const privacyLevelKey = 'https://canvas.instructure.com/lti/privacy_level';
const offeredScopes: string[] = [...Object.values(serviceScopes), noticeScope];

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
    [privacyLevelKey]: z.enum(['public', 'name_only', 'email_only', 'anonymous']).optional(),
  }),
});

type CanvasRequest = z.infer<typeof registrationSchema>;

/** Canvas's dynamic registration: a new key is switched off until the admin enables it, and no deployment id is told. */
export const canvasRegistration: RegistrationHabits = {
  path: `${base}/registrations`,
  guardsConfiguration: true,
  configuration,
  read(body) {
    const parsed = registrationSchema.safeParse(body);
    if (!parsed.success) return refusal(parsed.error);
    const scopes = parsed.data.scope.split(' ').filter((scope) => scope !== '');
    const unknown = scopes.filter((scope) => !offeredScopes.includes(scope));
    if (unknown.length > 0) {
      const reason = `Invalid scopes: ${unknown.join(', ')}`;
      return { status: 422, reason, body: { errors: [{ field: 'scopes', message: reason }] } };
    }
    return { request: parsed.data, registration: toRegistration(parsed.data, scopes) };
  },
  answer: (sandbox, request, { clientId }) => ({
    ...request,
    client_id: clientId,
    [toolConfigurationKey]: {
      ...(request[toolConfigurationKey] as Record<string, unknown>),
      'https://canvas.instructure.com/lti/registration_config_url': `${sandbox.url}/canvas/registrations`,
    },
  }),
};

function refusal(error: z.ZodError): Refusal {
  const errors = error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }));
  return { status: 422, reason: z.prettifyError(error), body: { errors } };
}

function toRegistration(body: CanvasRequest, scopes: string[]): NewRegistration {
  const tool = body[toolConfigurationKey];
  // Without a privacy level, the claims decide.
  const level = tool[privacyLevelKey] ?? (tool.claims.includes('name') ? 'name_only' : 'anonymous');
  return {
    name: body.client_name,
    loginUrl: body.initiate_login_uri,
    launchUrl: tool.target_link_uri,
    redirectUrls: body.redirect_uris,
    jwksUrl: body.jwks_uri,
    scopes,
    custom: tool.custom_parameters ?? {},
    sharesNames: level === 'public' || level === 'name_only',
    enabled: false,
    isOffered: true,
  };
}

function configuration(sandbox: Sandbox): Record<string, unknown> {
  const at = (path: string): string => `${sandbox.url}${path}`;
  const token = at('/canvas/login/oauth2/token');
  return {
    issuer: at('/canvas'),
    authorization_endpoint: at(`${base}/authorize_redirect`),
    registration_endpoint: at(`${base}/registrations`),
    jwks_uri: at(`${base}/security/jwks`),
    token_endpoint: token,
    // A name of the installation, and not what Canvas wants as the audience of an assertion.
    authorization_server: new URL(sandbox.url).host,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    scopes_supported: offeredScopes,
    claims_supported: ['sub', 'name', 'given_name', 'family_name', 'email', 'picture', 'locale'],
    [platformConfigurationKey]: {
      product_family_code: 'canvas',
      version: 'cloud',
      messages_supported: [
        {
          type: 'LtiResourceLinkRequest',
          placements: ['account_navigation', 'course_navigation', 'assignment_selection', 'link_selection'],
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
      notice_types_supported: noticeTypes,
      variables: ['Context.id.history', 'Canvas.assignment.published', 'ResourceLink.submission.endDateTime'],
      'https://canvas.instructure.com/lti/account_name': sandbox.state.school.name,
      'https://canvas.instructure.com/lti/account_lti_guid': derivedHex('canvas root account', 40),
    },
  };
}
