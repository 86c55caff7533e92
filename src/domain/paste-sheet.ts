import type { ChoiceGroup, Milestone, PathwayContent, Step, Task } from './pathway.ts';
import { readLine } from './sheet-line.ts';
import type { SheetLine } from './sheet-line.ts';

const longestTitle = 120;

/** What is being filled while the sheet is read from top to bottom. */
interface Reading {
  content: PathwayContent;
  milestone: Milestone | null;
  group: ChoiceGroup | null;
  task: Task | null;
  /** How far the current choice and task are indented; deeper lines belong to them. */
  taskIndent: number;
  nextId: number;
}

/**
 * Turns a pasted assignment sheet into a pathway: headings become milestones, bullets and numbers tasks, "choose 2 of"
 * lines choices; points and minutes in a line are taken out of it. It never fails: what it does not understand becomes
 * instructions of what stands before it.
 */
export function readSheet(text: string, language = 'en'): PathwayContent {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .slice(0, 5_000)
    .map((line) => readLine(line));
  const reading: Reading = {
    content: { title: '', summary: '', language, competencies: [], milestones: [] },
    milestone: null,
    group: null,
    task: null,
    taskIndent: 0,
    nextId: 1,
  };
  const start = takeTitle(reading, lines);
  lines.slice(start).forEach((line, index) => addLine(reading, line, lines[start + index + 1]));
  finish(reading);
  return reading.content;
}

/** The first line with words is the title, unless it is plainly a bullet or a choice. */
function takeTitle(reading: Reading, lines: SheetLine[]): number {
  const index = lines.findIndex(({ kind }) => kind !== 'blank');
  const line = lines[index];
  if (!line || line.kind === 'item' || line.kind === 'choice') return Math.max(0, index);
  reading.content.title = cut(line.text);
  if (isCut(line.text)) reading.content.summary = line.text;
  return index + 1;
}

function addLine(reading: Reading, line: SheetLine, next: SheetLine | undefined): void {
  if (line.kind === 'blank') return endParagraph(reading);
  if (line.kind === 'heading') return startMilestone(reading, line);
  if (line.kind === 'choice') return startGroup(reading, line);
  if (line.kind === 'item') {
    const isDetail = reading.task !== null && line.indent > reading.taskIndent;
    return isDetail ? addWords(reading, line.raw) : startTask(reading, line);
  }
  // A line of its own, with bullets below it, is a heading without its mark.
  const isHeading = next?.kind === 'item' && next.indent <= line.indent && line.text.endsWith(':');
  if (isHeading) startMilestone(reading, { ...line, text: line.text.slice(0, -1) });
  else addWords(reading, line.raw.trim());
}

function startMilestone(reading: Reading, { text }: SheetLine): void {
  reading.milestone = { id: newId(reading, 'milestone'), title: cut(text), steps: [] };
  reading.content.milestones.push(reading.milestone);
  reading.group = null;
  reading.task = null;
  if (isCut(text)) addWords(reading, text);
}

function startGroup(reading: Reading, line: SheetLine): void {
  const milestone = milestoneOf(reading);
  reading.task = null;
  reading.group = {
    id: newId(reading, 'choice'),
    title: cut(line.text),
    choose: line.choose ?? 1,
    points: (line.points ?? 0) * (line.isEach ? (line.choose ?? 1) : 1),
    switching: 'free',
    tasks: [],
  };
  milestone.steps.push({ kind: 'group', group: reading.group });
  if (isCut(line.text)) addWords(reading, line.text);
}

function startTask(reading: Reading, line: SheetLine): void {
  const milestone = milestoneOf(reading);
  const task: Task = {
    ...emptyTask(newId(reading, 'task'), cut(line.text)),
    // A very long bullet is instructions more than a title; nothing of it is lost.
    instructions: isCut(line.text) ? line.text : '',
    ...(line.minutes === undefined ? {} : { minutes: line.minutes }),
    points: line.points ?? 0,
  };
  reading.task = task;
  reading.taskIndent = line.indent;
  if (reading.group) reading.group.tasks.push(task);
  else milestone.steps.push({ kind: 'task', task });
}

function emptyTask(id: string, title: string): Task {
  const formats: Task['formats'] = ['text', 'link', 'offline'];
  return { id, title, instructions: '', links: [], formats, points: 0, competencies: [] };
}

function addWords(reading: Reading, words: string): void {
  const { task, milestone, content } = reading;
  if (task) task.instructions = joined(task.instructions, words);
  else if (milestone) milestone.summary = joined(milestone.summary ?? '', words);
  else content.summary = joined(content.summary, words);
}

/** An empty line ends a list of options once there are some; then what follows is no option unless indented. */
function endParagraph(reading: Reading): void {
  const { task } = reading;
  if (task && task.instructions !== '') task.instructions += '\n';
}

function milestoneOf(reading: Reading): Milestone {
  if (!reading.milestone) startMilestone(reading, { ...readLine(''), text: reading.content.title });
  return reading.milestone ?? { id: 'milestone', title: '', steps: [] };
}

/** Gives every part what a pathway needs: titles, points of choices, summaries that are not too long. */
function finish({ content }: Reading): void {
  if (content.title === '') content.title = content.milestones[0]?.title ?? '';
  for (const milestone of content.milestones) {
    milestone.steps = milestone.steps.map(finishStep);
    keepSummaryShort(milestone);
  }
  const long = content.summary.length > 500 ? content.summary : '';
  if (long !== '') {
    const first = content.milestones.flatMap(({ steps }) => steps).find(({ kind }) => kind === 'task');
    if (first?.kind === 'task') first.task.instructions = joined(long, first.task.instructions, '\n\n');
    content.summary = first ? cut(long, 500) : long;
  }
  for (const task of content.milestones.flatMap(({ steps }) => steps.flatMap(tasksOf)))
    task.instructions = task.instructions.trim();
}

function finishStep(step: Step): Step {
  if (step.kind === 'task') return step;
  const { group } = step;
  const [only, another] = group.tasks;
  if (!only) return { kind: 'task', task: taskInsteadOf(group) };
  group.choose = Math.min(group.choose, group.tasks.length);
  if (group.points === 0) group.points = only.points * group.choose;
  for (const task of group.tasks) if (task.points === 0) task.points = group.points / group.choose;
  return another ? step : { kind: 'task', task: only };
}

/** "Choose one" with nothing below it is a task in words. */
function taskInsteadOf({ id, title, points }: ChoiceGroup): Task {
  return { ...emptyTask(id, title), points };
}

/** A milestone's words are few; the rest goes to its first task, so that nothing is lost. */
function keepSummaryShort(milestone: Milestone): void {
  const { summary } = milestone;
  const [first] = milestone.steps.flatMap(tasksOf);
  if (summary === undefined || summary.length <= 500 || !first) return;
  first.instructions = joined(summary, first.instructions, '\n\n');
  milestone.summary = cut(summary, 500);
}

function tasksOf(step: Step): Task[] {
  return step.kind === 'task' ? [step.task] : step.group.tasks;
}

function newId(reading: Reading, kind: string): string {
  reading.nextId += 1;
  return `${kind}-${reading.nextId - 1}`;
}

function joined(before: string, words: string, between = '\n'): string {
  return before === '' ? words : `${before}${between}${words}`;
}

function isCut(text: string): boolean {
  return text.length > longestTitle;
}

function cut(text: string, most = longestTitle): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
