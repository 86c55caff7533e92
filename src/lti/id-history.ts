import { customValue } from './claims.ts';

/** More ancestors than this are of no use; Canvas stops at as many. */
const mostAncestors = 1_000;

/**
 * What an LMS says in place of an id: `truncated` after the last of very many, `timed out` when it took too long (Canvas developer
 * documentation, `Context.id.history`).
 */
const remarks = new Set(['truncated', 'timed out']);

/**
 * The ids of `$ResourceLink.id.history` or `$Context.id.history`, nearest ancestor first (LTI Core 1.3 §5.4.1.2 and Appendix D):
 * separated by commas, each URL-encoded. Empty when it is no copy, or the LMS does not know the variable.
 * @param key name of the custom parameter that asked for it
 */
export function idHistory(custom: Record<string, string>, key: string): string[] {
  const value = customValue(custom, key);
  if (!value) return [];
  const ids = value
    .split(',')
    .map((part) => decoded(part.trim()))
    .filter((id) => id !== '' && id.length <= 255 && !remarks.has(id.toLowerCase()));
  return [...new Set(ids)].slice(0, mostAncestors);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
