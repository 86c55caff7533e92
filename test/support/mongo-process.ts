import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

export interface MongoProcess {
  uri: string;
  pid: number;
  /** Ends it as `kill -9` does, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts an embedded MongoDB in a process of its own, in a folder or in memory. */
export async function startMongoProcess(folder?: string): Promise<MongoProcess> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const loader = extension === 'ts' ? ['--import', join(here, 'typescript-loader.mjs')] : [];
  const args = [...loader, join(here, `mongo-child.${extension}`), ...(folder === undefined ? [] : [folder])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const [line] = (await Promise.race([once(child.stdout, 'data'), exited])) as [unknown];
  if (!Buffer.isBuffer(line)) throw new Error(`The database process ended: ${String(line)}`);
  return {
    uri: line.toString().trim(),
    pid: child.pid ?? 0,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
