import { profileBands as english, type BandWords } from '../../../src/client/messages/en/profile-bands.ts';
import { profileBands as spanish } from '../../../src/client/messages/es/profile-bands.ts';
import { ageBands } from '../../../src/domain/age-band.ts';
import { profileSections, profileTaps } from '../../../src/domain/profile.ts';
import { findProtectedTopics } from '../../../src/domain/protected-topics.ts';

// The profile speaks otherwise to children, teens and young adults, in both languages.

const bands = Object.entries({ English: english, Spanish: spanish }).flatMap(([language, words]) =>
  ageBands.map((band) => [language, band, words[band]] as const),
);

const textsOf = ({ sections, prompts, taps, ...texts }: BandWords): string[] =>
  [sections, prompts, taps, texts].flatMap((each) => Object.values(each) as string[]);
const wordsOf = (text: string): string[] => text.match(/\p{L}+/gu) ?? [];

test.each(bands)(
  '%s for %s names every section, asks in each, and has a word for each strength',
  (...[, , words]) => {
    expect(Object.keys(words.sections).toSorted()).toEqual(profileSections.toSorted());
    expect(Object.keys(words.prompts).toSorted()).toEqual(profileSections.toSorted());
    expect(Object.keys(words.taps)).toEqual(profileTaps.strengths);
    expect(textsOf(words).filter((text) => text.trim() === '')).toEqual([]);
  },
);

test.each(bands)('%s for %s asks nothing that the law protects', (...[, , words]) => {
  const asked = [...Object.values(words.prompts), ...Object.values(words.sections)];
  expect(asked.flatMap(findProtectedTopics)).toEqual([]);
});

test.each(bands)('%s for %s keeps each sentence short enough to read alone', (...[, , words]) => {
  const sentences = textsOf(words).flatMap((text) => text.split(/[.?!]/));
  expect(sentences.filter((sentence) => wordsOf(sentence).length > 13)).toEqual([]);
});

test('each band speaks in its own words, and English prompts for the youngest have no long word', () => {
  for (const words of [english, spanish])
    for (const section of profileSections)
      expect(new Set(ageBands.map((band) => words[band].prompts[section])).size).toBe(3);
  const youngest = Object.values(english['to-5'].prompts).flatMap(wordsOf);
  expect(youngest.filter((word) => word.length > 9)).toEqual([]);
});
