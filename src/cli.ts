import { Command, CommanderError } from 'commander';
import { z } from 'zod';
import { addLinkCommands } from './commands/link.commands.ts';
import { addPlatformCommands } from './commands/platform.commands.ts';
import { addTenantCommands } from './commands/tenant.commands.ts';
import { addUpkeepCommands } from './commands/upkeep.commands.ts';
import { UsageError } from './commands/usage-error.ts';
import { withLti } from './commands/with-lti.ts';
import { ConfigError } from './config/config.ts';
import { createAuditModels } from './features/audit/audit.model.ts';
import { createAudit } from './features/audit/audit.ts';
import { createFileStore } from './features/files/file-store.ts';
import { addLearnerCommands } from './features/privacy/learner.command.ts';
import { createPrivacy } from './features/privacy/privacy.service.ts';
import { AppError } from './http/errors.ts';
import { systemClock } from './observability/clock.ts';
import { createLogger } from './observability/logger.ts';

// The administrator's command line. Each command prints one JSON object and exits 0, or prints a sentence to stderr and exits 1.

const program = new Command('waymark').description('Administer Waymark.').exitOverride();
addPlatformCommands(program);
addLinkCommands(program);
addTenantCommands(program);
addUpkeepCommands(program);
addLearnerCommands(program, (work) =>
  withLti((_lti, _config, connection) =>
    work(
      createPrivacy({
        connection,
        audit: createAudit({ models: createAuditModels(connection), clock: systemClock }),
        clock: systemClock,
        log: createLogger('silent'),
        openFile: createFileStore(connection).open,
      }),
    ),
  ),
);

function sentenceOf(error: unknown): string {
  if (error instanceof AppError || error instanceof ConfigError || error instanceof UsageError)
    return error.message;
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return `Something went wrong: ${error instanceof Error ? error.message : String(error)}`;
}

try {
  await program.parseAsync();
} catch (error) {
  // Commander has already said what is wrong with the call, or shown the help that was asked for.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 1;
  else {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
  }
}
