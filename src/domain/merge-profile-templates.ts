import {
  wordBands,
  type InLanguages,
  type ProfileTemplate,
  type TemplateLanguage,
  type TemplateQuestion,
  type TemplateSection,
} from './profile-template.ts';

export interface MergedTemplate {
  sections: ProfileTemplate;
  /** What the others wrote where both wrote, by `placeOf`; one's own words stand in the sections. */
  theirs: Record<string, string>;
}

/** Names one text of the template, wherever its section stands now. */
export const placeOf = (section: string, ...path: string[]): string => [section, ...path].join('.');

/** The same thing as both began, as I have it, and as they saved it. */
interface Sides<T> {
  was: T;
  my: T;
  their: T;
}

type MergeText = (place: string, sides: Sides<string>) => string;

/**
 * Two changes of the same template in one: each keeps what the other did not touch. Where both wrote, one's own words stay and
 * theirs are told; a question that one side wrote anew is kept though the other side removed it.
 */
export function mergeTemplates(
  base: ProfileTemplate,
  mine: ProfileTemplate,
  theirs: ProfileTemplate,
): MergedTemplate {
  const told: Record<string, string> = {};
  const merge: MergeText = (place, { was, my, their }) => {
    if (my === was) return their;
    if (their !== was && their !== my) told[place] = their;
    return my;
  };
  const order = orderOf(mine) === orderOf(base) ? theirs : mine;
  const sections = order.flatMap(({ section }) => {
    const [was, my, their] = [base, mine, theirs].map((all) => all.find((each) => each.section === section));
    return was && my && their ? [mergeSection(merge, { was, my, their })] : [];
  });
  return { sections, theirs: told };
}

function mergeSection(merge: MergeText, sides: Sides<TemplateSection>): TemplateSection {
  const { was, my, their } = sides;
  const words = structuredClone(my.words);
  for (const band of wordBands)
    for (const field of ['name', 'prompt'] as const)
      words[band][field] = mergeLanguages(merge, placeOf(was.section, band, field), {
        was: was.words[band][field],
        my: my.words[band][field],
        their: their.words[band][field],
      });
  return {
    section: was.section,
    isOn: my.isOn === was.isOn ? their.isOn : my.isOn,
    words,
    questions: mergeQuestions(merge, sides),
  };
}

function mergeLanguages(
  merge: MergeText,
  place: string,
  { was, my, their }: Sides<InLanguages>,
): InLanguages {
  const inOne = (language: TemplateLanguage) =>
    merge(placeOf(place, language), { was: was[language], my: my[language], their: their[language] });
  return { en: inOne('en'), es: inOne('es') };
}

function mergeQuestions(merge: MergeText, { was, my, their }: Sides<TemplateSection>): TemplateQuestion[] {
  const kept = my.questions.flatMap((mine) => {
    const [before, other] = [findQuestion(was, mine.id), findQuestion(their, mine.id)];
    if (!before) return [mine];
    if (!other) return isSame(mine, before) ? [] : [mine];
    const bands = mine.bands.join() === before.bands.join() ? other.bands : mine.bands;
    const texts = { was: before.text, my: mine.text, their: other.text };
    return [{ ...mine, bands, text: mergeLanguages(merge, placeOf(was.section, mine.id), texts) }];
  });
  const added = their.questions.filter((other) => {
    const before = findQuestion(was, other.id);
    return !findQuestion(my, other.id) && !(before && isSame(other, before));
  });
  return [...kept, ...added];
}

const orderOf = (template: ProfileTemplate): string => template.map(({ section }) => section).join();

const findQuestion = ({ questions }: TemplateSection, id: string): TemplateQuestion | undefined =>
  questions.find((each) => each.id === id);

const isSame = (one: TemplateQuestion, other: TemplateQuestion): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
