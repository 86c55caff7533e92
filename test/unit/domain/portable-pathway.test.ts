import { readFile, writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import {
  parsePortablePathway,
  portablePathwayJsonSchema,
  toPortablePathway,
} from '../../../src/domain/portable-pathway.ts';
import { aGroup, aPathway, mustDo } from './fixtures.ts';

const content = aPathway([mustDo('read'), aGroup('g', ['a', 'b'])]);
const file = toPortablePathway(content, {
  exportedAt: new Date('2026-03-09T08:00:00Z'),
  licence: 'CC BY 4.0',
  author: 'A school',
});

function withSummary(summary: string): string {
  return JSON.stringify({ ...file, pathway: { ...content, summary } });
}

function faultsIn(input: unknown): string[] {
  const read = parsePortablePathway(input);
  return read.ok ? [] : read.faults.map(({ path, message }) => `${path}: ${message}`);
}

describe('A portable pathway file', () => {
  test('comes back as it was written', () => {
    expect(parsePortablePathway(JSON.stringify(file))).toEqual({ ok: true, file, warnings: [] });
    expect(parsePortablePathway(file)).toEqual({ ok: true, file, warnings: [] });
    expect(file).toMatchObject({
      format: 'waymark-pathway',
      version: 1,
      exportedAt: '2026-03-09T08:00:00.000Z',
    });
  });

  test('may name its schema and begin with a byte order mark', () => {
    expect(faultsIn(`\uFEFF${JSON.stringify({ $schema: './waymark-file.schema.json', ...file })}`)).toEqual(
      [],
    );
  });

  test('has the faults of its cover and its pathway listed together', () => {
    const pathway = {
      ...content,
      title: '',
      milestones: [...content.milestones, { id: 'first', title: 'X', steps: [] }],
    };
    expect(faultsIn({ ...file, exportedAt: 'today', students: [], pathway })).toEqual([
      'exportedAt: must be a date and time such as 2026-03-09T08:00:00Z',
      'students: is not a known field',
      'pathway.title: must not be empty',
      'pathway.milestones[1].id: "first" is already the id of another milestone, milestones[0].id',
    ]);
    expect(faultsIn({ format: 'waymark-pathway', version: 1 })).toEqual(['pathway: is missing']);
  });

  test.each([null, 7, [], {}, 'null', '"text"', '[]', { format: 'imscc' }])(
    '%j is named as another kind of file',
    (input) => {
      expect(faultsIn(input)).toEqual([
        'format: is not "waymark-pathway": this is not a Waymark pathway file',
      ]);
    },
  );

  test('of a later version is named as that', () => {
    expect(faultsIn({ ...file, version: 2 })).toEqual([
      'version: is 2; this Waymark reads version 1. Update Waymark to read it',
    ]);
    expect(faultsIn({ ...file, version: '1' })).toEqual(['version: must be "1"']);
  });

  test('that is not JSON is refused with the line, and without a stack or a piece of it', () => {
    expect(faultsIn('{\n  "format": "a"\n  "version": 1\n}')).toEqual([
      ': The file is not JSON: line 3, column 3',
    ]);
    expect(faultsIn('{\n  "format": <script>\n}')).toEqual([': The file is not JSON']);
    expect(faultsIn('')).toEqual([': The file is not JSON']);
  });

  test('larger than 2 MB is refused, counted in bytes', () => {
    expect(faultsIn(withSummary('x'.repeat(2 * 1024 * 1024)))).toEqual([': The file is larger than 2 MB']);
    expect(faultsIn(withSummary('ä'.repeat(1.2 * 1024 * 1024)))).toEqual([': The file is larger than 2 MB']);
    expect(faultsIn(withSummary('x'.repeat(1024 * 1024)))).toEqual([
      'pathway.summary: must be at most 500 characters long',
    ]);
  });

  test('nested a hundred thousand deep is refused and nothing breaks', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(faultsIn(deep)).toHaveLength(1);
    expect(faultsIn(`{"format":"waymark-pathway","version":1,"pathway":${deep}}`).length).toBeGreaterThan(0);
    const objects = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    expect(
      faultsIn(`{"format":"waymark-pathway","version":1,"pathway":{"title":${objects}}}`).length,
    ).toBeGreaterThan(0);
  });

  test('full of faults is answered with a bounded list', () => {
    const steps = Array.from({ length: 40 }, () => ({ kind: 'task', task: { formats: ['a', 'b', 'c'] } }));
    const milestones = [{ id: 'm', title: 'M', steps }];
    expect(faultsIn({ ...file, pathway: { ...content, milestones } })).toHaveLength(201);
    const crowd = Array.from({ length: 100_000 }, () => 0);
    expect(faultsIn({ ...file, pathway: { ...content, milestones: crowd } })).toEqual([
      'pathway.milestones: must be at most 20 in number',
    ]);
  });
});

describe('The published JSON Schema', () => {
  const place = new URL('../../../docs/waymark-file.schema.json', import.meta.url);

  /** Run with WRITE_SCHEMA=1 after a change of the format, to publish it. */
  test('is what the code checks (WRITE_SCHEMA=1 writes it)', async () => {
    const schema = portablePathwayJsonSchema();
    if (process.env['WRITE_SCHEMA'] === '1') {
      await writeFile(place, await format(JSON.stringify(schema), { parser: 'json', printWidth: 110 }));
    }
    expect(JSON.parse(await readFile(place, 'utf8'))).toEqual(schema);
  });

  test('describes the file field by field', () => {
    expect(portablePathwayJsonSchema()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      required: ['format', 'version', 'pathway'],
      additionalProperties: false,
      properties: { format: { const: 'waymark-pathway' }, version: { const: 1 } },
    });
  });
});
