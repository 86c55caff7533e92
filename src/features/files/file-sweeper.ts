import type { Clock } from '../../observability/clock.ts';
import type { Logger } from '../../observability/logger.ts';
import type { FileStore, StoredFile, StoredMedia } from './file-store.ts';
import type { OwnMedia } from './own-media.service.ts';
import type { DraftDesk } from './file.service.ts';

const keptMilliseconds = 7 * 24 * 3_600_000;
const everyMilliseconds = 3_600_000;
const batch = 100;
/** An upload that began so long ago has ended, one way or the other. */
const unfinishedMilliseconds = 24 * 3_600_000;
/** How far back a process looks for unfinished uploads when it begins; others looked before it. */
const lookBackMilliseconds = 30 * 24 * 3_600_000;

export interface FileSweeper {
  /** Removes files that became part of nothing, seven days after they came, and what is left of uploads that never ended. @returns how many */
  runOnce(): Promise<number>;
  start(): void;
  stop(): void;
}

/** Several processes may sweep at once: each step is safe to repeat. */
export function createFileSweeper(dependencies: {
  files: FileStore;
  drafts: DraftDesk;
  ownMedia: Pick<OwnMedia, 'sweep'>;
  clock: Clock;
  log: Logger;
}): FileSweeper {
  const { files, drafts, ownMedia, clock, log } = dependencies;
  const sweep = (file: StoredFile | StoredMedia) =>
    'purpose' in file ? ownMedia.sweep(file) : sweepWork({ files, drafts }, file);
  let timer: NodeJS.Timeout | undefined;
  let lookedUntil = firstIdOf(new Date(clock().getTime() - lookBackMilliseconds));

  const runOnce = async (): Promise<number> => (await sweepLoose()) + (await sweepUnfinished());

  async function sweepLoose(): Promise<number> {
    const before = new Date(clock().getTime() - keptMilliseconds);
    let removed = 0;
    for (;;) {
      const loose = await files.listLoose(before, batch);
      for (const file of loose) removed += (await sweep(file)) ? 1 : 0;
      if (loose.length < batch) return removed;
    }
  }

  async function sweepUnfinished(): Promise<number> {
    const before = new Date(clock().getTime() - unfinishedMilliseconds);
    let removed = 0;
    for (;;) {
      const { unfinished, last } = await files.findUnfinished({ after: lookedUntil, before, limit: batch });
      for (const id of unfinished) await files.remove(id);
      removed += unfinished.length;
      lookedUntil = last ?? firstIdOf(before);
      if (last === undefined) return removed;
    }
  }

  return {
    runOnce,
    start() {
      timer = setInterval(() => {
        runOnce().catch((error: unknown) => log.error({ err: error }, 'unused files could not be removed'));
      }, everyMilliseconds);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
}

/** A hand-in may have been cut off before its files were marked, so the journey itself is asked. @returns whether it was removed */
async function sweepWork(
  { files, drafts }: { files: FileStore; drafts: DraftDesk },
  { id, tenantId, journeyId, taskId }: StoredFile,
): Promise<boolean> {
  if (await drafts.isHandedIn({ tenantId, journeyId }, id)) {
    await files.markUsed([id]);
    return false;
  }
  await drafts.take({ tenantId, journeyId, taskId }, id);
  await files.remove(id);
  return true;
}

/** Ids are sorted by time of making: the one before all that were made from then on. */
function firstIdOf(time: Date): string {
  return `${Math.floor(time.getTime() / 1000)
    .toString(16)
    .padStart(8, '0')}${'0'.repeat(16)}`;
}
