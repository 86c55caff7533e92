import { use } from 'react';
import type { proposals } from '../messages/en/proposals.ts';
import { useLanguage } from '../messages/use-language.ts';

type ProposalWords = typeof proposals;

const loading = new Map<string, Promise<ProposalWords>>();

/** The page's words with those about own ways and partners, which come with their own chunk. Suspends until they are there. */
export function useWords() {
  const language = useLanguage();
  return { ...language, t: { ...language.t, proposals: use(loadWords(language.locale)) } };
}

function loadWords(locale: string): Promise<ProposalWords> {
  const tag = locale.startsWith('es') ? 'es' : 'en';
  const known = loading.get(tag) ?? importWords(tag);
  loading.set(tag, known);
  return known;
}

async function importWords(tag: 'en' | 'es'): Promise<ProposalWords> {
  return tag === 'es'
    ? (await import('../messages/es/proposals.ts')).proposals
    : (await import('../messages/en/proposals.ts')).proposals;
}
