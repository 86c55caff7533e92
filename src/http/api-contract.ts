import type { z } from 'zod';

/** What a person may do in the course of this session. `designer` builds and sees no student work (design: roles). */
export type CourseRole = 'teacher' | 'reviewer' | 'designer' | 'student' | 'mentor' | 'none';

/**
 * Whose session it is. Outside courses there are two: an `admin` looks after one tenant; an `operator` looks after the whole
 * installation, has no tenant, and so sees nobody's data before entering one as its admin.
 */
export type Role = CourseRole | 'admin' | 'operator';

type ApiMethod = 'get' | 'post' | 'put' | 'delete';
type ApiPath = `/api/${string}`;

/**
 * One API operation, described once: the server binds a handler to it, the OpenAPI page and the authorisation
 * tests are made from it, and the client takes its types from it.
 */
export interface ApiContract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
  Method extends ApiMethod = ApiMethod,
  Path extends ApiPath = ApiPath,
> {
  id: string;
  method: Method;
  /** Express path below the origin, such as `/api/journey/picks/:pickId`. */
  path: Path;
  summary: string;
  /** Roles that may call it; `anyone` needs a session but no role. */
  roles: readonly Role[] | 'anyone';
  /** The body, or the answer, is a file and not JSON. */
  bytes?: 'sent' | 'answered';
  params?: Params;
  query?: Query;
  body?: Body;
  response: Response;
}

/** Keeps the literal types of a contract. */
export function defineApi<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Response extends z.ZodType = z.ZodType,
  const Method extends ApiMethod = ApiMethod,
  const Path extends ApiPath = ApiPath,
>(
  contract: ApiContract<Params, Query, Body, Response, Method, Path>,
): ApiContract<Params, Query, Body, Response, Method, Path> {
  return contract;
}
