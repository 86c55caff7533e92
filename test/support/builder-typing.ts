import { path } from '../../src/client/messages/en/path.ts';
import type { Page } from 'playwright-core';
import { pathwayTasks } from '../../src/domain/pathway.ts';
import type { ChoiceGroup, Milestone, PathwayContent, Task } from '../../src/domain/pathway.ts';

const switchings = {
  free: 'Yes, whenever they like',
  'until-reviewed': 'Until you answer their work',
  'ask-teacher': 'They ask you first',
};
const formats: Record<string, string> = {
  text: 'Write here',
  link: 'Send a link',
  file: 'Add a file or photo',
  offline: 'Show it in person',
};
const variants = { stretch: 'Stretch', supported: 'With more help' };

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const idInAddress = (page: Page) => page.url().split('/').at(-1) ?? '';

/** Types a whole pathway into the builder, field by field, from an empty page that is already open. */
export async function typePathway(page: Page, content: PathwayContent): Promise<void> {
  await page.getByRole('link', { name: 'About this pathway' }).click();
  await field(page, 'Title').fill(content.title);
  await field(page, 'In a sentence').fill(content.summary);
  await field(page, 'Grades, such as 6–8').fill(content.gradeBand ?? '');
  await field(page, 'Subject').fill(content.subject ?? '');
  for (const [index, { code, statement }] of content.competencies.entries()) {
    await page.getByRole('button', { name: 'Add a goal' }).click();
    await field(page, `Code of goal ${index + 1}`).fill(code ?? '');
    await field(page, `Goal ${index + 1}`).fill(statement);
  }
  for (const milestone of content.milestones) await typeMilestone(page, content, milestone);
}

