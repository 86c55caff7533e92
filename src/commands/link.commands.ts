import { Option, type Command } from 'commander';
import { createAdminLinks, newAdminLinkSchema } from '../features/admin/admin-links.ts';
import { createAdminModels } from '../features/admin/admin.model.ts';
import { faultsOf } from '../http/zod-faults.ts';
import { platformFamilies } from '../lti/platform.model.ts';
import { newInviteSchema } from '../lti/registration/invites.ts';
import { systemClock } from '../observability/clock.ts';
import { UsageError, usageError } from './usage-error.ts';
import { withLti } from './with-lti.ts';

/** `invite create` for the admin of an LMS, `admin link` for who looks after Waymark: addresses that are good once. */
export function addLinkCommands(program: Command): void {
  addInvite(program.command('invite').description('one-time links for LMS admins'));
  addAdminLink(program.command('admin').description('who looks after Waymark'));
}

function addInvite(invite: Command): void {
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
          throw usageError(faultsOf(parsed), { forWhom: 'for', platformId: 'platform' });
        }
        if (parsed.data.platformId) await registry.get(parsed.data.platformId);
        const { id, code, expiresAt } = await registration.invites.create(parsed.data);
        const url = `${publicUrl}/lti/register?${new URLSearchParams({ invite: code }).toString()}`;
        return { id, url, expiresAt: expiresAt.toISOString(), for: parsed.data.forWhom };
      }),
    );
}

function addAdminLink(admin: Command): void {
  admin
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
          throw usageError(faultsOf(parsed), { tenantId: 'tenant', label: 'for' });
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
}
