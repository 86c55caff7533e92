import { profileSections } from '../../../src/domain/profile.ts';
import {
  shownSections,
  textsOf,
  waymarkTemplate,
  type ProfileTemplate,
} from '../../../src/domain/profile-template.ts';

/** Waymark's template with one section changed. */
function templateWith(change: (interests: ProfileTemplate[number]) => void): ProfileTemplate {
  const template = waymarkTemplate();
  for (const each of template) if (each.section === 'interests') change(each);
  return template;
}

const shown = (template: ProfileTemplate, band: 'to-5' | '6-8' | '9-12' = '6-8') =>
  shownSections(template, { used: profileSections, band });

test('a district begins with every section, in Waymark’s words', () => {
  const sections = shown(waymarkTemplate());
  expect(sections.map(({ section }) => section)).toEqual([...profileSections]);
  expect(sections.every(({ name, prompt }) => !name.en && !prompt.es)).toBe(true);
  expect(textsOf(waymarkTemplate())).toEqual([]);
});

test('a section is shown where the district offers it and the course uses it, in the district’s order', () => {
  const template = templateWith((interests) => (interests.isOn = false)).toReversed();
  const sections = shownSections(template, { used: ['interests', 'goals', 'languages'], band: '6-8' });
  expect(sections.map(({ section }) => section)).toEqual(['languages', 'goals']);
});

test('words for one age band win over words for all; what is not written stays Waymark’s', () => {
  const template = templateWith(({ words }) => {
    words.all.name = { en: 'My things', es: 'Mis cosas' };
    words['to-5'].name.en = 'Fun things';
  });
  const named = (band: 'to-5' | '9-12') => shown(template, band).find(({ name }) => name.en)?.name;
  expect(named('to-5')).toEqual({ en: 'Fun things', es: 'Mis cosas' });
  expect(named('9-12')).toEqual({ en: 'My things', es: 'Mis cosas' });
});

test('a question reaches the age bands that it is for, in the other language where one is missing', () => {
  const template = templateWith(({ questions }) => {
    questions.push({ id: 'q1', text: { en: 'Which pet?', es: '' }, bands: ['to-5'] });
  });
  const asked = (band: 'to-5' | '6-8') => shown(template, band).flatMap(({ questions }) => questions);
  expect(asked('to-5')).toEqual([{ id: 'q1', text: { en: 'Which pet?', es: 'Which pet?' } }]);
  expect(asked('6-8')).toEqual([]);
});

test('everything that a district wrote is told with its place', () => {
  const template = templateWith(({ words, questions }) => {
    words['9-12'].prompt.es = '¿Qué te mueve?';
    questions.push({ id: 'q1', text: { en: 'Which pet?', es: '' }, bands: ['to-5'] });
  });
  expect(textsOf(template)).toEqual([
    { path: 'sections.0.words.9-12.prompt.es', text: '¿Qué te mueve?' },
    { path: 'sections.0.questions.0.text.en', text: 'Which pet?' },
  ]);
});
