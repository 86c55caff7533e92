import { readFile } from 'node:fs/promises';
import { parsePortablePathway } from '../../../src/domain/portable-pathway.ts';
import { pathwayGroups, pathwayTasks } from '../../../src/domain/pathway.ts';
import type { PathwayContent } from '../../../src/domain/pathway.ts';
import { possiblePoints } from '../../../src/domain/path-score.ts';
import { renderMarkdown } from '../../../src/domain/render-markdown.ts';

const folder = new URL('../../../src/features/pathways/examples/', import.meta.url);
const examples = [
  { name: 'ecosystems-grade-7', points: 100 },
  { name: 'fractions-grade-4', points: 60 },
  { name: 'choice-that-counts-staff', points: 40 },
];

async function readExample(name: string): Promise<PathwayContent> {
  const read = parsePortablePathway(await readFile(new URL(`${name}.waymark.json`, folder), 'utf8'));
  expect(read.ok ? read.warnings : read.faults).toEqual([]);
  if (!read.ok) throw new Error('the example has faults');
  return read.file.pathway;
}

describe.each(examples)('The example pathway $name', ({ name, points }) => {
  test(`is worth ${points} points and has no fault`, async () => {
    expect(possiblePoints(await readExample(name))).toBe(points);
  });

  test('offers options of equal points in each group', async () => {
    for (const { group } of pathwayGroups(await readExample(name))) {
      expect(new Set(group.tasks.map((task) => task.points)).size).toBe(1);
    }
  });

  test('gives every competency at least one task and every milestone a reflection at its end', async () => {
    const content = await readExample(name);
    const used = new Set(pathwayTasks(content).flatMap(({ task }) => task.competencies));
    expect(content.competencies.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
    for (const { steps } of content.milestones) {
      const mustDo = steps.flatMap((step) => (step.kind === 'task' ? [step.task] : []));
      expect(
        mustDo.some(
          ({ id, minutes }) => /^(?:reflect-|now-i-can|look-back)/.test(id) && (minutes ?? 0) <= 20,
        ),
      ).toBe(true);
    }
  });

  test('can be done without a screen and with a partner somewhere', async () => {
    const tasks = pathwayTasks(await readExample(name)).map(({ task }) => task);
    expect(tasks.some((task) => task.formats.includes('offline') && task.device === false)).toBe(true);
    expect(tasks.some((task) => /pair|with|group|team/.test(task.people ?? ''))).toBe(true);
  });

  test('tells in every task what to do, what to hand in and how to know that it is good', async () => {
    for (const { task } of pathwayTasks(await readExample(name))) {
      const html = renderMarkdown(task.instructions);
      for (const heading of ['What to do', 'Hand in', 'How you know it is good']) {
        expect(html).toContain(`<h4>${heading}</h4>`);
      }
    }
  });
});
