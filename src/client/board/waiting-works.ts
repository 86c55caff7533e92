import type { BoardRow } from '../../features/journeys/board.contract.ts';

export interface WaitingWork {
  key: string;
  journeyId: string;
  taskId: string;
  handInId: string;
  title: string;
  name: string;
}

type WorkRow = Pick<BoardRow, 'journeyId' | 'name' | 'waitingWorks'>;

/** All hand-ins that wait, by task in the order of first sight, students in the order of the rows. */
export function worksByTask(rows: WorkRow[]): { taskId: string; title: string; works: WaitingWork[] }[] {
  const tasks = new Map<string, { taskId: string; title: string; works: WaitingWork[] }>();
  for (const { journeyId, name, waitingWorks } of rows) {
    if (journeyId === undefined) continue;
    for (const { taskId, title, handInId } of waitingWorks) {
      const task = tasks.get(taskId) ?? { taskId, title, works: [] };
      task.works.push({ key: `${journeyId} ${handInId}`, journeyId, taskId, handInId, title, name });
      tasks.set(taskId, task);
    }
  }
  return [...tasks.values()];
}
