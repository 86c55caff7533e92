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

/** Whose screens are shown: a student waits for no words of the teacher's desk, a teacher for none of the console. */
export type Audience = 'student' | 'everyone' | 'admin';

/**
 * Loads one language only. What we do not speak gets English words, with its own numbers and dates. For a student's
 * screens only their own words are loaded; nothing there asks for others, hence the casts.
 */
export async function loadLanguage(wanted: string, whose: Audience): Promise<Language> {
  const locale = usableLocale(wanted);
  const load = locale.startsWith('es') ? loadSpanish : loadEnglish;
  return { locale, t: await load(whose), format: createFormats(locale) };
}

async function loadEnglish(whose: Audience): Promise<Messages> {
  if (whose === 'admin') return (await import('./admin-en.ts')).adminEn;
  if (whose === 'student') return (await import('./student-en.ts')).studentEn as Messages;
  return (await import('./en.ts')).en;
}

async function loadSpanish(whose: Audience): Promise<Messages> {
  if (whose === 'admin') return (await import('./admin-es.ts')).adminEs;
  if (whose === 'student') return (await import('./student-es.ts')).studentEs as Messages;
  return (await import('./es.ts')).es;
}

function usableLocale(wanted: string): string {
  try {
    const [locale = 'en'] = Intl.getCanonicalLocales(wanted.replaceAll('_', '-'));
    return /^(?:en|es)\b/.test(locale) ? locale : 'en';
  } catch {
    return 'en';
  }
}
