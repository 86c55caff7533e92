/** The task that was opened last, so that coming back to the trail puts the focus where one was. */
let lastOpened: string | null = null;

export function rememberOpened(taskId: string): void {
  lastOpened = taskId;
}

export function takeLastOpened(): string | null {
  const taskId = lastOpened;
  lastOpened = null;
  return taskId;
}
