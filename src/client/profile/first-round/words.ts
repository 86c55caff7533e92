import { use } from 'react';
import type { firstRound } from '../../messages/en/first-round.ts';
import { useWords } from '../words.ts';

type RoundWords = typeof firstRound;

const loading = new Map<string, Promise<RoundWords>>();

/** The words of the profile with those of the first round. Suspends until they are there. */
export function useRoundWords() {
  const words = useWords();
  return { ...words, t: { ...words.t, firstRound: use(loadWords(words.tag)) } };
}

function loadWords(tag: 'en' | 'es'): Promise<RoundWords> {
  const known = loading.get(tag) ?? importWords(tag);
  loading.set(tag, known);
  return known;
}

async function importWords(tag: 'en' | 'es'): Promise<RoundWords> {
  return tag === 'es'
    ? (await import('../../messages/es/first-round.ts')).firstRound
    : (await import('../../messages/en/first-round.ts')).firstRound;
}
