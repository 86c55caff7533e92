import { use } from 'react';
import type { conference } from '../messages/en/conference.ts';
import { useWords as useProfileWords } from '../profile/words.ts';

type ConferenceWords = typeof conference;

const loading = new Map<string, Promise<ConferenceWords>>();

/** The page's words with those of profiles and of the conference. Suspends until they are there. */
export function useWords() {
  const language = useProfileWords();
  const conference = use(loadWords(language.locale));
  return { ...language, t: { ...language.t, conference } };
}

function loadWords(locale: string): Promise<ConferenceWords> {
  const tag = locale.startsWith('es') ? 'es' : 'en';
  const known = loading.get(tag) ?? importWords(tag);
  loading.set(tag, known);
  return known;
}

async function importWords(tag: 'en' | 'es'): Promise<ConferenceWords> {
  return tag === 'es'
    ? (await import('../messages/es/conference.ts')).conference
    : (await import('../messages/en/conference.ts')).conference;
}
