import type { Connection } from 'mongoose';
import { Command, CommanderError, Option } from 'commander';
import { z } from 'zod';
import { ConfigError, loadConfig, type Config } from './config/config.ts';
import { deriveKeys } from './config/keys.ts';
import { openDatabase } from './database/connection.ts';
import { locateDatabase } from './database/embedded-database.ts';
import { migrateUp } from './database/migrate.ts';
import { AppError } from './http/errors.ts';
import { faultsOf } from './http/zod-faults.ts';
import { createAdminLinks, newAdminLinkSchema } from './features/admin/admin-links.ts';
import { createAdminModels } from './features/admin/admin.model.ts';
import { createAuditModels } from './features/audit/audit.model.ts';
import { createAudit } from './features/audit/audit.ts';
import { createCourseModels } from './features/courses/course.model.ts';
import { createFileStore } from './features/files/file-store.ts';
import { examine } from './features/operations/doctor.ts';
import { addLearnerCommands } from './features/privacy/learner.command.ts';
import { createPrivacy } from './features/privacy/privacy.service.ts';
import { settingKeys } from './features/settings/setting-definitions.ts';
import { settingFromWords } from './features/settings/setting-from-words.ts';
import { createSettings } from './features/settings/settings.service.ts';
import { createLti, type Lti } from './lti/index.ts';
import { newInviteSchema } from './lti/registration/invites.ts';
import { newPlatformSchema } from './lti/new-platform.ts';
import { reseal } from './lti/reseal.ts';
import { createSealedBox } from './lti/sealed-box.ts';
import { platformFamilies, type Deployment, type Platform } from './lti/platform.model.ts';
import { systemClock } from './observability/clock.ts';
import { createLogger } from './observability/logger.ts';

// The administrator's command line. Each command prints one JSON object and exits 0, or prints a sentence to stderr and exits 1.

const program = new Command('waymark').description('Administer Waymark.').exitOverride();
const platform = program.command('platform').description('LMS registrations');
const invite = program.command('invite').description('one-time links for LMS admins');
const collect = (value: string, earlier: string[]) => [...earlier, value];

platform
  .command('add')
  .description('register an LMS')
  .requiredOption('--name <name>', 'name that people know')
  .addOption(new Option('--family <family>', 'kind of LMS').choices(platformFamilies).makeOptionMandatory())
  .requiredOption('--issuer <url>')
  .requiredOption('--client-id <id>')
  .requiredOption('--auth-url <url>', 'OIDC authorization endpoint')
  .requiredOption('--token-url <url>', 'access token endpoint')
  .requiredOption('--jwks-url <url>', 'key set of the LMS')
  .option('--audience <url>', 'audience of client assertions, when it is not the token URL')
  .option('--deployment <id>', 'a deployment id; may be repeated', collect, [])
  .addOption(
    new Option('--deployments <policy>', 'first-seen deployments')
      .choices(['accept', 'claim'])
      .default('accept'),
  )
  .option('--frame-origin <origin>', 'an origin that frames Waymark; may be repeated', collect, [])
  .action((options: Record<string, unknown>) =>
    withLti(async ({ registry }, { allowPrivateNetwork }) => {
      const parsed = newPlatformSchema(allowPrivateNetwork).safeParse({
        ...options,
        deploymentIds: options.deployment,
        deploymentPolicy: options.deployments,
        frameOrigins: options.frameOrigin,
      });
      if (!parsed.success)
        throw new UsageError(faultsOf(parsed).map(({ path, message }) => `${path}: ${message}`));
      const added = await registry.add(parsed.data);
      const listed = (await registry.list()).find((each) => each._id === added._id);
      return shown(added, listed?.deployments ?? []);
    }),
  );

platform
  .command('list')
  .description('list LMS registrations')
  .action(() =>
    withLti(async ({ registry }) => ({
      platforms: (await registry.list()).map((each) => shown(each, each.deployments)),
    })),
  );

for (const [verb, status] of [
  ['suspend', 'suspended'],
  ['activate', 'active'],
] as const) {
  platform
    .command(`${verb} <id>`)
    .description(`${verb} an LMS registration; takes effect at once`)
    .action((id: string) => withLti(async ({ registry }) => shown(await registry.setStatus(id, status), [])));
}

invite
  .command('create')
  .description('make a link by which an LMS admin registers one LMS from inside it')
  .requiredOption('--for <who>', 'whom it is for, such as a district')
  .addOption(
    new Option('--family <family>', 'the only kind of LMS that it is good for').choices(platformFamilies),
  )
  .option('--days <days>', 'how long it is good', '7')
  .option('--platform <id>', 'update this registration in place of making a new one')
  .action((options: Record<string, unknown>) =>
    withLti(async ({ registry, registration }, { publicUrl }) => {
      const parsed = newInviteSchema.safeParse({
        ...options,
        forWhom: options.for,
        platformId: options.platform,
      });
      if (!parsed.success) {
        const names: Record<string, string> = { forWhom: 'for', platformId: 'platform' };
        throw new UsageError(
          faultsOf(parsed).map(({ path, message }) => `--${names[path] ?? path}: ${message}`),
        );
      }
      if (parsed.data.platformId) await registry.get(parsed.data.platformId);
      const { id, code, expiresAt } = await registration.invites.create(parsed.data);
      const url = `${publicUrl}/lti/register?${new URLSearchParams({ invite: code }).toString()}`;
      return { id, url, expiresAt: expiresAt.toISOString(), for: parsed.data.forWhom };
    }),
  );

