/** What a launch carried, by name alone: nothing in it says anything about the person. */
export interface SentNames {
  /** Claims with something in them, short: `name`, `context.title`, `endpoint.lineitem`. */
  filled: string[];
  /** Claims that came empty, or as a `$Variable` that the LMS did not fill in. */
  empty: string[];
  /** Custom parameters with something in them; those that came with nothing; those that came as a `$Variable`. */
  customFilled: string[];
  customEmpty: string[];
  customUnfilled: string[];
}

const mostNames = 150;
const longestName = 120;
const customName = 'custom';

/** The names in a verified token. Members of claims that are objects are named one level deep, since LMSs leave out single ones. */
export function sentNames(claims: Record<string, unknown>): SentNames {
  const sent: SentNames = { filled: [], empty: [], customFilled: [], customEmpty: [], customUnfilled: [] };
  for (const [claim, value] of Object.entries(claims)) {
    const name = shortName(claim);
    if (!isObject(value)) note(name, value, [sent.filled, sent.empty]);
    else if (name === customName) {
      for (const [key, inner] of Object.entries(value))
        note(key, inner, [sent.customFilled, isVariable(inner) ? sent.customUnfilled : sent.customEmpty]);
    } else {
      for (const [key, inner] of Object.entries(value))
        note(`${name}.${key}`, inner, [sent.filled, sent.empty]);
    }
  }
  return sent;
}

function note(name: string, value: unknown, [filled, empty]: [string[], string[]]): void {
  const names = isEmpty(value) ? empty : filled;
  if (names.length < mostNames) names.push(name.slice(0, longestName));
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '' || isVariable(value);
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}

function isVariable(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('$');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The last part of the claim names of LTI (Core 1.3 §5.3), which are addresses. */
function shortName(claim: string): string {
  return /^https?:\/\/.*\/([^/]+)$/.exec(claim)?.[1] ?? claim;
}
