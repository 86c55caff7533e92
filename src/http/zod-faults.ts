import type { z } from 'zod';
import type { Fault } from './errors.ts';

/** The faults of a failed zod parse, each with its dotted path; none when it succeeded or was not asked for. */
export function faultsOf(result: z.ZodSafeParseResult<unknown> | undefined): Fault[] {
  if (!result || result.success) return [];
  return result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
}
