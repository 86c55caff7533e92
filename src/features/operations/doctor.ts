import { ConfigError, type LoadedConfig } from '../../config/config.ts';
import { deriveKeys } from '../../config/keys.ts';
import { installationOf, version } from '../../config/version.ts';
import { openDatabase, type Connection } from '../../database/connection.ts';
import { locateDatabase } from '../../database/embedded-database.ts';
import { findMissingIndexes, pendingMigrations } from '../../database/migrate.ts';
import { createOutbound } from '../../lti/outbound.ts';
import { createPlatformModels } from '../../lti/platform.model.ts';
import { createSealedBox } from '../../lti/sealed-box.ts';
import type { Clock } from '../../observability/clock.ts';
import { examinePlatforms } from './doctor-platforms.ts';
import { examineOutbox } from './doctor-outbox.ts';
import type { Finding } from './finding.ts';

export interface Examination {
  /** Nothing failed; there may be warnings. */
  ok: boolean;
  version: string;
  checkedAt: string;
  findings: Finding[];
}

const publicUrlTimeoutMilliseconds = 5_000;
/** Launches are refused by their times when clocks differ by more than a minute. */
const skew = { warnMilliseconds: 2_000, failMilliseconds: 30_000 };

/**
 * Looks whether an installation can do its work, and changes nothing. Every check is made that can be: what needs the database is left
 * out when there is none.
 * @param load reads the settings of a server; may throw ConfigError
 */
export async function examine(load: () => LoadedConfig, clock: Clock): Promise<Examination> {
  const findings: Finding[] = [];
  try {
    const loaded = load();
    findings.push({ check: 'settings', status: 'ok', found: 'The settings can be used.' });
    findings.push(await examinePublicUrl(loaded), ...(await examineWithDatabase(loaded, clock)));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    findings.push(
      ...error.faults.map((fault) => ({
        check: 'settings',
        status: 'failed' as const,
        found: fault,
        todo: 'Set it in the environment; docs/operations.md lists all settings.',
      })),
    );
  }
  const ok = findings.every(({ status }) => status !== 'failed');
  return { ok, version, checkedAt: clock().toISOString(), findings };
}

async function examinePublicUrl({ config, secrets }: LoadedConfig): Promise<Finding> {
  const { publicUrl } = config;
  const check = 'public address';
  const todo = `Look whether the proxy in front sends ${publicUrl} to this installation, and whether PUBLIC_URL is right.`;
  try {
    const signal = AbortSignal.timeout(publicUrlTimeoutMilliseconds);
    const answer = await fetch(`${publicUrl}/healthz`, { signal, redirect: 'manual' });
    const body = (await answer.json().catch(() => ({}))) as { installation?: unknown };
    if (answer.status !== 200 || typeof body.installation !== 'string') {
      const found = `Something else than Waymark answers at ${publicUrl} (status ${answer.status}).`;
      return { check, status: 'failed', found, todo };
    }
    if (body.installation === installationOf(deriveKeys(secrets.waymarkSecret)))
      return { check, status: 'ok', found: `This installation answers at ${publicUrl}.` };
    return {
      check,
      status: 'warning',
      found: `A Waymark of another version or with another secret answers at ${publicUrl}.`,
      todo: 'Finish the upgrade: all processes run one version, with one WAYMARK_SECRET.',
    };
  } catch {
    return { check, status: 'failed', found: `Nothing answers at ${publicUrl}.`, todo };
  }
}

async function examineWithDatabase(loaded: LoadedConfig, clock: Clock): Promise<Finding[]> {
  const check = 'database';
  try {
    const located = await locateDatabase(loaded.database, { longRunning: false });
    try {
      const connection = await openDatabase(located.uri, { maxPoolSize: 4 });
      try {
        const found = 'The database answers.';
        return [{ check, status: 'ok', found }, ...(await examineDatabase(connection, loaded, clock))];
      } finally {
        await connection.close();
      }
    } finally {
      await located.close();
    }
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'unknown';
    const found = `The database cannot be used (${reason}).`;
    const todo = 'Look whether MongoDB runs, and whether MONGODB_URI names its servers, user and password.';
    return [{ check, status: 'failed', found, todo }];
  }
}

async function examineDatabase(
  connection: Connection,
  { config, secrets }: LoadedConfig,
  clock: Clock,
): Promise<Finding[]> {
  const { allowPrivateNetwork, platformKeys, lmsCalls } = config;
  const models = createPlatformModels(connection);
  const box = createSealedBox(deriveKeys(secrets.waymarkSecret).storage);
  const outbound = createOutbound({
    allowPrivateNetwork,
    timeoutSeconds: platformKeys.timeoutSeconds,
    maxResponseBytes: lmsCalls.maxResponseBytes,
  });
  try {
    return [
      await examineMigrations(connection),
      await examineIndexes(connection),
      await examineClock(connection, clock),
      ...(await examinePlatforms({ models, box, outbound })),
      ...(await examineOutbox(connection, clock)),
    ];
  } finally {
    await outbound.close();
  }
}

async function examineMigrations(connection: Connection): Promise<Finding> {
  const check = 'migrations';
  const pending = await pendingMigrations(connection);
  if (pending.length === 0) return { check, status: 'ok', found: 'The database is up to date.' };
  const todo = 'Take a backup, then run `npm run migrate`; a start of this version does it too.';
  return { check, status: 'failed', found: `Still to be run: ${pending.join(', ')}.`, todo };
}

async function examineIndexes(connection: Connection): Promise<Finding> {
  const check = 'indexes';
  const missing = await findMissingIndexes(connection);
  if (missing.length === 0) return { check, status: 'ok', found: 'All indexes are there.' };
  const found = `Missing: ${missing.map(({ collection, name }) => `${collection}.${name}`).join(', ')}.`;
  const todo =
    'Somebody removed them. Make them again: delete the entries of their migrations from the collection "migrations" and run `npm run migrate`, which repeats nothing that is there.';
  return { check, status: 'failed', found, todo };
}

async function examineClock(connection: Connection, clock: Clock): Promise<Finding> {
  const check = 'clock';
  const before = clock().getTime();
  const answer = (await connection.db?.command({ hello: 1 })) as { localTime?: Date } | undefined;
  const middle = (before + clock().getTime()) / 2;
  const theirs = answer?.localTime?.getTime();
  if (theirs === undefined)
    return { check, status: 'warning', found: 'The database does not tell its time.' };
  const apart = Math.abs(theirs - middle);
  const found = `This clock and the database’s are ${(apart / 1000).toFixed(1)} seconds apart.`;
  if (apart < skew.warnMilliseconds) return { check, status: 'ok', found };
  const todo = 'Let both take their time from the network (NTP): launches and grades go by it.';
  return { check, status: apart < skew.failMilliseconds ? 'warning' : 'failed', found, todo };
}
