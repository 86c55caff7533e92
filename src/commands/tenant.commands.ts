import type { Command } from 'commander';
import { createAuditModels } from '../features/audit/audit.model.ts';
import { createAudit } from '../features/audit/audit.ts';
import { createCourseModels } from '../features/courses/course.model.ts';
import { settingKeys } from '../features/settings/setting-definitions.ts';
import { settingFromWords } from '../features/settings/setting-from-words.ts';
import { createSettings } from '../features/settings/settings.service.ts';
import { systemClock } from '../observability/clock.ts';
import { withLti } from './with-lti.ts';

/** `tenant set`. */
export function addTenantCommands(program: Command): void {
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
}
