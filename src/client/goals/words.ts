import { use } from 'react';
import type { goals } from '../messages/en/goals.ts';
import { useLanguage } from '../messages/use-language.ts';

type GoalWords = typeof goals;

const loading = new Map<string, Promise<GoalWords>>();

/** The page's words with those of goals, which come with their own chunk. Suspends until they are there. */
export function useWords() {
  const language = useLanguage();
  const tag = language.locale.startsWith('es') ? 'es' : 'en';
  const known = loading.get(tag) ?? importWords(tag);
  loading.set(tag, known);
  return { ...language, t: { ...language.t, goals: use(known) } };
}

async function importWords(tag: 'en' | 'es'): Promise<GoalWords> {
  return tag === 'es'
    ? (await import('../messages/es/goals.ts')).goals
    : (await import('../messages/en/goals.ts')).goals;
}
