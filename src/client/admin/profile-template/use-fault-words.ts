import { findProtectedTopics, protectedTopicsLaw } from '../../../domain/protected-topics.ts';
import type { Fault } from '../../../http/errors.ts';
import { useAdminWords } from '../use-admin-words.ts';

/** What stopped the text at a path, in the language of the console; undefined once it may stand. */
export function useFaultWords(): (faults: Fault[], path: string, text: string) => string | undefined {
  const { t } = useAdminWords();
  return (faults, path, text) => {
    if (faults.every((fault) => fault.path !== path)) return undefined;
    if (text.trim() === '') return t.profileTemplate.writeOne;
    const sentences = findProtectedTopics(text).map(({ topic, words }) =>
      t.profileTemplate.asks(t.profileTemplate.topics[topic], words, protectedTopicsLaw),
    );
    return sentences.length > 0 ? sentences.join(' ') : undefined;
  };
}
