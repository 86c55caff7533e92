import { rubric as english } from '../messages/en/rubric.ts';
import { rubric as spanish } from '../messages/es/rubric.ts';
import { useLanguage } from '../messages/use-language.ts';

/**
 * The page's words with those of rubrics. They are few, and both languages come with the page that shows them: a task must open
 * without a network too.
 */
export function useWords() {
  const language = useLanguage();
  const rubric = language.locale.startsWith('es') ? spanish : english;
  return { ...language, t: { ...language.t, rubric } };
}
