import { getTaskToDo } from './choices.ts';
import { findWork, latestHandIn, latestReview } from './journey-reading.ts';
import type { HandIn, HandInFile, Journey, Review, Work } from './journey-types.ts';
import { isLevel } from './levels.ts';
import { findTask } from './pathway.ts';
import type { PathwayContent, Task } from './pathway.ts';
import { checkedRows, shownAs } from './hand-in-rubric.ts';
import { DomainRuleError } from './rule-error.ts';
import { webAddressSchema, withoutControlCharacters } from './text.ts';

/** Longest texts, in UTF-16 units; `files` is how many one hand-in may hold, `fileBytes` how long each may be. */
export const handInLimits = {
  text: 50_000,
  link: 2000,
  note: 2000,
  comment: 5000,
  files: 5,
  fileBytes: 20 * 1024 * 1024,
} as const;

const formatNames = {
  text: 'typed text',
  link: 'a link',
  file: 'files',
  offline: 'work shown in person',
} as const;

/**
 * Hands work in for a must-do task or a picked one. A later hand-in takes the place of one that waits, or answers
 * "not yet"; the earlier ones stay in the history. The same id again changes nothing.
 * Throws TASK_UNKNOWN, NOT_PICKED, ALREADY_ACCEPTED, FORMAT_NOT_ACCEPTED, HAND_IN_EMPTY, HAND_IN_TOO_LONG,
 * LINK_NOT_ALLOWED, TOO_MANY_FILES, WAY_UNKNOWN, WAY_FORMAT, ROW_UNKNOWN, LEVEL_UNKNOWN.
 */
export function handIn(
  journey: Journey,
  content: PathwayContent,
  input: { taskId: string; handIn: HandIn },
): Journey {
  const work = findWork(journey, input.taskId);
  if (work?.handIns.some(({ id }) => id === input.handIn.id)) return journey;
  const { task } = getTaskToDo(journey, content, input.taskId);
  if (latestReview(work)?.outcome === 'accepted') {
    const sentence =
      'This work is already accepted. Your teacher can send it back if you want to hand in again.';
    throw new DomainRuleError('ALREADY_ACCEPTED', sentence);
  }
  const clean = checkedHandIn(task, input.handIn);
  return withWork(journey, input.taskId, (each) => ({ ...each, handIns: [...each.handIns, clean] }));
}

/**
 * A teacher's answer to the latest hand-in of a task. Answering it again is allowed: the last answer holds and the
 * earlier ones stay in the history. `accepted` needs points from 0 to the task's own, unless the task carries none;
 * `not-yet` carries no points. The same id again changes nothing.
 * Throws TASK_UNKNOWN, NOTHING_HANDED_IN, HAND_IN_UNKNOWN, HAND_IN_OUTDATED, POINTS_MISSING, POINTS_NOT_EXPECTED,
 * POINTS_OUT_OF_RANGE, LEVEL_UNKNOWN, ROW_UNKNOWN, TEXT_TOO_LONG.
 */
export function review(
  journey: Journey,
  content: PathwayContent,
  input: { taskId: string; review: Review },
): Journey {
  const placed = findTask(content, input.taskId);
  if (placed === null) throw new DomainRuleError('TASK_UNKNOWN', 'This task is not part of the pathway.');
  const work = findWork(journey, input.taskId);
  if (work?.reviews.some(({ id }) => id === input.review.id)) return journey;
  checkIsLatest(work, input.review.handInId);
  checkPoints(placed.task, input.review);
  if (input.review.level !== undefined && !isLevel(input.review.level))
    throw new DomainRuleError('LEVEL_UNKNOWN', 'A level is a number from 1 to 4.');
  const { rows: given, ...answer } = input.review;
  const rows = checkedRows(placed.task, given);
  if ((input.review.comment?.length ?? 0) > handInLimits.comment) {
    const sentence = `A comment can have at most ${handInLimits.comment} characters.`;
    throw new DomainRuleError('TEXT_TOO_LONG', sentence);
  }
  const clean: Review = { ...answer, ...(rows ? { rows } : {}) };
  return withWork(journey, input.taskId, (each) => ({ ...each, reviews: [...each.reviews, clean] }));
}

