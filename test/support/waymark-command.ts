import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface CommandResult {
  status: number | null;
  stdout: string;
  stderr: string;
  /** What it printed, as the one JSON object that every command prints. */
  json(): Record<string, unknown>;
}

/** Runs `waymark …` from the sources, in a process of its own. @param options.input what stands on its standard input */
export async function waymarkCommand(
  words: string[],
  options: { env: Record<string, string>; input?: string },
): Promise<CommandResult> {
  const args = ['--import', './test/support/typescript-loader.mjs', 'src/cli.ts', ...words];
  const child = spawn(process.execPath, args, { env: { ...process.env, ...options.env } });
  child.stdin.end(options.input ?? '');
  const result = { stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => void (result.stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => void (result.stderr += data.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, ...result, json: () => JSON.parse(result.stdout) as Record<string, unknown> };
}
