/**
 * A small platform of AGS 2.0 and its token endpoint, strict about what a tool must get right and able to fail in every way.
 * Scores are kept as a gradebook would: the newest timestamp wins, an older or equal one is refused.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface ReceivedScore {
  userId: string;
  scoreGiven?: number;
  scoreMaximum?: number;
  activityProgress: string;
  gradingProgress: string;
  timestamp: string;
  comment?: string;
  [extension: string]: unknown;
}

interface Cell {
  score?: number;
  maximum: number;
  timestamp: string;
}

/** What to do with one request in place of the ordinary answer; `after: true` does the ordinary thing first, unseen by the tool. */
export interface Fault {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** Never answers. */
  hang?: boolean;
  /** Cuts the connection. */
  cut?: boolean;
  after?: boolean;
}

type FaultPlan = (request: { kind: RequestKind; userId?: string; number: number }) => Fault | undefined;
type RequestKind = 'token' | 'score' | 'results' | 'lineItems';

export interface AgsServer {
  url: string;
  tokenUrl: string;
  lineItemUrl: string;
  lineItemsUrl: string;
  /** All scores that were applied, oldest first. */
  accepted: ReceivedScore[];
  /** The gradebook, by user. Change it to grade by hand. */
  cells: Map<string, Cell>;
  requests: {
    kind: RequestKind;
    path: string;
    headers: IncomingMessage['headers'];
    scope?: string;
    body: string;
  }[];
  count(kind: RequestKind): number;
  /** Forgets what was asked and accepted; the gradebook and the tokens stay. */
  forget(): void;
  /** Greatest number of scores that were being answered at once. */
  mostAtOnce: number;
  /** Ordinary answers to scores wait for this. */
  scoreGate?: Promise<void>;
  plan: FaultPlan;
  /** Every token given so far is refused from now on. */
  revokeTokens(): void;
  lineItemExists: boolean;
  /** Shows results page by page, this many each, and ignores `user_id` like Schoology. */
  pageSize?: number;
  /** Where `next` links lead; the server itself when absent. */
  nextOrigin?: string;
  /** Compares timestamps in whole seconds, as Moodle does, and answers 409. */
  wholeSeconds: boolean;
  tokenSeconds: number;
  close(): Promise<void>;
}

