import { findGroup, findTask, pathwayTasks } from '../../../src/domain/pathway.ts';
import { validatePathway } from '../../../src/domain/validate-pathway.ts';
import { aGroup, aPathway, aTask, mustDo } from './fixtures.ts';

function faultsIn(input: unknown): string[] {
  const result = validatePathway(input);
  return result.ok ? [] : result.faults.map(({ path, message }) => `${path}: ${message}`);
}

function withTasks(count: number) {
  const steps = Array.from({ length: Math.ceil(count / 10) }, (_, g) => {
    const ids = Array.from({ length: Math.min(10, count - g * 10) }, (_none, t) => `t${g}-${t}`);
    return ids.length > 1 ? aGroup(`g${g}`, ids) : mustDo(`single-${g}`);
  });
  const milestones = [0, 1].map((m) => ({
    id: `m${m}`,
    title: 'M',
    steps: steps.slice(m * 30, m * 30 + 30),
  }));
  return aPathway([], { milestones });
}

const sound = aPathway([mustDo('read'), aGroup('choose', ['a', 'b'])]);

describe('A pathway from outside', () => {
  test('is accepted when it is sound, trimmed and with one kind of line ends', () => {
    const content = { ...sound, title: '  A title ', summary: 'one\r\ntwo' };
    expect(validatePathway(content)).toEqual({
      ok: true,
      content: { ...sound, title: 'A title', summary: 'one\ntwo' },
      warnings: [],
    });
  });

  test('has all faults of fields and between fields listed at once, each with its place', () => {
    const input = {
      title: ' ',
      summary: 7,
      language: 'english please',
      colour: 'red',
      competencies: [
        { id: 'eco-1', statement: 'I can' },
        { id: 'eco-1', statement: 'I can' },
      ],
      milestones: [
        {
          id: 'One',
          title: 'One',
          steps: [{ kind: 'must', task: aTask('x') }, mustDo('x', { points: 1.005 })],
        },
        {
          id: 'two',
          title: 'Two\u0000',
          steps: [
            aGroup('g', ['x', 'y'], { choose: 3 }),
            mustDo('z', { competencies: ['eco-9'], minutes: 0, formats: [] }),
          ],
        },
      ],
    };
    expect(faultsIn(input).toSorted()).toEqual(
      [
        'title: must not be empty',
        'summary: must be text',
        'language: must be a language tag such as "en" or "es-MX"',
        'colour: is not a known field',
        'competencies[1].id: "eco-1" is already the id of another competency, competencies[0].id',
        'milestones[0].id: must be lower-case letters and digits, joined by single hyphens',
        'milestones[0].steps[0].kind: must be one of "task", "group"',
        'milestones[0].steps[1].task.id: "x" is already the id of another task, milestones[0].steps[0].task.id',
        'milestones[0].steps[1].task.points: must have at most two decimals',
        'milestones[1].title: holds a control character',
        'milestones[1].steps[0].group.choose: asks for 3 tasks, but the group offers 2',
        'milestones[1].steps[0].group.tasks[0].id: "x" is already the id of another task, milestones[0].steps[0].task.id',
        'milestones[1].steps[1].task.competencies[0]: "eco-9" is not a competency of this pathway',
        'milestones[1].steps[1].task.formats: must be at least 1 in number',
        'milestones[1].steps[1].task.minutes: must be at least 1',
      ].toSorted(),
    );
  });

  test('names missing fields as missing', () => {
    expect(faultsIn({})).toEqual([
      'title: is missing',
      'summary: is missing',
      'language: is missing',
      'competencies: is missing',
      'milestones: is missing',
    ]);
  });

  test.each([null, undefined, 'text', 7, [], [[]], true])('%j is refused as no pathway', (input) => {
    expect(faultsIn(input).length).toBeGreaterThan(0);
  });

  test('cannot name a competency or a format twice', () => {
    const step = mustDo('t', { competencies: ['c', 'c'], formats: ['text', 'text'] });
    expect(
      faultsIn({
        ...sound,
        competencies: [{ id: 'c', statement: 'I can' }],
        milestones: [{ id: 'm', title: 'M', steps: [step] }],
      }),
    ).toEqual([
      'milestones[0].steps[0].task.formats[1]: "text" is named twice',
      'milestones[0].steps[0].task.competencies[1]: "c" is named twice',
    ]);
  });

  test('may hold 500 tasks, and one more is one clear fault', () => {
    expect(faultsIn(withTasks(500))).toEqual([]);
    expect(faultsIn(withTasks(501))).toEqual(['milestones: hold 501 tasks; a pathway may have at most 500']);
  });

  test.each([
    'javascript:alert(1)',
    'ftp://example.org/x',
    '//example.org',
    'https://user:secret@example.org/',
    'https://exa mple.org/',
    'https://',
    'data:text/html,x',
    'https://example.org\\@evil.example/',
    'https://example.org/\u0000',
  ])('cannot link to %j', (url) => {
    const [first] = faultsIn(aPathway([mustDo('t', { links: [{ title: 'x', url }] })]));
    expect(first).toContain('milestones[0].steps[0].task.links[0].url: must be a web address');
  });

  test.each([
    'https://example.org/a/@b?c=d#e',
    'http://localhost:3000/',
    'HTTPS://Example.org',
    'https://münchen.example/ä',
  ])('can link to %j', (url) => {
    expect(faultsIn(aPathway([mustDo('t', { links: [{ title: 'x', url }] })]))).toEqual([]);
  });

  test('keeps any script and emoji, but no half characters', () => {
    expect(faultsIn({ ...sound, title: 'Ökosysteme 生态 🌱 نظام' })).toEqual([]);
    expect(faultsIn({ ...sound, title: 'half \uD83C' })).toEqual(['title: holds a control character']);
  });

  test('is told of at most 200 faults and how many more there are', () => {
    const steps = Array.from({ length: 40 }, () => ({ kind: 'task', task: { formats: ['a', 'b', 'c'] } }));
    const faults = faultsIn({ ...sound, milestones: [{ id: 'm', title: 'M', steps }] });
    expect(faults).toHaveLength(201);
    expect(faults.at(-1)).toMatch(/^: and \d+ more faults$/);
  });

  test('cannot smuggle a key through the prototype', () => {
    const input: unknown = JSON.parse(JSON.stringify(sound).replace('{', '{"__proto__":{"admin":true},'));
    expect(faultsIn(input)).toEqual(['__proto__: is not a known field']);
  });

  test('is accepted with a warning when nothing can be earned, nothing is to do, or a choice is crowded', () => {
    const empty = validatePathway(aPathway([]));
    expect(empty.ok && empty.warnings.map(({ path }) => path)).toEqual(['milestones', '']);
    const crowded = validatePathway(aPathway([aGroup('g', ['a', 'b', 'c', 'd', 'e', 'f'])]));
    expect(crowded.ok && crowded.warnings).toEqual([
      {
        path: 'milestones[0].steps[0].group.tasks',
        message: 'offers 6 options; students choose better from two to five',
      },
    ]);
  });
});

describe('Looking things up in a pathway', () => {
  test('finds tasks with their milestone and group, in order, or nothing', () => {
    expect(pathwayTasks(sound).map(({ task }) => task.id)).toEqual(['read', 'a', 'b']);
    expect(findTask(sound, 'b')).toMatchObject({ milestoneId: 'first', group: { id: 'choose' } });
    expect(findTask(sound, 'read')?.group).toBeUndefined();
    expect(findTask(sound, 'none')).toBeNull();
    expect(findGroup(sound, 'choose')?.choose).toBe(1);
    expect(findGroup(sound, 'none')).toBeNull();
  });
});
