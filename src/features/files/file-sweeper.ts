import type { Clock } from '../../observability/clock.ts';
import type { Logger } from '../../observability/logger.ts';
import type { FileStore, StoredFile } from './file-store.ts';
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
  let timer: NodeJS.Timeout | undefined;
  let lookedUntil = firstIdOf(new Date(clock().getTime() - lookBackMilliseconds));

  const runOnce: FileSweeper['runOnce'] = async () => (await sweepLoose()) + (await sweepUnfinished());

  async function sweepLoose(): Promise<number> {
    const before = new Date(clock().getTime() - keptMilliseconds);
    let removed = 0;
    for (;;) {
      const loose = await files.listLoose(before, batch);
      for (const file of loose)
        removed += 'purpose' in file ? Number(await ownMedia.sweep(file)) : await sweep(file);
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

  /** A hand-in may have been cut off before its files were marked, so the journey itself is asked. */
  async function sweep({ id, tenantId, journeyId, taskId }: StoredFile): Promise<number> {
    if (await drafts.isHandedIn({ tenantId, journeyId }, id)) {
      await files.markUsed([id]);
      return 0;
    }
    await drafts.take({ tenantId, journeyId, taskId }, id);
    await files.remove(id);
    return 1;
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

/** Ids are sorted by time of making: the one before all that were made from then on. */
function firstIdOf(time: Date): string {
  return `${Math.floor(time.getTime() / 1000)
    .toString(16)
    .padStart(8, '0')}${'0'.repeat(16)}`;
}
