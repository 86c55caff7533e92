import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { Agent, createServer, request, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

// A scripted LMS and browser, run as a process of its own: signs real tokens, keeps the state cookie, measures from outside.
// Talks to its parent by process messages: {start, tool, loginPath, launchPath, concurrency, seconds} → {launches, seconds, failures}.

const kid = 'bench-key';
const clientId = 'bench-client';
const claimBase = 'https://purl.imsglobal.org/spec/lti/claim/';

export interface DriveOrder {
  loginUrl: string;
  launchUrl: string;
  concurrency: number;
  launches: number;
  /** Answers that count as a launch that was let in. */
  accepted: number[];
}

export interface DriveResult {
  launches: number;
  seconds: number;
  failures: number;
  firstFailure?: string;
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const signingKey: KeyObject = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
const jwks = JSON.stringify({
  keys: [{ ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }],
});
const agent = new Agent({ keepAlive: true, maxSockets: 256 });
let keyDelayMilliseconds = 0;
let keyFetches = 0;

const lms = createServer((incoming, outgoing) => {
  if (incoming.url !== '/jwks') return outgoing.writeHead(404).end();
  keyFetches += 1;
  const answer = () => outgoing.writeHead(200, { 'content-type': 'application/json' }).end(jwks);
  if (keyDelayMilliseconds > 0) void pause(keyDelayMilliseconds).then(answer);
  else answer();
});
lms.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${(lms.address() as AddressInfo).port}`;
  process.send?.({ ready: { issuer, clientId, jwksUrl: `${issuer}/jwks` } });
  process.on('message', (message: { drive?: DriveOrder; keyDelayMilliseconds?: number; stop?: true }) => {
    if (message.stop) process.exit(0);
    if (message.keyDelayMilliseconds !== undefined) keyDelayMilliseconds = message.keyDelayMilliseconds;
    if (message.drive) {
      void drive(message.drive, issuer).then((result) =>
        process.send?.({ result: { ...result, keyFetches } }),
      );
      keyFetches = 0;
    }
  });
});

async function drive(order: DriveOrder, issuer: string): Promise<DriveResult> {
  let left = order.launches;
  let failures = 0;
  let firstFailure: string | undefined;
  const begun = performance.now();
  const walker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const problem = await launchOnce(order, issuer, left);
      if (!problem) continue;
      failures += 1;
      firstFailure ??= problem;
    }
  };
  await Promise.all(Array.from({ length: order.concurrency }, walker));
  return {
    launches: order.launches - failures,
    seconds: (performance.now() - begun) / 1000,
    failures,
    firstFailure,
  };
}

async function launchOnce(order: DriveOrder, issuer: string, number: number): Promise<string | undefined> {
  const login = new URLSearchParams({
    iss: issuer,
    login_hint: `student-${number}`,
    target_link_uri: order.launchUrl,
    client_id: clientId,
    lti_message_hint: 'hint',
  });
  const first = await send('GET', `${order.loginUrl}?${login.toString()}`);
  const location = first.headers.location;
  if (first.status !== 302 || !location) return `login answered ${first.status}`;
  const parameters = new URL(location).searchParams;
  const state = parameters.get('state') ?? '';
  const idToken = signed(issuer, order.launchUrl, parameters.get('nonce') ?? '', number);
  const cookie = (first.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
  const body = new URLSearchParams({ state, id_token: idToken }).toString();
  const second = await send('POST', order.launchUrl, { body, cookie });
  return order.accepted.includes(second.status)
    ? undefined
    : `launch answered ${second.status}: ${second.text.slice(-300)}`;
}

function signed(issuer: string, target: string, nonce: string, number: number): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: issuer,
    aud: clientId,
    sub: `student-${number % 500}`,
    iat: now,
    exp: now + 300,
    nonce,
    name: `Student ${number % 500}`,
    [`${claimBase}message_type`]: 'LtiResourceLinkRequest',
    [`${claimBase}version`]: '1.3.0',
    [`${claimBase}deployment_id`]: 'bench-deployment',
    [`${claimBase}target_link_uri`]: target,
    [`${claimBase}resource_link`]: { id: 'bench-link', title: 'Bench' },
    [`${claimBase}roles`]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'],
    [`${claimBase}context`]: { id: 'bench-course', title: 'Course', label: 'C' },
    [`${claimBase}custom`]: {},
  };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${part({ alg: 'RS256', typ: 'JWT', kid })}.${part(claims)}`;
  return `${input}.${sign('RSA-SHA256', Buffer.from(input), signingKey).toString('base64url')}`;
}

function send(
  method: 'GET' | 'POST',
  url: string,
  form?: { body: string; cookie: string },
): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = form
      ? {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(form.body),
          cookie: form.cookie,
        }
      : {};
    const outgoing = request(url, { method, agent, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(form?.body);
  });
}
