import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import express from 'express';
import type { Request, Response as ExpressResponse } from 'express';
import { createRemoteJWKSet, jwtVerify, SignJWT } from 'jose';
import type { JWTPayload } from 'jose';
import { createKey } from '../../sandbox/lms/keys.ts';
import type { PlatformKey } from '../../sandbox/lms/keys.ts';
import { dresses } from '../../sandbox/lms/model.ts';
import { startSandboxLms } from '../../sandbox/lms/index.ts';
import type { Dress, SandboxLms, SandboxOptions } from '../../sandbox/lms/index.ts';

/** A minimal LTI tool: it believes nothing unsigned, and shows the claims it got. */
export interface FakeTool {
  url: string;
  key: PlatformKey;
  /** Every JSON Web Key that it publishes. */
  published: PlatformKey[];
  close(): Promise<void>;
}

export interface TestSchool {
  lms: SandboxLms;
  tool: FakeTool;
  close(): Promise<void>;
}

export async function startTestSchool(options: Pick<SandboxOptions, 'clock'> = {}): Promise<TestSchool> {
  const lms = await startSandboxLms({ toolUrl: 'http://127.0.0.1:9', ...options });
  const tool = await startFakeTool(lms, options.clock);
  lms.useTool(tool.url);
  return {
    lms,
    tool,
    close: async () => {
      await tool.close();
      await lms.close();
    },
  };
}

async function startFakeTool(lms: SandboxLms, clock = () => new Date()): Promise<FakeTool> {
  const key = await createKey('tool');
  const published = [key];
  const nonces = new Map<string, { nonce: string; dress: Dress }>();
  const app = express();
  app.use(express.urlencoded({ extended: false, limit: '200kb' }));
  app.get('/lti/jwks', (_req, res) => {
    res.json({ keys: published.map((one) => one.publicJwk) });
  });
  app.all('/lti/login', (req, res) => {
    const parameters = (req.method === 'POST' ? req.body : req.query) as Record<string, string>;
    const dress: Dress = dresses.find((one) => parameters['iss']?.endsWith(`/${one}`)) ?? 'canvas';
    const state = randomUUID();
    const nonce = randomUUID();
    nonces.set(state, { nonce, dress });
    const target = new URL(lms.platform(dress).authUrl);
    target.search = new URLSearchParams({
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: parameters['client_id'] ?? '',
      redirect_uri: `${parameters['target_link_uri']?.split('/lti')[0]}/lti/launch`,
      login_hint: parameters['login_hint'] ?? '',
      lti_message_hint: parameters['lti_message_hint'] ?? '',
      nonce,
      state,
    }).toString();
    res.redirect(target.href);
  });
  app.post('/lti/launch', (req, res) => receiveLaunch({ lms, nonces, clock }, req, res));
  const server = createServer(app);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key,
    published,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Receiver {
  lms: SandboxLms;
  nonces: Map<string, { nonce: string; dress: Dress }>;
  clock: () => Date;
}

async function receiveLaunch(
  { lms, nonces, clock }: Receiver,
  req: Request,
  res: ExpressResponse,
): Promise<void> {
  const { id_token, state, ...rest } = req.body as Record<string, string>;
  const issued = nonces.get(state ?? '');
  const show = (status: number, shown: unknown): void => {
    res.status(status).send(`<script type="application/json" id="launch">${JSON.stringify(shown)}</script>`);
  };
  if (!id_token || !issued) return show(400, rest);
  const { issuer, jwksUrl, clientId } = lms.platform(issued.dress);
  try {
    const keys = createRemoteJWKSet(new URL(jwksUrl));
    const options = { issuer, audience: clientId, algorithms: ['RS256'], currentDate: clock() };
    const { payload } = await jwtVerify(id_token, keys, options);
    if (payload['nonce'] !== issued.nonce) return show(401, { error: 'nonce' });
    show(200, payload);
  } catch (error) {
    show(401, { error: String(error) });
  }
}

export interface AssertionChanges {
  claims?: JWTPayload;
  header?: Record<string, unknown>;
  key?: PlatformKey;
}

/** The tool's client assertion for this dress, as it should be, apart from the changes. */
export function signAssertion(
  { lms, tool }: TestSchool,
  dress: Dress,
  changes: AssertionChanges = {},
): Promise<string> {
  const { clientId, tokenUrl } = lms.platform(dress);
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: clientId, sub: clientId, aud: tokenUrl, iat: now, exp: now + 300, jti: randomUUID() };
  const key = changes.key ?? tool.key;
  return new SignJWT({ ...claims, ...changes.claims })
    .setProtectedHeader({ alg: 'RS256', kid: key.kid, ...changes.header })
    .sign(key.privateKey);
}

export async function requestToken(
  school: TestSchool,
  dress: Dress,
  scope: string,
  assertion?: string,
): Promise<Response> {
  return fetch(school.lms.platform(dress).tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion ?? (await signAssertion(school, dress)),
      scope,
    }),
  });
}

export interface ServiceCall {
  method?: string;
  type?: string;
  accept?: string;
  body?: unknown;
}

/** A client of the LMS's services with a token for all scopes. */
export async function connectServices(
  school: TestSchool,
  dress: Dress,
): Promise<(url: string, call?: ServiceCall) => Promise<Response>> {
  const { scopes } = school.lms.state.platforms[dress].registrations[0] ?? { scopes: [] };
  const answer = await requestToken(school, dress, scopes.join(' '));
  const { access_token } = (await answer.json()) as { access_token: string };
  return (url, { method = 'GET', type, accept, body } = {}) =>
    fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${access_token}`,
        ...(type !== undefined && { 'content-type': type }),
        ...(accept !== undefined && { accept }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
}
