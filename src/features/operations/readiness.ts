import type { Connection } from 'mongoose';
import type { PlatformModels } from '../../lti/platform.model.ts';
import type { SealedBox } from '../../lti/sealed-box.ts';
import { withinPatience } from './within-patience.ts';

export interface Readiness {
  /** Why this process should get no requests now, in sentences; empty when it can do its work. Answers within seconds. */
  problems(): Promise<string[]>;
  /** From now on the answer is that it stops. */
  stop(): void;
}

/** Whether this process can work: its database answers and is migrated, the stored keys can be read, and it is not stopping. */
export function createReadiness(dependencies: {
  connection: Connection;
  pendingMigrations: () => Promise<string[]>;
  keyPairs: PlatformModels['keyPairs'];
  box: SealedBox;
}): Readiness {
  const { connection, pendingMigrations, keyPairs, box } = dependencies;
  let isStopping = false;
  // Neither can become untrue while this process runs.
  let isMigrated = false;
  let canReadKeys = false;

  async function findProblem(): Promise<string | undefined> {
    await connection.db?.command({ ping: 1 });
    isMigrated ||= (await pendingMigrations()).length === 0;
    if (!isMigrated) return 'The database is not migrated: run `npm run migrate`.';
    canReadKeys ||= await isKeyReadable(keyPairs, box);
    if (canReadKeys) return undefined;
    return 'The stored keys cannot be read: WAYMARK_SECRET is not the one that they were sealed with.';
  }

  return {
    async problems() {
      if (isStopping) return ['This process is stopping.'];
      const problem = await withinPatience(findProblem()).catch(() => 'The database does not answer.');
      return problem === undefined ? [] : [problem];
    },
    stop() {
      isStopping = true;
    },
  };
}

/** One key is enough: all are sealed with the same secret. Without any, nothing speaks against it. */
export async function isKeyReadable(keyPairs: PlatformModels['keyPairs'], box: SealedBox): Promise<boolean> {
  const pair = await keyPairs.findOne({ privateKey: { $exists: true } }).lean();
  if (!pair?.privateKey) return true;
  try {
    box.open(pair.privateKey);
    return true;
  } catch {
    return false;
  }
}
