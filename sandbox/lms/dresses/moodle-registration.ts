import { z } from 'zod';
import type { Sandbox } from '../sandbox.ts';
import { serviceScopes } from '../vocabulary.ts';
import { platformConfigurationKey, toolConfigurationKey } from './registration-habits.ts';
import type { NewRegistration, Refusal, RegistrationHabits } from './registration-habits.ts';
import { moodleVariableNames } from './moodle-variables.ts';

const base = '/moodle/mod/lti';
const grantable: string[] = Object.values(serviceScopes);

/** Moodle's own words for what is wrong (`registration_helper`). */
const toolSchema = z.looseObject({
  domain: z.string({ error: 'missing_domain' }).min(1, 'missing_domain'),
  target_link_uri: z.url({ error: 'missing target_link_uri' }),
  description: z.string().optional(),
  custom_parameters: z.record(z.string(), z.string()).optional(),
  claims: z.array(z.string()).optional(),
  messages: z
    .array(z.looseObject({ type: z.string(), target_link_uri: z.url().optional() }), {
      error: 'messages must be a list',
    })
    .optional(),
});

const registrationSchema = z.looseObject({
  application_type: z.literal('web', { error: 'invalid application_type' }).optional(),
  response_types: z
    .array(z.string(), { error: 'missing response_types' })
    .refine((types) => types.includes('id_token'), { error: 'invalid_response_types' }),
  grant_types: z.array(z.string()).optional(),
  initiate_login_uri: z.url({ error: 'missing initiate_login_uri' }),
  redirect_uris: z.array(z.url(), { error: 'missing redirect_uris' }).min(1),
  client_name: z.string({ error: 'missing client_name' }).min(1),
  jwks_uri: z.url({ error: 'missing jwks_uri' }),
  logo_uri: z.string().optional(),
  token_endpoint_auth_method: z.literal('private_key_jwt', { error: 'invalid_token_auth_method' }),
  scope: z.string().optional(),
  [toolConfigurationKey]: toolSchema,
});

type MoodleRequest = z.infer<typeof registrationSchema>;

/**
 * Moodle 4.5's dynamic registration: the configuration is public, the tool waits until it is activated and then until it is shown
 * in the activity chooser; of the messages only deep linking is kept; the claims that were asked for decide on privacy for good.
 */
export const moodleRegistration: RegistrationHabits = {
  path: `${base}/openid-registration.php`,
  guardsConfiguration: false,
  configuration,
  read(body) {
    const parsed = registrationSchema.safeParse(body);
    if (!parsed.success) return refusal(parsed.error.issues[0]?.message ?? 'invalid request');
    const tool = parsed.data[toolConfigurationKey];
    if (tool.domain !== new URL(tool.target_link_uri).host) return refusal('domain_targetlinkuri_mismatch');
    return { request: parsed.data, registration: toRegistration(parsed.data) };
  },
  answer(_sandbox, request, registration) {
    const body = request as MoodleRequest;
    const tool = body[toolConfigurationKey];
    return {
      client_id: registration.clientId,
      response_types: body.response_types,
      jwks_uri: body.jwks_uri,
      initiate_login_uri: body.initiate_login_uri,
      grant_types: ['client_credentials', 'implicit'],
      redirect_uris: body.redirect_uris,
      application_type: 'web',
      token_endpoint_auth_method: 'private_key_jwt',
      client_name: body.client_name,
      ...(body.logo_uri !== undefined && { logo_uri: body.logo_uri }),
      scope: registration.scopes.join(' '),
      [toolConfigurationKey]: {
        version: '1.3.0',
        deployment_id: registration.deploymentId,
        target_link_uri: tool.target_link_uri,
        domain: tool.domain,
        description: tool.description ?? '',
        messages: keptMessages(tool),
        custom_parameters: registration.custom,
        claims: ['sub', 'iss', ...(tool.claims ?? []).filter((claim) => !['sub', 'iss'].includes(claim))],
      },
    };
  },
};

/** Labels, icons, roles and places are dropped. */
function keptMessages(tool: z.infer<typeof toolSchema>): Record<string, unknown>[] {
  return (tool.messages ?? [])
    .filter(({ type }) => type === 'LtiDeepLinkingRequest')
    .map(({ type, target_link_uri }) => ({
      type,
      ...(target_link_uri !== undefined && { target_link_uri }),
    }));
}

function toRegistration(body: MoodleRequest): NewRegistration {
  const tool = body[toolConfigurationKey];
  const asked = (body.scope ?? '').split(' ');
  return {
    name: body.client_name,
    loginUrl: body.initiate_login_uri,
    launchUrl: tool.target_link_uri,
    redirectUrls: body.redirect_uris,
    jwksUrl: body.jwks_uri,
    scopes: grantable.filter((scope) => asked.includes(scope)),
    custom: tool.custom_parameters ?? {},
    sharesNames: ['name', 'given_name', 'family_name'].some((claim) => tool.claims?.includes(claim)),
    enabled: false,
    isOffered: false,
  };
}

function refusal(reason: string): Refusal {
  return { status: 400, reason, body: { error: reason } };
}

function configuration({ url }: Sandbox): Record<string, unknown> {
  const at = (page: string): string => `${url}${base}/${page}.php`;
  return {
    issuer: `${url}/moodle`,
    token_endpoint: at('token'),
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256'],
    jwks_uri: at('certs'),
    authorization_endpoint: at('auth'),
    registration_endpoint: at('openid-registration'),
    scopes_supported: [
      'https://purl.imsglobal.org/spec/lti-bo/scope/basicoutcome',
      serviceScopes.lineItemReadonly,
      serviceScopes.result,
      serviceScopes.score,
      serviceScopes.lineItem,
      serviceScopes.members,
      'https://purl.imsglobal.org/spec/lti-ts/scope/toolsetting',
      'openid',
    ],
    response_types_supported: ['id_token'],
    subject_types_supported: ['public', 'pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['sub', 'iss', 'name', 'given_name', 'family_name', 'email'],
    [platformConfigurationKey]: {
      product_family_code: 'moodle',
      version: '4.5.6 (Build: 20250811)',
      messages_supported: [
        { type: 'LtiResourceLinkRequest' },
        { type: 'LtiDeepLinkingRequest', placements: ['ContentArea'] },
      ],
      variables: [
        'basic-lti-launch-request',
        'ContentItemSelectionRequest',
        'ToolProxyRegistrationRequest',
        ...moodleVariableNames,
      ],
    },
  };
}
