import { setTimeout as delay } from 'node:timers/promises';
import type { Config } from './config/config.ts';
import type { Logger } from './observability/logger.ts';
import type { StopServing } from './serve.ts';

/**
 * Ends a server process without losing anything: says first that it stops (`/readyz`), so that balancers send their requests elsewhere,
 * takes up no more background work, then lets what is under way end, and closes what it holds, the database last.
 */
export async function stopGracefully(parts: {
  settings: Config['shutdown'];
  log: Logger;
  readiness: { stop(): void };
  /** Take up nothing new; resolve when what is under way has ended. */
  background: (() => void | Promise<void>)[];
  stopServing: StopServing;
  /** One after the other, once nothing is under way any more. */
  close: (() => Promise<void>)[];
}): Promise<void> {
  const { settings, log, readiness, background, stopServing, close } = parts;
  readiness.stop();
  const ended = Promise.allSettled(background.map(async (stop) => stop()));
  await delay(settings.drainSeconds * 1000);
  await stopServing(settings.graceSeconds);
  await ended;
  for (const each of close) {
    await each().catch((error: unknown) => log.error({ err: error }, 'something could not be closed'));
  }
  log.info('waymark has stopped');
}
