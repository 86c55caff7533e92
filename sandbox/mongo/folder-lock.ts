import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How long a process may take to clear away the lock of a dead one. */
const CLEARING_MS = 10_000;

/**
 * Takes a folder for this process. Answers how to give it back, or undefined when a living process has it.
 * The lock names process and start time, so that one left by `kill -9` is recognised even if the number was reused.
 */
export function lockFolder(folder: string): (() => void) | undefined {
  const path = join(folder, 'lock');
  if (!tryLink(folder, path) && !(clearDeadLock(folder, path) && tryLink(folder, path))) return undefined;
  return () => rmSync(path, { force: true });
}

/** A lock appears with its content at once, by linking a file that was written before. */
function tryLink(folder: string, path: string): boolean {
  const own = join(folder, `lock-${randomUUID()}`);
  writeFileSync(own, JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) }));
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Only one process at a time may remove a dead lock, or one could remove the other's fresh lock. */
function clearDeadLock(folder: string, path: string): boolean {
  const clearing = join(folder, 'lock-clearing');
  try {
    mkdirSync(clearing);
  } catch {
    const age = Date.now() - (statSync(clearing, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > CLEARING_MS) rmSync(clearing, { recursive: true, force: true });
    return false;
  }
  try {
    if (isHeld(path)) return false;
    rmSync(path, { force: true });
    return true;
  } finally {
    rmdirSync(clearing);
  }
}

function isHeld(path: string): boolean {
  let owner: { pid: number; startedAt: string };
  try {
    owner = JSON.parse(readFileSync(path, 'utf8')) as typeof owner;
  } catch {
    return false;
  }
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return startOf(owner.pid) === owner.startedAt;
}

/** When a process began, as the system tells it; the same text for as long as that process lives. */
function startOf(pid: number): string {
  try {
    // Linux: field 22 of stat; the command name before it is in brackets and may hold blanks.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '';
  } catch {
    try {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    } catch {
      return '';
    }
  }
}