export async function startAgsServer(): Promise<AgsServer> {
  const tokens = new Set<string>();
  const counts = new Map<RequestKind, number>();
  const hanging = new Set<ServerResponse>();
  let atOnce = 0;
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ags: AgsServer = {
    url,
    tokenUrl: `${url}/token`,
    lineItemUrl: `${url}/course/7/lineitems/3/lineitem?type_id=1`,
    lineItemsUrl: `${url}/course/7/lineitems?type_id=1`,
    accepted: [],
    cells: new Map(),
    requests: [],
    count: (kind) => counts.get(kind) ?? 0,
    forget() {
      counts.clear();
      ags.requests.length = 0;
      ags.accepted.length = 0;
    },
    mostAtOnce: 0,
    plan: () => undefined,
    revokeTokens: () => tokens.clear(),
    lineItemExists: true,
    wholeSeconds: false,
    tokenSeconds: 3600,
    async close() {
      for (const response of hanging) response.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = new URL(request.url ?? '/', url);
    const text = await readBody(request);
    const kind = kindOf(address.pathname);
    const score = kind === 'score' ? (JSON.parse(text) as ReceivedScore) : undefined;
    const number = ags.count(kind) + 1;
    counts.set(kind, number);
    const scope = kind === 'token' ? (new URLSearchParams(text).get('scope') ?? '') : undefined;
    ags.requests.push({
      kind,
      path: request.url ?? '',
      headers: request.headers,
      body: text,
      ...(scope ? { scope } : {}),
    });
    const fault = ags.plan({ kind, number, ...(score ? { userId: score.userId } : {}) });
    if (fault && !fault.after) return spoil(response, fault);
    atOnce += kind === 'score' ? 1 : 0;
    ags.mostAtOnce = Math.max(ags.mostAtOnce, atOnce);
    if (kind === 'score') await ags.scoreGate;
    atOnce -= kind === 'score' ? 1 : 0;
    const usual = ordinary(kind, address, request, score);
    if (fault) return spoil(response, fault);
    response.writeHead(usual.status, { 'content-type': 'application/json', ...usual.headers });
    response.end(JSON.stringify(usual.body));
  }

  function spoil(response: ServerResponse, fault: Fault): void {
    if (fault.hang) return void hanging.add(response);
    if (fault.cut) return void response.destroy();
    response.writeHead(fault.status ?? 500, fault.headers).end(fault.body ?? '');
  }

  function ordinary(kind: RequestKind, address: URL, request: IncomingMessage, score?: ReceivedScore) {
    if (kind === 'token') {
      const token = `token-${ags.count('token')}`;
      tokens.add(token);
      return ok({ access_token: token, token_type: 'bearer', expires_in: ags.tokenSeconds, scope: '' });
    }
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (!token || !tokens.has(token)) return refuse(401, 'invalid token');
    if (!ags.lineItemExists && kind !== 'lineItems') return refuse(404, 'no such line item');
    if (address.searchParams.get('type_id') !== '1' && !address.searchParams.has('page'))
      return refuse(400, 'the query of the line item is gone');
    if (kind === 'results') return results(address);
    if (kind === 'lineItems') return ok([{ id: ags.lineItemUrl, label: 'Ecosystems', scoreMaximum: 100 }]);
    return apply(request, score);
  }

  function apply(request: IncomingMessage, score?: ReceivedScore) {
    if (!score || request.headers['content-type'] !== 'application/vnd.ims.lis.v1.score+json')
      return refuse(400, 'no score');
    const at = Date.parse(score.timestamp);
    const last = Date.parse(ags.cells.get(score.userId)?.timestamp ?? '1970-01-01T00:00:00.000Z');
    const isLater = ags.wholeSeconds ? Math.floor(at / 1000) > Math.floor(last / 1000) : at > last;
    if (!isLater) return refuse(409, 'Refusing score with an earlier timestamp');
    ags.accepted.push(score);
    ags.cells.set(score.userId, {
      ...(score.scoreGiven === undefined ? {} : { score: score.scoreGiven }),
      maximum: score.scoreMaximum ?? 100,
      timestamp: score.timestamp,
    });
    return ok({});
  }

  function results(address: URL) {
    const asked = ags.pageSize === undefined ? address.searchParams.get('user_id') : null;
    const all = [...ags.cells]
      .filter(([userId]) => asked === null || userId === asked)
      .map(([userId, { score, maximum, timestamp }]) => ({
        id: `${ags.lineItemUrl}/${userId}`,
        userId,
        ...(score === undefined ? {} : { resultScore: score }),
        resultMaximum: maximum,
        timestamp,
      }));
    if (ags.pageSize === undefined) return ok(all);
    const page = Number(address.searchParams.get('page') ?? '0');
    const start = page * ags.pageSize;
    const more = start + ags.pageSize < all.length;
    const next = `${ags.nextOrigin ?? url}${address.pathname}?page=${page + 1}`;
    return {
      ...ok(all.slice(start, start + ags.pageSize)),
      headers: more ? { link: `<${next}>; rel="next"` } : {},
    };
  }

  return ags;
}

function kindOf(path: string): RequestKind {
  if (path === '/token') return 'token';
  if (path.endsWith('/scores')) return 'score';
  return path.endsWith('/results') ? 'results' : 'lineItems';
}

function ok(body: unknown): { status: number; body: unknown; headers: Record<string, string> } {
  return { status: 200, body, headers: {} };
}

function refuse(status: number, message: string) {
  return { status, body: { message }, headers: {} as Record<string, string> };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
