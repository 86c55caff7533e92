import { use } from 'react';
import type { profile } from '../messages/en/profile.ts';
import { useLanguage } from '../messages/use-language.ts';

type ProfileWords = typeof profile;

const loading = new Map<string, Promise<ProfileWords>>();

/** The page's words with those of the profile, which come with its own chunk. Suspends until they are there. */
export function useWords() {
  const language = useLanguage();
  const profile = use(loadWords(language.locale));
  const { path } = language.t;
  // A student's trail says some of the tapped words, so they come with its words.
  const taps = { ...path.taps, ...profile.taps };
  return { ...language, t: { ...language.t, profile: { ...profile, taps } } };
}

function loadWords(locale: string): Promise<ProfileWords> {
  const tag = locale.startsWith('es') ? 'es' : 'en';
  const known = loading.get(tag) ?? importWords(tag);
  loading.set(tag, known);
  return known;
}

async function importWords(tag: 'en' | 'es'): Promise<ProfileWords> {
  return tag === 'es'
    ? (await import('../messages/es/profile.ts')).profile
    : (await import('../messages/en/profile.ts')).profile;
}