program
  .command('admin')
  .description('who looks after Waymark')
  .command('link')
  .description('make a one-time sign-in link to the admin console')
  .option('--tenant <id>', 'for one tenant; without it, for the whole installation')
  .option('--for <who>', 'whom it is for', 'Operator')
  .option('--hours <hours>', 'how long it is good', '24')
  .action((options: Record<string, unknown>) =>
    withLti(async ({ models }, { publicUrl }, connection) => {
      const parsed = newAdminLinkSchema.safeParse({
        ...options,
        tenantId: options.tenant,
        label: options.for,
      });
      if (!parsed.success) {
        const names: Record<string, string> = { tenantId: 'tenant', label: 'for' };
        throw new UsageError(
          faultsOf(parsed).map(({ path, message }) => `--${names[path] ?? path}: ${message}`),
        );
      }
      const { tenantId } = parsed.data;
      if (tenantId && !(await models.tenants.exists({ _id: tenantId })))
        throw new UsageError(['--tenant: there is no such tenant']);
      const links = createAdminLinks({ models: createAdminModels(connection), clock: systemClock });
      const { id, code, expiresAt } = await links.create(parsed.data);
      const url = `${publicUrl}/admin?${new URLSearchParams({ code }).toString()}`;
      return { id, url, expiresAt: expiresAt.toISOString(), for: parsed.data.label, tenantId };
    }),
  );

platform
  .command('rotate-keys <id>')
  .description('make a new key for an LMS: published now, signs later; the old one goes after that')
  .option('--leaked', 'the old key may be in wrong hands: the new one signs at once, the old one goes now')
  .action((id: string, { leaked = false }: { leaked?: boolean }) =>
    withLti(async ({ keyRotation, registry }, _config, connection) => {
      const schedule = await keyRotation.rotate(id, { isLeaked: leaked });
      const { tenantId } = await registry.get(id);
      await createAudit({ models: createAuditModels(connection), clock: systemClock }).record({
        ...(tenantId ? { tenantId } : {}),
        actor: { kind: 'command-line', id: 'command-line' },
        action: 'platform.keys-rotated',
        target: { kind: 'platform', id },
        details: { leaked },
      });
      return schedule;
    }),
  );

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
    console.log(JSON.stringify(examination));
    if (!examination.ok) process.exitCode = 1;
  });

program
  .command('tenant')
  .description('what a district decides')
  .command('set <id> <setting> [value]')
  .description(
    `decide a setting: on or off, one of its options, or several with commas between (${settingKeys.join(', ')})`,
  )
  .option('--mode <mode>', 'locked for all courses, suggested to them, or free', 'suggested')
  .action((id: string, setting: string, value: string | undefined, { mode }: { mode: string }) =>
    withLti(async ({ models }, _config, connection) => {
      const { key, decision } = settingFromWords({ setting, value, mode });
      const settings = createSettings({
        tenants: models.tenants,
        courses: createCourseModels(connection).courses,
        audit: createAudit({ models: createAuditModels(connection), clock: systemClock }),
        clock: systemClock,
      });
      await settings.decide(id, key, decision, { kind: 'command-line', id: 'waymark' });
      const tenant = await models.tenants.findOne({ _id: id }).lean();
      return { id, name: tenant?.name, settings: tenant?.settings };
    }),
  );

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

class UsageError extends Error {
  constructor(faults: string[]) {
    super(faults.join('\n'));
    this.name = 'UsageError';
  }
}

function shown(each: Platform, deployments: Deployment[]) {
  const {
    _id: id,
    tenantId,
    name,
    family,
    issuer,
    clientId,
    authUrl,
    tokenUrl,
    jwksUrl,
    audience,
    status,
  } = each;
  return {
    id,
    tenantId,
    name,
    family,
    issuer,
    clientId,
    authUrl,
    tokenUrl,
    jwksUrl,
    audience,
    status,
    deploymentPolicy: each.deploymentPolicy,
    frameOrigins: each.frameOrigins,
    deployments: deployments.map((deployment) => ({
      id: deployment._id,
      deploymentId: deployment.deploymentId,
      tenantId: deployment.tenantId,
      status: deployment.status,
    })),
  };
}

/** Opens the database (joining a running tool's embedded one), runs the work, prints its result and closes everything. */
async function withLti(
  work: (lti: Lti, config: Config, connection: Connection, storageKey: Uint8Array) => Promise<object>,
): Promise<void> {
  const { config, secrets, database } = loadConfig('command');
  const located = await locateDatabase(database, { longRunning: false });
  try {
    const connection = await openDatabase(located.uri, { maxPoolSize: 4 });
    try {
      await migrateUp(connection);
      const keys = deriveKeys(secrets.waymarkSecret);
      const lti = createLti({ connection, config, keys, clock: systemClock });
      const result = await work(lti, config, connection, keys.storage);
      await lti.close();
      console.log(JSON.stringify(result));
    } finally {
      await connection.close();
    }
  } finally {
    await located.close();
  }
}

/** One line, and never an argument: those stand in shell histories and process lists. */
async function readOldSecret(): Promise<string> {
  const chunks: Buffer[] = [];
  if (!process.stdin.isTTY) for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const secret = Buffer.concat(chunks).toString('utf8').trim();
  if (secret) return secret;
  throw new UsageError(['Give the secret before this one on standard input: … secrets reseal < old-secret']);
}

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
    console.error(sentenceOf(error));
    process.exitCode = 1;
  }
}
