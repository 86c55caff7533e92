import { use } from 'react';
import type { ownMedia } from '../../messages/en/own-media.ts';
import { useLanguage } from '../../messages/use-language.ts';

type MediaWords = typeof ownMedia;

const loading = new Map<string, Promise<MediaWords>>();

/** The page's words with those about pictures and recordings, which come with their own chunk. Suspends until they are there. */
export function useMediaWords() {
  const language = useLanguage();
  return { ...language, t: { ...language.t, ownMedia: use(loadWords(language.locale)) } };
}

function loadWords(locale: string): Promise<MediaWords> {
  const tag = locale.startsWith('es') ? 'es' : 'en';
  const known = loading.get(tag) ?? importWords(tag);
  loading.set(tag, known);
  return known;
}

async function importWords(tag: 'en' | 'es'): Promise<MediaWords> {
  return tag === 'es'
    ? (await import('../../messages/es/own-media.ts')).ownMedia
    : (await import('../../messages/en/own-media.ts')).ownMedia;
}
