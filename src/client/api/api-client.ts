import type { z } from 'zod';
import { ApiError, readApiError } from './api-error.ts';
import type { ClientSession } from './session.ts';

interface AnyContract {
  method: string;
  path: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  response: z.ZodType;
}

type Part<Name extends string, Schema> = Schema extends z.ZodUndefined
  ? object
  : Schema extends z.ZodType
    ? Record<Name, z.input<Schema>>
    : object;

/** What a contract asks for: its method and path as literals, and its params, query and body where it has them. */
export type ApiCall<Contract extends AnyContract> = {
  method: Contract['method'];
  path: Contract['path'];
  signal?: AbortSignal;
  /** Lets the request outlive the page; for the last save of a draft. */
  keepalive?: boolean;
} & Part<'params', NonNullable<Contract['params']>> &
  Part<'query', NonNullable<Contract['query']>> &
  Part<'body', NonNullable<Contract['body']>>;

export type ApiAnswer<Contract extends AnyContract> = z.output<Contract['response']>;

export interface ApiClient {
  /** @throws ApiError for every refusal, and with code `OFFLINE` when no answer came in time. */
  call<Contract extends AnyContract>(request: ApiCall<Contract>): Promise<ApiAnswer<Contract>>;
  /** The same, with the answer's tag; null when the server says that nothing changed since the answer of this tag. */
  callIfChanged<Contract extends AnyContract>(
    request: ApiCall<Contract>,
    tag: string | null,
  ): Promise<{ answer: ApiAnswer<Contract>; tag: string | null } | null>;
}

interface LooseCall {
  method: string;
  path: string;
  params?: Record<string, string>;
  query?: Record<string, string | undefined>;
  body?: unknown;
  signal?: AbortSignal;
  keepalive?: boolean;
}

const timeoutMilliseconds = 20_000;
const renewalPath = '/api/session/renewals';

/** The only way from the client to the server. A 401 ends the session for the whole page. */
export function createApiClient(session: ClientSession): ApiClient {
  const ask = async (request: LooseCall, tag: string | null): Promise<Response> => {
    const response = await send(request, session.token(), tag);
    if (response.ok || (tag !== null && response.status === 304)) return response;
    const error = await readApiError(response);
    // A refused renewal only means "no longer than this": the present token may still serve a while.
    if (error.status === 401 && request.path !== renewalPath) session.end();
    throw error;
  };
  return {
    async call<Contract extends AnyContract>(request: ApiCall<Contract>) {
      return readAnswer<Contract>(await ask(request as unknown as LooseCall, null));
    },
    async callIfChanged<Contract extends AnyContract>(request: ApiCall<Contract>, tag: string | null) {
      const response = await ask(request as unknown as LooseCall, tag);
      if (response.status === 304) return null;
      return { answer: await readAnswer<Contract>(response), tag: response.headers.get('etag') };
    },
  };
}

async function readAnswer<Contract extends AnyContract>(response: Response): Promise<ApiAnswer<Contract>> {
  const answer: unknown = await response.json().catch(() => {
    throw offline();
  });
  // The server checks its answers against the same contract.
  return answer as ApiAnswer<Contract>;
}

async function send(request: LooseCall, token: string | null, tag: string | null): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (tag !== null) headers['if-none-match'] = tag;
  if (token !== null) headers.authorization = `Bearer ${token}`;
  if (request.body !== undefined) headers['content-type'] = 'application/json';
  try {
    return await fetch(addressOf(request), {
      method: request.method.toUpperCase(),
      headers,
      body: request.body === undefined ? undefined : JSON.stringify(request.body),
      signal: request.signal ?? AbortSignal.timeout(timeoutMilliseconds),
      keepalive: request.keepalive ?? false,
      credentials: 'omit',
    });
  } catch {
    throw offline();
  }
}

function addressOf({ path, params = {}, query = {} }: LooseCall): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? filled : `${filled}?${new URLSearchParams(given).toString()}`;
}

function offline(): ApiError {
  return new ApiError({ code: 'OFFLINE', status: 0, message: 'No answer came.' });
}
