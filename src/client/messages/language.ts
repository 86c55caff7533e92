import type { Messages } from './en.ts';
import { createFormats } from './formats.ts';
import type { Formats } from './formats.ts';

/** The words and the date and number forms of one locale. */
export interface Language {
  /** BCP 47, such as "es-MX". */
  locale: string;
  t: Messages;
  format: Formats;
}

/** Loads one language only. What we do not speak gets English words, with its own numbers and dates. */
export async function loadLanguage(wanted: string): Promise<Language> {
  const locale = usableLocale(wanted);
  const t = locale.startsWith('es') ? (await import('./es.ts')).es : (await import('./en.ts')).en;
  return { locale, t, format: createFormats(locale) };
}

function usableLocale(wanted: string): string {
  try {
    const [locale = 'en'] = Intl.getCanonicalLocales(wanted.replaceAll('_', '-'));
    return /^(?:en|es)\b/.test(locale) ? locale : 'en';
  } catch {
    return 'en';
  }
}
