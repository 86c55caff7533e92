import { use } from 'react';
import type { suggestions } from '../messages/en/suggestions.ts';
import { useLanguage } from '../messages/use-language.ts';

type SuggestionWords = typeof suggestions;

const loading = new Map<string, Promise<SuggestionWords>>();

/** The page's words with those about suggestions, which come with their own chunk. Suspends until they are there. */
export function useWords() {
  const language = useLanguage();
  return { ...language, t: { ...language.t, suggestions: use(loadWords(language.locale)) } };
}

function loadWords(locale: string): Promise<SuggestionWords> {
  const tag = locale.startsWith('es') ? 'es' : 'en';
  const known = loading.get(tag) ?? importWords(tag);
  loading.set(tag, known);
  return known;
}

async function importWords(tag: 'en' | 'es'): Promise<SuggestionWords> {
  return tag === 'es'
    ? (await import('../messages/es/suggestions.ts')).suggestions
    : (await import('../messages/en/suggestions.ts')).suggestions;
}
