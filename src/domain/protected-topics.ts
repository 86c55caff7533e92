import { protectedTopics, type ProtectedTopic } from './protected-topic.ts';
import { englishPatterns } from './protected-topics-en.ts';
import { spanishPatterns } from './protected-topics-es.ts';

/** The law that names the topics: schools may not ask about them without the family's word. */
export const protectedTopicsLaw = '20 U.S.C. § 1232h';

export interface TopicFinding {
  topic: ProtectedTopic;
  /** What was found, as it was written. */
  words: string;
}

const edge = String.raw`[\p{L}\p{N}]`;

/** Both languages in one rule: a blank of a phrase stands for any white space, and each begins and ends at the edge of a word. */
const rules = protectedTopics.map((topic) => ({
  topic,
  pattern: new RegExp(
    [...englishPatterns[topic], ...spanishPatterns[topic]]
      .map((phrase) => `(?<!${edge})(?:${phrase.replaceAll(' ', String.raw`\s+`)})(?!${edge})`)
      .join('|'),
    'u',
  ),
}));

/**
 * Which of the eight protected topics a name or prompt asks about, each once, in English or Spanish whatever the language of the rest.
 * It stops words that ask; it cannot know every way to ask, so a person still reads what students will see.
 */
export function findProtectedTopics(text: string): TopicFinding[] {
  const composed = text.normalize('NFC');
  const plain = withoutAccents(composed);
  return rules.flatMap(({ topic, pattern }) => {
    const found = pattern.exec(plain);
    return found ? [{ topic, words: composed.slice(found.index, found.index + found[0].length).trim() }] : [];
  });
}

/** Composed text in lower case without accents, of the same length, so that places in it are places in the text. */
function withoutAccents(text: string): string {
  return Array.from(text, (letter) => {
    const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    return plain.length === letter.length ? plain : letter;
  }).join('');
}