function checkedHandIn(task: Task, given: HandIn): HandIn {
  if (!task.formats.includes(given.format)) {
    const accepted = task.formats.map((format) => formatNames[format]).join(' or ');
    throw new DomainRuleError('FORMAT_NOT_ACCEPTED', `This task takes ${accepted}.`);
  }
  const { id, handedInAt, format } = given;
  const note = given.note === undefined ? '' : checkedText(given.note, handInLimits.note, 'A note');
  const base = {
    id,
    handedInAt,
    format,
    ...(note.trim() === '' ? {} : { note }),
    ...shownAs(task, given),
  };
  if (format === 'text') return { ...base, text: checkedAnswer(given.text) };
  if (format === 'file') return { ...base, files: checkedFiles(given.files) };
  return format === 'link' ? { ...base, link: checkedLink(given.link) } : base;
}

/** Their bytes were looked at when they were uploaded. */
function checkedFiles(files: HandInFile[] = []): HandInFile[] {
  if (files.length === 0) throw new DomainRuleError('HAND_IN_EMPTY', 'Add a file before you hand it in.');
  if (files.length <= handInLimits.files) return files;
  throw new DomainRuleError('TOO_MANY_FILES', `One hand-in can hold ${handInLimits.files} files at most.`);
}

function checkedAnswer(text = ''): string {
  const clean = checkedText(text, handInLimits.text, 'The text');
  if (clean.trim() === '')
    throw new DomainRuleError('HAND_IN_EMPTY', 'Write something before you hand it in.');
  return clean;
}

function checkedText(text: string, maximum: number, name: string): string {
  if (text.length > maximum) {
    const sentence = `${name} can have at most ${maximum.toLocaleString('en')} characters; this has ${text.length.toLocaleString('en')}.`;
    throw new DomainRuleError('HAND_IN_TOO_LONG', sentence);
  }
  return withoutControlCharacters(text);
}

function checkedLink(link = ''): string {
  if (link.trim() === '') throw new DomainRuleError('HAND_IN_EMPTY', 'Add the link before you hand it in.');
  if (link.length > handInLimits.link) {
    throw new DomainRuleError('HAND_IN_TOO_LONG', `A link can have at most ${handInLimits.link} characters.`);
  }
  const parsed = webAddressSchema.safeParse(link.trim());
  if (parsed.success) return parsed.data;
  const sentence =
    'This is not a web address that Waymark can keep. It should start with http:// or https://.';
  throw new DomainRuleError('LINK_NOT_ALLOWED', sentence);
}

function checkIsLatest(work: Work | null, handInId: string): void {
  const latest = latestHandIn(work);
  if (latest === null)
    throw new DomainRuleError('NOTHING_HANDED_IN', 'Nothing has been handed in for this task.');
  if (latest.id === handInId) return;
  if (work?.handIns.some(({ id }) => id === handInId)) {
    const sentence = 'The student has handed in again since. Look at the newer work, then answer that.';
    throw new DomainRuleError('HAND_IN_OUTDATED', sentence);
  }
  throw new DomainRuleError('HAND_IN_UNKNOWN', 'There is no such hand-in for this task.');
}

function checkPoints(task: Task, { outcome, points }: Review): void {
  if (outcome === 'not-yet') {
    if (points === undefined) return;
    throw new DomainRuleError('POINTS_NOT_EXPECTED', 'Work that is sent back carries no points yet.');
  }
  if (points === undefined) {
    if (task.points === 0) return;
    throw new DomainRuleError('POINTS_MISSING', `Give points from 0 to ${task.points}.`);
  }
  const hasTwoDecimals = Math.abs(points * 100 - Math.round(points * 100)) < 1e-6;
  if (points >= 0 && points <= task.points && hasTwoDecimals) return;
  const sentence = `Points must be from 0 to ${task.points}, with at most two decimals.`;
  throw new DomainRuleError('POINTS_OUT_OF_RANGE', sentence);
}

function withWork(journey: Journey, taskId: string, change: (work: Work) => Work): Journey {
  if (findWork(journey, taskId) === null) {
    return { ...journey, works: [...journey.works, change({ taskId, handIns: [], reviews: [] })] };
  }
  return { ...journey, works: journey.works.map((work) => (work.taskId === taskId ? change(work) : work)) };
}
