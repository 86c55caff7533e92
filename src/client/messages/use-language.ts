import { createContext, use } from 'react';
import type { Language } from './language.ts';

export const LanguageContext = createContext<Language | null>(null);

export function useLanguage(): Language {
  const language = use(LanguageContext);
  if (language === null) throw new Error('The language is not loaded.');
  return language;
}
