import { PlatformFailedError } from '../../http/errors.ts';
import type { CheckCode, CheckFix, CheckLine, CheckLineId } from './check.contract.ts';

/** One line of a check. */
export function line(
  id: CheckLineId,
  state: CheckLine['state'],
  code: CheckCode,
  more: { facts?: Record<string, string>; fix?: CheckFix } = {},
): CheckLine {
  return { id, state, code, facts: more.facts ?? {}, ...(more.fix ? { fix: more.fix } : {}) };
}

const longestWords = 200;

/** A service that did not do what was asked, with the LMS's own words where it gave some. */
export function failedLine(id: CheckLineId, error: unknown, fix: CheckFix): CheckLine {
  if (!(error instanceof PlatformFailedError)) throw error;
  const { upstreamStatus: status, upstreamMessage = '' } = error;
  if (status === undefined)
    return line(id, 'bad', error.retryable ? 'no-answer' : 'private', { fix: 'address' });
  const facts = { status: String(status), words: wordsOf(upstreamMessage) };
  if (status >= 300 && status < 400) return line(id, 'bad', 'redirect', { facts, fix: 'address' });
  if (isHtml(upstreamMessage)) return line(id, 'bad', 'web-page', { facts, fix });
  if (status >= 200 && status < 300) return line(id, 'bad', 'not-readable', { facts, fix });
  if (status === 404) return line(id, 'bad', 'not-found', { facts, fix });
  return line(id, 'bad', 'lms-failed', { facts, fix });
}

/** OAuth errors (RFC 6749 §5.2), else the text itself; web pages say nothing. */
function wordsOf(text: string): string {
  if (isHtml(text)) return '';
  const { error, error_description: description } = parsed(text);
  const said = [error, description].filter((part) => typeof part === 'string').join(': ');
  return (said || text).replaceAll(/\s+/g, ' ').trim().slice(0, longestWords);
}

/** The OAuth error code of an answer, when there is one. */
export function oauthError(error: unknown): string | undefined {
  if (!(error instanceof PlatformFailedError)) return undefined;
  const { error: code } = parsed(error.upstreamMessage ?? '');
  return typeof code === 'string' ? code : undefined;
}

function parsed(text: string): { error?: unknown; error_description?: unknown } {
  try {
    return (JSON.parse(text) ?? {}) as object;
  } catch {
    return {};
  }
}

function isHtml(text: string): boolean {
  return /^\s*<(!doctype|html)/i.test(text);
}
