import type { Request, Response, Router } from 'express';
import type { z } from 'zod';
import type { ApiContract } from './api-contract.ts';
import { ForbiddenError, InvalidRequestError, NotFoundError } from './errors.ts';
import type { Session } from './session.ts';
import { faultsOf } from './zod-faults.ts';

export interface ApiInput<P, Q, B> {
  session: Session;
  params: P;
  query: Q;
  body: B;
}

export interface ApiDependencies {
  /** Reads and checks the bearer token. @throws SessionError */
  authenticate(request: Request): Promise<Session>;
  /** Also parse what is sent back; on in tests and the sandbox, where a wrong answer must be seen. */
  checkResponses: boolean;
}

export type BindApi = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  contract: ApiContract<P, Q, B, R>,
  handler: (input: ApiInput<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<R>>,
  options?: {
    /**
     * Tells cheaply whether the answer can have changed: it becomes the ETag, and who has that version gets 304 and no body. It is
     * read before the answer, so that a change in between shows at the next request.
     */
    version?: (input: ApiInput<z.output<P>, z.output<Q>, z.output<B>>) => Promise<string>;
  },
) => void;

/** For contracts with `bytes`: the handler may read the request or answer it by itself, and then resolves to nothing. */
export type BindBytes = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  contract: ApiContract<P, Q, B, R>,
  handler: (
    input: ApiInput<z.output<P>, z.output<Q>, z.output<B>> & { request: Request; response: Response },
  ) => Promise<z.input<R> | undefined>,
) => void;

/**
 * Makes the functions that bind contracts to handlers on a router. The steps of each request are visible here:
 * authenticate → authorise by role → parse → handle → present.
 */
export function createApiBinder(
  router: Router,
  dependencies: ApiDependencies,
): { bind: BindApi; bindBytes: BindBytes; contracts: ApiContract[] } {
  const contracts: ApiContract[] = [];
  const bind: BindApi = (contract, handler, { version } = {}) => {
    contracts.push(contract as unknown as ApiContract);
    router[contract.method](contract.path, async (request: Request, response: Response) => {
      const session = await dependencies.authenticate(request);
      authorise(contract as unknown as ApiContract, session);
      const input = { session, ...parse(contract, request) };
      response.set('cache-control', 'no-store');
      if (version) {
        const tag = `"${await version(input)}"`;
        response.set('etag', `W/${tag}`);
        if (request.get('if-none-match')?.replace(/^W\//, '') === tag) return void response.status(304).end();
      }
      const answer = await handler(input);
      response.json(dependencies.checkResponses ? contract.response.parse(answer) : answer);
    });
  };
  const bindBytes: BindBytes = (contract, handler) => {
    contracts.push(contract as unknown as ApiContract);
    router[contract.method](contract.path, async (request: Request, response: Response) => {
      const session = await dependencies.authenticate(request);
      authorise(contract as unknown as ApiContract, session);
      const answer = await handler({ session, ...parse(contract, request), request, response });
      if (answer === undefined) return;
      response.set('cache-control', 'no-store');
      response.json(dependencies.checkResponses ? contract.response.parse(answer) : answer);
    });
  };
  return { bind, bindBytes, contracts };
}

function authorise(contract: ApiContract, session: Session): void {
  if (contract.roles !== 'anyone' && !contract.roles.includes(session.role)) throw new ForbiddenError();
}

/** A bad path parameter is "not found"; bad query and body are reported together, all faults at once. */
function parse<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  contract: ApiContract<P, Q, B>,
  request: Request,
): { params: z.output<P>; query: z.output<Q>; body: z.output<B> } {
  const params = contract.params?.safeParse(request.params);
  if (params && !params.success) throw new NotFoundError();
  const query = contract.query?.safeParse(request.query);
  const body = contract.body?.safeParse(request.body ?? {});
  const faults = [...faultsOf(query), ...faultsOf(body)];
  if (faults.length > 0) throw new InvalidRequestError(faults);
  return {
    params: params?.data as z.output<P>,
    query: query?.data as z.output<Q>,
    body: body?.data as z.output<B>,
  };
}
