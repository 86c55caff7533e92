import { isDoc, own } from './values.ts';

const wholeNumber = /^(?:0|[1-9]\d*)$/;

export function isIndexPart(part: string): boolean {
  return wholeNumber.test(part);
}

/**
 * What a dotted path reaches in a document, arrays on the way being walked element by element as queries do.
 * A missing field is `undefined`; an array without documents below it reaches nothing.
 */
export function reach(value: unknown, parts: string[], from = 0): unknown[] {
  const part = parts[from];
  if (part === undefined) return [value];
  if (isDoc(value)) {
    const next = own(value, part);
    return next === undefined ? [undefined] : reach(next, parts, from + 1);
  }
  if (!Array.isArray(value)) return [undefined];
  const found: unknown[] = [];
  if (isIndexPart(part) && Number(part) < value.length)
    found.push(...reach(value[Number(part)], parts, from + 1));
  for (const item of value) if (isDoc(item)) found.push(...reach(item, parts, from));
  return found;
}
