import { mergeTemplates } from '../../../src/domain/merge-profile-templates.ts';
import { waymarkTemplate, type ProfileTemplate } from '../../../src/domain/profile-template.ts';

const change = (template: ProfileTemplate, step: (interests: ProfileTemplate[number]) => void) => {
  const next = structuredClone(template);
  for (const each of next) if (each.section === 'interests') step(each);
  return next;
};
const base = change(waymarkTemplate(), ({ questions }) => {
  questions.push({ id: 'q1', text: { en: 'Which pet?', es: '' }, bands: ['to-5'] });
});
const interestsOf = ({ sections }: { sections: ProfileTemplate }) =>
  sections.find(({ section }) => section === 'interests');

test('two admins who change different things both keep them', () => {
  const mine = change(base, ({ words }) => (words.all.name.en = 'Mine'));
  const theirs = change(base, (interests) => {
    interests.words.all.name.es = 'De ellos';
    interests.isOn = false;
  }).toReversed();
  const merged = mergeTemplates(base, mine, theirs);
  expect(interestsOf(merged)).toMatchObject({
    isOn: false,
    words: { all: { name: { en: 'Mine', es: 'De ellos' } } },
  });
  expect(merged.sections[0]?.section).toBe(theirs[0]?.section);
  expect(merged.theirs).toEqual({});
});

test('where both wrote, my words stay and theirs are told', () => {
  const mine = change(base, ({ words }) => (words['6-8'].prompt.en = 'Mine?'));
  const theirs = change(base, ({ words }) => (words['6-8'].prompt.en = 'Theirs?'));
  const merged = mergeTemplates(base, mine, theirs);
  expect(interestsOf(merged)?.words['6-8'].prompt.en).toBe('Mine?');
  expect(merged.theirs).toEqual({ 'interests.6-8.prompt.en': 'Theirs?' });
});

test('a question that one side removed goes, unless the other side wrote it anew', () => {
  const without = change(base, (interests) => (interests.questions = []));
  const rewritten = change(base, ({ questions }) => {
    for (const question of questions) question.text.es = '¿Qué mascota?';
  });
  expect(interestsOf(mergeTemplates(base, without, base))?.questions).toEqual([]);
  expect(interestsOf(mergeTemplates(base, base, without))?.questions).toEqual([]);
  expect(interestsOf(mergeTemplates(base, without, rewritten))?.questions).toHaveLength(1);
  expect(interestsOf(mergeTemplates(base, rewritten, without))?.questions).toHaveLength(1);
});

test('questions that both added are all there', () => {
  const add = (id: string) =>
    change(base, ({ questions }) => {
      questions.push({ id, text: { en: `Why ${id}?`, es: '' }, bands: ['9-12'] });
    });
  const { sections } = mergeTemplates(base, add('mine'), add('theirs'));
  expect(interestsOf({ sections })?.questions.map(({ id }) => id)).toEqual(['q1', 'mine', 'theirs']);
});
