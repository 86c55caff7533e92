import { use } from 'react';
import type { suggestionPolicy } from '../messages/en/suggestion-policy.ts';
import { useLanguage } from '../messages/use-language.ts';

type PolicyWords = typeof suggestionPolicy;

const loading = new Map<string, Promise<PolicyWords>>();

/** The page's words with those about suggestions, which come with their own chunk. Suspends until they are there. */
export function useWords() {
  const language = useLanguage();
  const suggestionPolicy = use(loadWords(language.locale));
  return { ...language, t: { ...language.t, suggestionPolicy } };
}

function loadWords(locale: string): Promise<PolicyWords> {
  const tag = locale.startsWith('es') ? 'es' : 'en';
  const known = loading.get(tag) ?? importWords(tag);
  loading.set(tag, known);
  return known;
}

async function importWords(tag: 'en' | 'es'): Promise<PolicyWords> {
  return tag === 'es'
    ? (await import('../messages/es/suggestion-policy.ts')).suggestionPolicy
    : (await import('../messages/en/suggestion-policy.ts')).suggestionPolicy;
}
