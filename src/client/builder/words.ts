import { use } from 'react';
import type { builder } from '../messages/en/builder.ts';
import { useLanguage } from '../messages/use-language.ts';

type BuilderWords = typeof builder;

const loading = new Map<string, Promise<BuilderWords>>();

/** The page's words with those of the builder, which come with its own chunk. Suspends until they are there. */
export function useWords() {
  const language = useLanguage();
  const builder = use(loadWords(language.locale));
  return { ...language, t: { ...language.t, builder } };
}

function loadWords(locale: string): Promise<BuilderWords> {
  const tag = locale.startsWith('es') ? 'es' : 'en';
  const known = loading.get(tag) ?? importWords(tag);
  loading.set(tag, known);
  return known;
}

async function importWords(tag: 'en' | 'es'): Promise<BuilderWords> {
  return tag === 'es'
    ? (await import('../messages/es/builder.ts')).builder
    : (await import('../messages/en/builder.ts')).builder;
}
