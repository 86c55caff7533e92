import { Option, type Command } from 'commander';
import { createAuditModels } from '../features/audit/audit.model.ts';
import { createAudit } from '../features/audit/audit.ts';
import { faultsOf } from '../http/zod-faults.ts';
import { newPlatformSchema } from '../lti/new-platform.ts';
import { platformFamilies, type Deployment, type Platform } from '../lti/platform.model.ts';
import { systemClock } from '../observability/clock.ts';
import { UsageError } from './usage-error.ts';
import { withLti } from './with-lti.ts';

const collect = (value: string, earlier: string[]) => [...earlier, value];

/** `platform add | list | suspend | activate | rotate-keys`. */
export function addPlatformCommands(program: Command): void {
  const platform = program.command('platform').description('LMS registrations');
  addAdd(platform);
  addList(platform);
  addStatus(platform);
  addRotateKeys(platform);
}

function addAdd(platform: Command): void {
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
}

function addList(platform: Command): void {
  platform
    .command('list')
    .description('list LMS registrations')
    .action(() =>
      withLti(async ({ registry }) => ({
        platforms: (await registry.list()).map((each) => shown(each, each.deployments)),
      })),
    );
}

function addStatus(platform: Command): void {
  for (const [verb, status] of [
    ['suspend', 'suspended'],
    ['activate', 'active'],
  ] as const) {
    platform
      .command(`${verb} <id>`)
      .description(`${verb} an LMS registration; takes effect at once`)
      .action((id: string) =>
        withLti(async ({ registry }) => shown(await registry.setStatus(id, status), [])),
      );
  }
}

function addRotateKeys(platform: Command): void {
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
