import type { Fault } from '../http/errors.ts';

/** What is wrong with a call, each fault on a line of its own. */
export class UsageError extends Error {
  constructor(faults: string[]) {
    super(faults.join('\n'));
    this.name = 'UsageError';
  }
}

/** The faults by the names of the options, where these differ from the fields'. */
export function usageError(faults: readonly Fault[], names: Record<string, string>): UsageError {
  return new UsageError(faults.map(({ path, message }) => `--${names[path] ?? path}: ${message}`));
}
