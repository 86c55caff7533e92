import { z } from 'zod';

// \p{Cc} control characters, \p{Cs} halves of surrogate pairs (no database keeps those unchanged).
const singleLine = /^[^\p{Cc}\p{Cs}]*$/u;
const manyLines = /^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u;

const unixLineEnds = (text: string): string => text.replace(/\r\n?/g, '\n');

/** One line of text, trimmed, without control characters. Lengths are in UTF-16 units. */
export function lineOfText(minimum: number, maximum: number) {
  const text = z.string().trim().max(maximum, { abort: true }).regex(singleLine, notPlainText);
  return minimum > 0 ? text.min(minimum) : text;
}

/** Text with line breaks (kept as \n), trimmed, without other control characters. */
export function linesOfText(maximum: number) {
  return z
    .string()
    .overwrite(unixLineEnds)
    .trim()
    .max(maximum, { abort: true })
    .regex(manyLines, notPlainText);
}

const notPlainText = 'holds a control character';

/** A web address: http or https, without a user name or password in it. */
export const webAddressSchema = z
  .url({
    protocol: /^https?$/,
    error: 'must be a web address that starts with http:// or https://',
    abort: true,
  })
  .max(2000, { abort: true })
  .regex(/^https?:\/\/[^\s\p{Cc}\p{Cs}@\\/?#]+(?:[/?#][^\s\p{Cc}\p{Cs}\\]*)?$/iu, {
    error: 'must be a web address without spaces, user name or password',
  });

/** Keeps what a person typed, but for control characters and broken surrogates, which no screen can show. */
export function withoutControlCharacters(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]/gu, '').replace(/\p{Cs}/gu, '\uFFFD');
}
