import { readFileSync } from 'node:fs';
import { helpChoose, type HelpAnswers } from '../../../src/domain/help-me-choose.ts';
import { pathwayGroups, type ChoiceGroup, type PathwayContent } from '../../../src/domain/pathway.ts';

const groups = ['ecosystems-grade-7', 'fractions-grade-4'].flatMap((name) => {
  const file = readFileSync(`src/features/pathways/examples/${name}.waymark.json`, 'utf8');
  return pathwayGroups((JSON.parse(file) as { pathway: PathwayContent }).pathway).map(({ group }) => group);
});

const asked = (groupId: string, answers: HelpAnswers, taken: string[] = []) =>
  helpChoose(
    groups.find(({ id }) => id === groupId) as ChoiceGroup,
    answers,
    ({ id }) => !taken.includes(id),
  ).map(({ taskId, by }) => [taskId, by.join(' ')]);

test('an option that fits all three answers stands alone', () => {
  expect(asked('same-practice', { minutes: 25, company: 'others', doing: 'move' })).toEqual([
    ['number-line-hops', 'minutes company doing'],
  ]);
});

test('two that fit as well are both named, in the order of the group, and no third', () => {
  expect(asked('same-practice', { minutes: 25 })).toEqual([
    ['pattern-blocks', 'minutes'],
    ['number-line-hops', 'minutes'],
  ]);
});

test('an option for one or two fits both answers about company', () => {
  expect(asked('watch-matter-move', { company: 'alone' })).toEqual([['sealed-jar-garden', 'company']]);
  expect(asked('show', { company: 'others', doing: 'make' })).toContainEqual([
    'narrated-model',
    'company doing',
  ]);
});

test('what is done or taken is left out, and where nothing fits nothing is named', () => {
  expect(asked('population-signs', { doing: 'look' })).toEqual([['graph-detective', 'doing']]);
  expect(asked('population-signs', { doing: 'look' }, ['graph-detective'])).toEqual([]);
  expect(asked('population-signs', {})).toEqual([]);
});

test('each answer about what to do fits some option of the example pathways', () => {
  for (const doing of ['make', 'write', 'look', 'move'] as const)
    expect([doing, groups.flatMap(({ id }) => asked(id, { doing })).length > 0]).toEqual([doing, true]);
});
