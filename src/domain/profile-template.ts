import { ageBands, type AgeBand } from './age-band.ts';
import { profileSections, type ProfileSection } from './profile.ts';

// How a district shapes the profile: which sections, in which order, under which names, and what is asked in them.

/** Languages in which a district may write its own words. */
export const templateLanguages = ['en', 'es'] as const;
export type TemplateLanguage = (typeof templateLanguages)[number];

/** Words in each language; empty where Waymark's own hold. */
export type InLanguages = Record<TemplateLanguage, string>;

/** For whom own words are: everybody, or one age band, whose words win. */
export const wordBands = ['all', ...ageBands] as const;
export type WordBand = (typeof wordBands)[number];

export interface SectionWords {
  name: InLanguages;
  prompt: InLanguages;
}

/** Something that students may answer in a section, beside what Waymark asks. */
export interface TemplateQuestion {
  id: string;
  /** Empty in a language: it is asked in the other one. */
  text: InLanguages;
  /** Age bands that are asked. */
  bands: AgeBand[];
}

export interface TemplateSection {
  section: ProfileSection;
  isOn: boolean;
  words: Record<WordBand, SectionWords>;
  questions: TemplateQuestion[];
}

/** Every section once, in the order of the page. */
export type ProfileTemplate = TemplateSection[];

export const longestName = 60;
export const longestPrompt = 200;
export const mostQuestions = 6;

/** A question as students meet it: in each language, or twice in the one that there is. */
export interface AskedQuestion {
  id: string;
  text: InLanguages;
}

/** A section as one age band meets it; words that the district did not write are absent. */
export interface ShownSection {
  section: ProfileSection;
  name: Partial<InLanguages>;
  prompt: Partial<InLanguages>;
  questions: AskedQuestion[];
}

/** What a district begins with: all sections, in Waymark's words. */
export function waymarkTemplate(): ProfileTemplate {
  return profileSections.map((section) => ({ section, isOn: true, words: noWords(), questions: [] }));
}

/** The sections that the district offers and the course uses, as this age band meets them. */
export function shownSections(
  template: ProfileTemplate,
  { used, band }: { used: readonly ProfileSection[]; band: AgeBand },
): ShownSection[] {
  return template
    .filter(({ section, isOn }) => isOn && used.includes(section))
    .map(({ section, words, questions }) => ({
      section,
      name: { ...written(words.all.name), ...written(words[band].name) },
      prompt: { ...written(words.all.prompt), ...written(words[band].prompt) },
      questions: questions
        .filter(({ bands }) => bands.includes(band))
        .map(({ id, text }) => ({ id, text: { en: text.en || text.es, es: text.es || text.en } })),
    }));
}

export interface TemplateText {
  /** Dotted, as the template holds it. */
  path: string;
  text: string;
}

/** Everything that a district wrote. */
export function textsOf(template: ProfileTemplate): TemplateText[] {
  return template
    .flatMap(({ words, questions }, index) => [
      ...wordBands.flatMap((band) =>
        (['name', 'prompt'] as const).flatMap((field) =>
          inEach(`sections.${index}.words.${band}.${field}`, words[band][field]),
        ),
      ),
      ...questions.flatMap(({ text }, at) => inEach(`sections.${index}.questions.${at}.text`, text)),
    ])
    .filter(({ text }) => text !== '');
}

const inEach = (path: string, text: InLanguages): TemplateText[] =>
  templateLanguages.map((language) => ({ path: `${path}.${language}`, text: text[language] }));

const noWords = (): TemplateSection['words'] => ({
  all: { name: { en: '', es: '' }, prompt: { en: '', es: '' } },
  'to-5': { name: { en: '', es: '' }, prompt: { en: '', es: '' } },
  '6-8': { name: { en: '', es: '' }, prompt: { en: '', es: '' } },
  '9-12': { name: { en: '', es: '' }, prompt: { en: '', es: '' } },
});

const written = (words: InLanguages): Partial<InLanguages> =>
  Object.fromEntries(Object.entries(words).filter(([, text]) => text !== ''));
