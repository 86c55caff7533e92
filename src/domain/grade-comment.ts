import { pathwayTasks } from './pathway.ts';
import type { PathwayContent } from './pathway.ts';
import { roundPoints } from './path-score.ts';
import type { PathScore } from './path-score.ts';

const longestComment = 1000;

const english = {
  total: (earned: string, possible: string, isComplete: boolean) =>
    `${earned} of ${possible} points${isComplete ? '' : ' so far'}.`,
  counted: (items: string) => ` Counted: ${items}.`,
  item: (title: string, earned: string, possible: string) => `${title} (${earned} of ${possible})`,
  more: (count: number) => `and ${count} more`,
  waiting: (count: number) => ` Waiting for the teacher: ${count}.`,
  noneReviewed: 'Handed in, not reviewed yet.',
};

const spanish: typeof english = {
  total: (earned, possible, isComplete) =>
    `${earned} de ${possible} puntos${isComplete ? '' : ' hasta ahora'}.`,
  counted: (items) => ` Cuenta: ${items}.`,
  item: (title, earned, possible) => `${title} (${earned} de ${possible})`,
  more: (count) => `y ${count} más`,
  waiting: (count) => ` Espera al docente: ${count}.`,
  noneReviewed: 'Entregado, aún sin revisar.',
};

/**
 * One line of plain text for the gradebook that names what counted, in the pathway's language where that is English
 * or Spanish, else in English. At most 1,000 characters: works that do not fit are counted, not cut.
 */
export function gradeComment(
  content: PathwayContent,
  score: PathScore,
  state: { waiting: number; isReviewed: boolean; isComplete: boolean },
): string {
  const words = /^es(?:-|$)/i.test(content.language) ? spanish : english;
  const waiting = state.waiting > 0 ? words.waiting(state.waiting) : '';
  if (!state.isReviewed) return `${words.noneReviewed}${waiting}`;
  const total = words.total(number(score.earned), number(score.possible), state.isComplete);
  const items = countedItems(content, score).map(({ title, earned, possible }) =>
    words.item(title, number(earned), number(possible)),
  );
  if (items.length === 0) return `${total}${waiting}`;
  const room = longestComment - total.length - waiting.length - words.counted('').length;
  return `${total}${words.counted(fitting(items, room, words.more))}${waiting}`;
}

interface CountedItem {
  title: string;
  earned: number;
  possible: number;
}

/** What counted, in the pathway's order; a work in a group is shown at the worth of its slot. */
function countedItems(content: PathwayContent, score: PathScore): CountedItem[] {
  const fractions = new Map<string, number>();
  const groups = score.parts.flatMap((part) => part.groups);
  for (const { counted } of [...score.parts.map((part) => part.mustDo), ...groups]) {
    for (const { taskId, fraction } of counted) fractions.set(taskId, fraction);
  }
  return pathwayTasks(content).flatMap(({ task, group }): CountedItem[] => {
    const fraction = fractions.get(task.id);
    const possible = group === undefined ? task.points : group.points / group.choose;
    if (fraction === undefined || possible === 0) return [];
    return [{ title: task.title, earned: possible * fraction, possible }];
  });
}

function fitting(items: string[], room: number, more: (count: number) => string): string {
  for (let shown = items.length; shown > 0; shown -= 1) {
    const rest = items.length - shown;
    const text = [...items.slice(0, shown), ...(rest > 0 ? [more(rest)] : [])].join('; ');
    if (text.length <= room) return text;
  }
  return more(items.length);
}

function number(points: number): string {
  return String(roundPoints(points));
}
