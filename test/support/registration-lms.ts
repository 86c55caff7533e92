import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  /** An object is sent as JSON. */
  body: unknown;
}

interface Asked {
  method: string;
  path: string;
  authorization: string | undefined;
  userAgent: string | undefined;
  body: Record<string, unknown>;
}

/** An LMS's two registration addresses, which answer what a test wants. */
export interface RegistrationLms {
  url: string;
  configurationUrl: string;
  requests: Asked[];
  configuration: Record<string, unknown>;
  /** In place of the configuration. `hang`: never answers. */
  configurationAnswer: Answer | 'hang' | undefined;
  /** What it says to a registration. */
  register: (body: Record<string, unknown>) => Answer | 'hang' | Promise<Answer>;
  reset(): void;
  close(): Promise<void>;
}

const platformKey = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
export const toolKey = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

/** As Moodle 4.5 describes itself, and what it answers to a registration (its deployment id is in the tool configuration). */
export async function startMoodleLike(): Promise<RegistrationLms> {
  const lms: RegistrationLms = {
    url: '',
    configurationUrl: '',
    requests: [],
    configuration: {},
    configurationAnswer: undefined,
    register: () => ({ body: {} }),
    reset() {
      lms.requests.length = 0;
      lms.configuration = moodleConfiguration(lms.url);
      lms.configurationAnswer = undefined;
      let registered = 0;
      lms.register = (body) => {
        registered += 1;
        return { body: moodleAnswer(body, `Fu3YAmeXaa3STb${registered}`) };
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server = createServer((request, response) => void answer(lms, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  lms.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  lms.configurationUrl = `${lms.url}/mod/lti/openid-configuration.php`;
  lms.reset();
  return lms;
}

async function answer(lms: RegistrationLms, request: IncomingMessage, response: ServerResponse) {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  const { method = '', url: path = '', headers } = request;
  lms.requests.push({
    method,
    path,
    authorization: headers.authorization,
    userAgent: headers['user-agent'],
    body,
  });
  const found =
    method === 'POST' ? await lms.register(body) : (lms.configurationAnswer ?? { body: lms.configuration });
  if (found === 'hang') return;
  const isText = typeof found.body === 'string';
  response.writeHead(found.status ?? 200, {
    'content-type': isText ? 'text/html; charset=utf-8' : 'application/json',
    ...found.headers,
  });
  response.end(isText ? found.body : JSON.stringify(found.body));
}

function moodleConfiguration(url: string): Record<string, unknown> {
  const at = (page: string) => `${url}/mod/lti/${page}.php`;
  return {
    issuer: url,
    token_endpoint: at('token'),
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256'],
    jwks_uri: at('certs'),
    authorization_endpoint: at('auth'),
    registration_endpoint: at('openid-registration'),
    scopes_supported: [
      'https://purl.imsglobal.org/spec/lti-bo/scope/basicoutcome',
      'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
      'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
      'https://purl.imsglobal.org/spec/lti-ags/scope/score',
      'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
      'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
      'https://purl.imsglobal.org/spec/lti-ts/scope/toolsetting',
      'openid',
    ],
    response_types_supported: ['id_token'],
    subject_types_supported: ['public', 'pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['sub', 'iss', 'name', 'given_name', 'family_name', 'email'],
    [platformKey]: {
      product_family_code: 'moodle',
      version: '4.5.6 (Build: 20250811)',
      messages_supported: [
        { type: 'LtiResourceLinkRequest' },
        { type: 'LtiDeepLinkingRequest', placements: ['ContentArea'] },
      ],
      variables: ['Context.id', 'Context.id.history', 'ResourceLink.title', 'Person.name.full'],
    },
  };
}

/** Moodle keeps of the messages only deep linking, and adds version and deployment id. */
function moodleAnswer(body: Record<string, unknown>, clientId: string): Record<string, unknown> {
  const tool = body[toolKey] as Record<string, unknown>;
  return { ...body, client_id: clientId, [toolKey]: { ...tool, version: '1.3.0', deployment_id: '1' } };
}