async function typeMilestone(page: Page, content: PathwayContent, milestone: Milestone): Promise<void> {
  await page.getByRole('button', { name: 'Add a milestone' }).click();
  await page.waitForURL(/\/milestone\//);
  await seeNew(page, 'Milestone');
  await field(page, 'Title').fill(milestone.title);
  await field(page, 'In a sentence').fill(milestone.summary ?? '');
  for (const step of milestone.steps) {
    const isTask = step.kind === 'task';
    const before = page.url();
    const name = `${isTask ? 'Add a task to' : 'Add a choice to'}: ${milestone.title}`;
    await page.getByRole('button', { name, exact: true }).click();
    await page.waitForURL((url) => url.href !== before);
    if (isTask) await typeTask(page, content, step.task);
    else await typeGroup(page, content, step.group);
  }
}

/** The form of a part that was just added is there, and not the one before it. */
async function seeNew(page: Page, kind: 'Milestone' | 'Choice' | 'Task'): Promise<void> {
  await page.getByRole('heading', { level: 2, name: `${kind} Without a title` }).waitFor();
}

async function typeGroup(page: Page, content: PathwayContent, group: ChoiceGroup): Promise<void> {
  await seeNew(page, 'Choice');
  const row = page.locator(`#row-group-${idInAddress(page)}`);
  const options = page.locator('li', { has: row }).last().locator('ol > li a');
  await field(page, 'Title').fill(group.title);
  await field(page, 'How many students choose').fill(String(group.choose));
  await field(page, 'Points for the whole choice').fill(String(group.points));
  await page.getByRole('radio', { name: switchings[group.switching] }).check();
  for (const [index, task] of group.tasks.entries()) {
    const before = page.url();
    if (index < 2) await options.nth(index).click();
    else await page.getByRole('button', { name: `Add an option to: ${group.title}`, exact: true }).click();
    await page.waitForURL((url) => url.href !== before);
    await typeTask(page, content, task);
  }
}

async function typeTask(page: Page, content: PathwayContent, task: Task): Promise<void> {
  await seeNew(page, 'Task');
  await field(page, 'Title').fill(task.title);
  await field(page, 'In a sentence').fill(task.summary ?? '');
  await field(page, 'Instructions').fill(task.instructions);
  await page.getByLabel(/^(Points|Review points)$/).fill(String(task.points));
  await field(page, 'Minutes').fill(task.minutes === undefined ? '' : String(task.minutes));
  await field(page, 'Where').fill(task.place ?? '');
  await field(page, 'With whom').fill(task.people ?? '');
  for (const [format, name] of Object.entries(formats)) {
    const isAccepted = (task.formats as string[]).includes(format);
    await page.getByRole('checkbox', { name }).setChecked(isAccepted);
  }
  await page.getByRole('checkbox', { name: 'Needs a device' }).setChecked(task.device === true);
  for (const topic of task.topics ?? [])
    await page.getByRole('checkbox', { name: path.taps[topic] ?? topic, exact: true }).check();
  if (task.variant) await page.getByRole('radio', { name: variants[task.variant] }).check();
  for (const [index, link] of task.links.entries()) {
    await page.getByRole('button', { name: 'Add a link' }).click();
    await field(page, `Words of link ${index + 1}`).fill(link.title);
    await field(page, `Address of link ${index + 1}`).fill(link.url);
  }
  for (const id of task.competencies) {
    const goal = content.competencies.find((each) => each.id === id);
    const name = goal ? nameOf(goal) : '';
    await page.getByRole('checkbox', { name, exact: true }).check();
  }
  await typeRubric(page, content, task);
  await typeWays(page, task);
}

const levelNames = ['Starting', 'Getting there', 'Got it', 'Going further'];

/** Typed where it stands first, taken over from there where it stands again. */
async function typeRubric(page: Page, content: PathwayContent, { id, rubric = [] }: Task): Promise<void> {
  const first = pathwayTasks(content).find(
    ({ task }) => JSON.stringify(task.rubric) === JSON.stringify(rubric),
  )?.task;
  if (rubric.length > 0 && first && first.id !== id) {
    await field(page, 'Use the same rubric as').selectOption({ label: first.title });
    await page.getByRole('button', { name: 'Use it here' }).click();
    return;
  }
  for (const [index, { title, levels, competency }] of rubric.entries()) {
    const number = index + 1;
    await page.getByRole('button', { name: 'Add a row' }).click();
    await field(page, `Name of row ${number}`).fill(title);
    for (const [at, words] of levels.entries())
      await field(page, `Row ${number}: ${levelNames[at]}`).fill(words);
    const goal = content.competencies.find((each) => each.id === competency);
    if (goal) await field(page, `Goal of row ${number}`).selectOption({ label: nameOf(goal) });
  }
}

async function typeWays(page: Page, { ways = [] }: Task): Promise<void> {
  for (const [index, { title, format, guide }] of ways.entries()) {
    const number = index + 1;
    await page.getByRole('button', { name: 'Add a way' }).click();
    await field(page, `Name of way ${number}`).fill(title);
    await field(page, `How way ${number} is handed in`).selectOption({ label: formats[format] ?? '' });
    await field(page, `Guide for way ${number}`).fill(guide ?? '');
  }
}

function nameOf({ code, statement }: PathwayContent['competencies'][number]): string {
  return [code, statement].filter(Boolean).join(' · ');
}

/** What a person sees of a pathway: ids by their order, formats in one order, and nothing for what is not said. */
export function asSeen(content: PathwayContent): unknown {
  const goals = content.competencies.map(({ id }) => id);
  const task = ({ id: _id, competencies, formats: accepted, device, rubric, ways, ...rest }: Task) => ({
    ...rest,
    rubric: rubric?.map(({ id: _row, competency, ...row }) => ({
      ...row,
      ...(competency ? { competency: goals.indexOf(competency) } : {}),
    })),
    ways: ways?.map(({ id: _way, ...way }) => way),
    formats: [...accepted].sort(),
    competencies: competencies.map((id) => goals.indexOf(id)).sort(),
    ...(device ? { device } : {}),
  });
  return JSON.parse(
    JSON.stringify({
      ...content,
      competencies: content.competencies.map(({ code, statement }) => ({
        code: code || undefined,
        statement,
      })),
      milestones: content.milestones.map(({ id: _id, steps, ...milestone }) => ({
        ...milestone,
        steps: steps.map((step) => {
          if (step.kind === 'task') return task(step.task);
          const { id: _groupId, tasks, ...group } = step.group;
          return { ...group, tasks: tasks.map(task) };
        }),
      })),
    }),
  );
}
