import { use } from 'react';
import type { classProfiles } from '../messages/en/class-profiles.ts';
import { useWords as useProfileWords } from '../profile/words.ts';

type ClassWords = typeof classProfiles;

const loading = new Map<string, Promise<ClassWords>>();

/** The page's words with those of profiles and of the class at a glance. Suspends until they are there. */
export function useWords() {
  const language = useProfileWords();
  const classProfiles = use(loadWords(language.locale));
  return { ...language, t: { ...language.t, classProfiles } };
}

function loadWords(locale: string): Promise<ClassWords> {
  const tag = locale.startsWith('es') ? 'es' : 'en';
  const known = loading.get(tag) ?? importWords(tag);
  loading.set(tag, known);
  return known;
}

async function importWords(tag: 'en' | 'es'): Promise<ClassWords> {
  return tag === 'es'
    ? (await import('../messages/es/class-profiles.ts')).classProfiles
    : (await import('../messages/en/class-profiles.ts')).classProfiles;
}
