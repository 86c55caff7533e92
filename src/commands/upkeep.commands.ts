import type { Command } from 'commander';
import { loadConfig } from '../config/config.ts';
import { deriveKeys } from '../config/keys.ts';
import { examine } from '../features/operations/doctor.ts';
import { reseal } from '../lti/reseal.ts';
import { createSealedBox } from '../lti/sealed-box.ts';
import { systemClock } from '../observability/clock.ts';
import { UsageError } from './usage-error.ts';
import { print, withLti } from './with-lti.ts';

/** `secrets reseal` and `doctor`. */
export function addUpkeepCommands(program: Command): void {
  program
    .command('secrets')
    .description('after WAYMARK_SECRET was changed')
    .command('reseal')
    .description('read the secret before it from standard input, and seal the stored keys with the new one')
    .action(() =>
      withLti(async ({ models }, _config, _connection, storageKey) => {
        const from = createSealedBox(deriveKeys(await readOldSecret()).storage);
        return reseal(models, { from, to: createSealedBox(storageKey) });
      }),
    );

  program
    .command('doctor')
    .description('look whether everything that Waymark needs is there; changes nothing')
    .action(async () => {
      const examination = await examine(() => loadConfig('server'), systemClock);
      print(examination);
      if (!examination.ok) process.exitCode = 1;
    });
}

/** One line, and never an argument: those stand in shell histories and process lists. */
async function readOldSecret(): Promise<string> {
  const chunks: Buffer[] = [];
  if (!process.stdin.isTTY) for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const secret = Buffer.concat(chunks).toString('utf8').trim();
  if (secret) return secret;
  throw new UsageError(['Give the secret before this one on standard input: … secrets reseal < old-secret']);
}
