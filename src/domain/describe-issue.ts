import type { z } from 'zod';

/** One thing that is wrong, and where: `milestones[2].steps[0].group.choose`. The path is empty for the whole. */
export interface Fault {
  path: string;
  message: string;
}

// A hostile file can hold a fault per byte; nobody reads more than this many.
const shownFaults = 200;

/** Writes a path as a person would in code; long or odd keys are quoted and shortened. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((written, key) => {
    if (typeof key === 'number') return `${written}[${key}]`;
    const name = String(key).slice(0, 60);
    if (!/^[\w$-]+$/.test(name)) return `${written}[${JSON.stringify(name)}]`;
    return written === '' ? name : `${written}.${name}`;
  }, '');
}

type RawIssue = z.core.$ZodRawIssue;

/** zod's error map: says in plain words what is wrong. Messages set in a schema come first, by zod's own rule. */
export function plainMessage(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${typeName(String(issue.expected))}`;
    case 'invalid_value':
      return issue.input === undefined ? 'is missing' : `must be ${choices(issue.values)}`;
    case 'invalid_union':
      return issue.discriminator === undefined ? undefined : `must be ${choices(issue.options)}`;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return `must be at most ${Number(issue.maximum).toLocaleString('en')}${unit(issue.origin)}`;
    case 'not_multiple_of':
      return Number(issue.divisor) === 0.01 ? 'must have at most two decimals' : undefined;
    default:
      return undefined;
  }
}

/** Every fault of a failed parse; an unknown key becomes a fault of its own at its own place. */
export function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.flatMap((issue): Fault[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: formatPath([...issue.path, key]), message: 'is not a known field' }))
      : [{ path: formatPath(issue.path), message: issue.message }],
  );
}

/** At most 200 faults, and a last one that says how many more there are. */
export function boundedFaults(faults: Fault[]): Fault[] {
  if (faults.length <= shownFaults) return faults;
  const more = faults.length - shownFaults;
  return [...faults.slice(0, shownFaults), { path: '', message: `and ${more} more faults` }];
}

function tooSmall(issue: Extract<RawIssue, { code: 'too_small' }>): string {
  const minimum = Number(issue.minimum);
  if (issue.origin === 'string' && minimum === 1) return 'must not be empty';
  return `must be at least ${minimum}${unit(issue.origin)}`;
}

function unit(origin: string): string {
  if (origin === 'string') return ' characters long';
  return origin === 'array' ? ' in number' : '';
}

function choices(values: unknown): string {
  const names = Array.isArray(values) ? values.map((value) => `"${String(value)}"`) : [];
  return names.length === 1 ? String(names[0]) : `one of ${names.join(', ')}`;
}

function typeName(expected: string): string {
  const names: Record<string, string> = {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'an object with fields',
  };
  return names[expected] ?? expected;
}
