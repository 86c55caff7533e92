import { taskStates, type Journey, type TaskState } from '../../domain/journey.ts';
import { latestReview } from '../../domain/journey-reading.ts';
import { levelWords } from '../../domain/levels.ts';
import { roundPoints } from '../../domain/path-score.ts';
import { pathwayTasks, type PathwayContent } from '../../domain/pathway.ts';
import type { BoardRow, BoardView } from './board.contract.ts';

const english = {
  student: 'Student',
  stage: 'State',
  waiting: 'Waiting for you',
  points: 'Points',
  of: 'Of',
  grade: (lms: string) => `Grade in ${lms}`,
  stages: {
    'not-started': 'Not begun',
    'in-progress': 'Under way',
    waiting: 'Waiting for the teacher',
    reviewed: 'Reviewed',
    complete: 'Complete',
  },
  states: {
    open: '',
    picked: 'Chosen',
    'handed-in': 'Handed in',
    'not-yet': 'Not yet',
    done: 'Done',
    'not-chosen': '',
  },
  part: (done: number, required: number) => `${done} of ${required}`,
};

const spanish: typeof english = {
  student: 'Estudiante',
  stage: 'Estado',
  waiting: 'Te espera',
  points: 'Puntos',
  of: 'De',
  grade: (lms) => `Nota en ${lms}`,
  stages: {
    'not-started': 'Sin empezar',
    'in-progress': 'En marcha',
    waiting: 'Espera al docente',
    reviewed: 'Revisado',
    complete: 'Completo',
  },
  states: {
    open: '',
    picked: 'Elegida',
    'handed-in': 'Entregada',
    'not-yet': 'Todavía no',
    done: 'Lista',
    'not-chosen': '',
  },
  part: (done, required) => `${done} de ${required}`,
};

export interface StudentWalk {
  personId: string;
  journey: Journey;
  content: PathwayContent;
}

/**
 * The class as CSV (RFC 4180, UTF-8 with a byte order mark, CRLF): the rows and numbers of the board, then one column for each
 * task with its state, level and points.
 * @param language BCP 47; anything but Spanish gets English
 */
export function boardCsv(board: BoardView, walks: StudentWalk[], language: string): string {
  const isSpanish = /^es(?:-|$)/i.test(language);
  const words = isSpanish ? spanish : english;
  const tasks = tasksOf(walks);
  const byPerson = new Map(walks.map((walk) => [walk.personId, walk]));
  const head = [
    words.student,
    words.stage,
    words.waiting,
    ...board.milestones.map(({ title }) => title),
    words.points,
    words.of,
    words.grade(board.lms),
    ...tasks.map(([, title]) => title),
  ];
  const rows = board.rows.map((row) => [
    ...rowCells(row, words),
    ...tasks.map(([taskId]) => taskCell(byPerson.get(row.personId), taskId, words, language)),
  ]);
  return `\uFEFF${[head, ...rows].map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function rowCells(row: BoardRow, words: typeof english): (string | number)[] {
  return [
    row.name,
    words.stages[row.stage],
    row.waiting,
    ...row.cells.map(({ done, required }) => (required > 0 ? words.part(done, required) : '')),
    row.score.given ?? '',
    row.score.maximum,
    row.passback.state === 'delivered' ? (row.passback.scoreGiven ?? '') : '',
  ];
}

/** Students may be on different versions: every task that anyone has, in the order of the newest seen first. */
function tasksOf(walks: StudentWalk[]): [id: string, title: string][] {
  const tasks = new Map<string, string>();
  for (const { content } of walks) {
    for (const { task } of pathwayTasks(content)) if (!tasks.has(task.id)) tasks.set(task.id, task.title);
  }
  return [...tasks];
}

function taskCell(
  walk: StudentWalk | undefined,
  taskId: string,
  words: typeof english,
  language: string,
): string {
  if (!walk) return '';
  const state: TaskState = taskStates(walk.journey, walk.content).get(taskId) ?? 'not-chosen';
  const review = latestReview(walk.journey.works.find((work) => work.taskId === taskId) ?? null);
  const parts = [
    words.states[state],
    ...(review?.level ? [levelWords(review.level, language)] : []),
    ...(review?.points === undefined ? [] : [String(roundPoints(review.points))]),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Spreadsheets run cells that begin with one of these as formulas (OWASP, "CSV Injection"); an apostrophe makes them text. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/u;

export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const plain = formulaStart.test(value) ? `'${value}` : value;
  return /[",\r\n;]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** A name for the file from a title, without anything that a file system minds. */
export function csvFileName(title: string): string {
  const safe = title
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `${safe.slice(0, 80) || 'class'}.csv`;
}
