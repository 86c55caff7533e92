import { spanishOfAdmin } from './es-admin.ts';
import { spanishOfLaunches } from './es-launch.ts';
import { spanishOfRegistration } from './es-registration.ts';

/** The languages of the pages that the server writes by itself. */
export type PageLanguage = 'en' | 'es';

/** A sentence in the page's language; `{name}` in it is replaced by the value of that name. */
export type Say = (sentence: string, values?: Record<string, string>) => string;

interface Pattern {
  shape: RegExp;
  names: string[];
  spanish: string;
}

const exact = new Map(Object.entries({ ...spanishOfLaunches, ...spanishOfRegistration, ...spanishOfAdmin }));
const patterns = [...exact]
  .filter(([english]) => english.includes('{'))
  // The longest first: a short one may fit the beginning of a longer one.
  .sort(([a], [b]) => b.length - a.length)
  .map(([english, spanish]) => toPattern(english, spanish));

/**
 * Words of plain pages. The English sentence is the key, as it stands where it is said; what has no translation stays English.
 * Errors come with their values filled in, so they are also known by their shape, and so are the values themselves.
 */
export function wordsIn(language: PageLanguage): Say {
  return (sentence, values = {}) => {
    const said = language === 'en' ? sentence : (exact.get(sentence) ?? byShape(sentence) ?? sentence);
    return fill(said, values);
  };
}

/** From a locale such as `es-MX` (a launch's), else the browser's `Accept-Language`; English when neither says Spanish first. */
export function pageLanguage(asked: {
  locale?: string | undefined;
  acceptLanguage?: string | undefined;
}): PageLanguage {
  const { locale, acceptLanguage = '' } = asked;
  if (locale) return locale.toLowerCase().startsWith('es') ? 'es' : 'en';
  const wanted = acceptLanguage
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [name = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = Number(/q=([\d.]+)/.exec(parameters.join(';'))?.[1] ?? 1);
      return { name: name.trim(), quality };
    })
    .filter(({ name, quality }) => quality > 0 && /^(en|es)(-|$)/.test(name))
    .sort((a, b) => b.quality - a.quality);
  return wanted[0]?.name.startsWith('es') ? 'es' : 'en';
}

/** English templates that have a translation, with `{}` for each value. */
export function translatedShapes(): Set<string> {
  return new Set([...exact.keys()].map((english) => english.replaceAll(/\{\w+\}/g, '{}')));
}

function byShape(sentence: string): string | undefined {
  for (const { shape, names, spanish } of patterns) {
    const found = shape.exec(sentence);
    if (!found) continue;
    const values = names.map((name, index) => {
      const value = found[index + 1] ?? '';
      return [name, exact.get(value) ?? byShape(value) ?? value] as const;
    });
    return fill(spanish, Object.fromEntries(values));
  }
  return undefined;
}

function toPattern(english: string, spanish: string): Pattern {
  const names = [...english.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const source = english
    .split(/\{\w+\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('(.+)');
  return { shape: new RegExp(`^${source}$`), names, spanish };
}

/** Puts values in for `{name}`; names without a value stay. */
export function fill(sentence: string, values: Record<string, string>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
