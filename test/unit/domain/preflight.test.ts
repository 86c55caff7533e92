import { readFileSync, readdirSync } from 'node:fs';
import { checkDraft } from '../../../src/domain/check-draft.ts';
import { readDraft } from '../../../src/domain/draft-content.ts';
import { mostOptionsFor, preflight } from '../../../src/domain/preflight.ts';
import type { ChoiceGroup, PathwayContent, Task } from '../../../src/domain/pathway.ts';
import { aGroup, aPathway, aTask, mustDo } from './fixtures.ts';

const sound = aPathway([mustDo('read'), aGroup('show', ['a', 'b'])]);

const codes = (content: PathwayContent) => preflight(content).map(({ code }) => code);
const withTask = (changes: Partial<Task>) => aPathway([mustDo('read', changes)]);
const withGroup = (
  taskIds: string[],
  changes: Partial<ChoiceGroup> = {},
  more: Partial<PathwayContent> = {},
) => aPathway([mustDo('read'), aGroup('show', taskIds, changes)], more);

describe('The check before publishing', () => {
  test('has nothing to say about a sound pathway', () => {
    expect(preflight(sound)).toEqual([]);
  });

  test('names each finding with severity, place and a sentence', () => {
    const tasks = [aTask('a', { points: 4 }), aTask('b', { points: 6 })];
    expect(preflight(withGroup([], { tasks }))).toEqual([
      {
        code: 'options-unequal',
        severity: 'look-at',
        place: { milestoneId: 'first', groupId: 'show' },
        sentence: 'The options of “Group show” have different points. Students may choose by points.',
        values: { title: 'Group show', count: 2, choose: 1 },
      },
    ]);
  });

  test('finds what must be put right: titles, options, formats, goals that are gone', () => {
    expect(codes({ ...sound, title: ' ' })).toEqual(['title-missing']);
    expect(codes(withTask({ title: '' }))).toEqual(['title-missing']);
    expect(codes(withGroup(['a']))).toEqual(['group-too-small']);
    expect(codes(withGroup(['a', 'b'], { choose: 3 }))).toEqual(['choose-too-many']);
    expect(codes(withTask({ formats: [] }))).toEqual(['no-format']);
    expect(codes(withTask({ competencies: ['gone'] }))).toEqual(['competency-unknown']);
    expect(codes({ ...sound, milestones: [] })).toEqual(['no-milestone']);
    expect(codes(aPathway([]))).toEqual(['no-task', 'milestone-empty']);
    expect(codes(withGroup(Array.from({ length: 13 }, (_, n) => `t${n}`)))).toEqual(['group-too-big']);
    const found = [{ ...sound, title: ' ' }, withGroup(['a']), withTask({ formats: [] })].flatMap(preflight);
    expect(found.map(({ severity }) => severity)).toEqual(['must-fix', 'must-fix', 'must-fix']);
  });

  test('finds what is worth a look: nothing to choose, no points, no instructions, no way without a device', () => {
    expect(codes(withGroup(['a', 'b'], { choose: 2 }))).toEqual(['choose-all']);
    expect(codes(withTask({ points: 0 }))).toEqual(['no-points']);
    expect(codes(withTask({ instructions: ' ' }))).toEqual(['no-instructions']);
    const online = ['a', 'b'].map((id) => aTask(id, { formats: ['link'] }));
    expect(codes(withGroup([], { tasks: online }))).toEqual(['no-offline-option']);
    const empty = { id: 'later', title: 'Later', steps: [] };
    expect(codes({ ...sound, milestones: [...sound.milestones, empty] })).toEqual(['milestone-empty']);
  });

  test('finds a picture without words, and leaves one with words alone', () => {
    expect(codes(withTask({ instructions: 'See ![](https://a.example/b.png)' }))).toEqual([
      'image-without-words',
    ]);
    expect(codes(withTask({ instructions: 'See ![ ](https://a.example/b.png "t")' }))).toEqual([
      'image-without-words',
    ]);
    expect(codes(withTask({ instructions: 'See ![A food web](https://a.example/b.png)' }))).toEqual([]);
  });

  test('finds a goal that no task builds', () => {
    const competencies = [{ id: 'eco-1', code: 'ECO-1', statement: 'I can explain it.' }];
    expect(preflight({ ...sound, competencies })[0]?.sentence).toBe('No task builds the goal “ECO-1” yet.');
    expect(codes({ ...withTask({ competencies: ['eco-1'] }), competencies })).toEqual([]);
  });

  test.each([
    ['K–2', 3],
    ['4', 3],
    ['Grade 5', 3],
    ['6–8', 4],
    ['7', 4],
    ['9-12', 5],
    ['Staff', 5],
    [undefined, 5],
  ])('for grades %s counts more than %i options as many', (gradeBand, most) => {
    expect(mostOptionsFor(gradeBand)).toBe(most);
    const ids = Array.from({ length: most + 1 }, (_, n) => `t${n}`);
    expect(codes(withGroup(ids, {}, { gradeBand }))).toEqual(['options-many']);
    expect(codes(withGroup(ids.slice(1), {}, { gradeBand }))).toEqual([]);
  });

  test('never keeps the pathways that ship with Waymark from being published', () => {
    const folder = new URL('../../../src/features/pathways/examples/', import.meta.url);
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.json'))) {
      const { pathway } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { pathway: unknown };
      expect(checkDraft(pathway).filter(({ severity }) => severity === 'must-fix')).toEqual([]);
    }
  });
});

describe('The check of a stored draft', () => {
  test('adds the faults for which publishing would refuse it, at the part where they stand', () => {
    const links = [{ title: 'Map', url: 'ftp://maps' }];
    const found = checkDraft(withTask({ links, points: 5000 }));
    expect(found).toMatchObject([
      { code: 'invalid', severity: 'must-fix', place: { milestoneId: 'first', taskId: 'read' } },
      { code: 'invalid', severity: 'must-fix', place: { milestoneId: 'first', taskId: 'read' } },
    ]);
    expect(found.map(({ place }) => place.field).toSorted()).toEqual(['points', 'url']);
  });

  test('says each thing once', () => {
    expect(checkDraft({ ...sound, title: '' }).map(({ code }) => code)).toEqual(['title-missing']);
    expect(checkDraft(withGroup(['a'])).map(({ code }) => code)).toEqual(['group-too-small']);
  });

  test('always has something to put right when publishing would refuse', () => {
    for (const input of [null, [], 'text', {}, { milestones: 'no' }, { ...sound, colour: 'red' }]) {
      expect(checkDraft(input).some(({ severity }) => severity === 'must-fix')).toBe(true);
    }
  });
});

describe('Any JSON read as a draft', () => {
  test('keeps a sound pathway as it is', () => {
    expect(readDraft(sound)).toEqual(sound);
  });

  test('has the shape of a pathway, whatever was sent', () => {
    const odd = {
      title: 7,
      milestones: [null, { id: 'A B', steps: [{ kind: 'group', group: { tasks: [{}, { id: 'x' }] } }, 5] }],
      competencies: [{ id: 'same' }, { id: 'same' }],
    };
    const read = readDraft(odd);
    expect(read).toMatchObject({ title: '', language: 'en', competencies: [{ id: 'same' }, {}] });
    expect(new Set(read.competencies.map(({ id }) => id)).size).toBe(2);
    expect(read.milestones.map(({ steps }) => steps.length)).toEqual([0, 2]);
    expect(readDraft(read)).toEqual(read);
  });
});
