import { use } from 'react';
import type { checkIns } from '../messages/en/check-ins.ts';
import { useLanguage } from '../messages/use-language.ts';

type CheckInWords = typeof checkIns;

const loading = new Map<string, Promise<CheckInWords>>();

/** The page's words with those of talks, which come with their own chunk. Suspends until they are there. */
export function useWords() {
  const language = useLanguage();
  const tag = language.locale.startsWith('es') ? 'es' : 'en';
  const known = loading.get(tag) ?? importWords(tag);
  loading.set(tag, known);
  return { ...language, t: { ...language.t, checkIns: use(known) } };
}

async function importWords(tag: 'en' | 'es'): Promise<CheckInWords> {
  return tag === 'es'
    ? (await import('../messages/es/check-ins.ts')).checkIns
    : (await import('../messages/en/check-ins.ts')).checkIns;
}
