import type { ApiError } from '../api/api-error.ts';
import type { Language } from './language.ts';

export interface ErrorWords {
  sentence: string;
  action: string;
}

/** An error as a sentence and what to do next, in the person's language. */
export function errorWords(error: ApiError, { t, locale }: Pick<Language, 't' | 'locale'>): ErrorWords {
  const [sentence, action] = t.errors.words[error.code] ?? t.errors.words['INTERNAL'] ?? ['', ''];
  const rule = t.errors.rules[error.rule ?? ''];
  if (rule !== undefined) return { sentence: rule, action: '' };
  // The server's own sentences are exact, but English.
  if (error.code === 'RULE_BROKEN' && locale.startsWith('en')) return { sentence: error.message, action };
  return { sentence, action };
}
