import type { LaunchView } from '../../src/features/launch/launch.contract.ts';
import type { SettingKey } from '../../src/features/settings/setting-definitions.ts';
import { createApiClient, type ApiClient } from './api-client.ts';
import type { TestTool } from './tool.ts';

/** A console session: of one tenant, or of an operator of the installation. */
export async function openConsole(
  tool: TestTool,
  tenantId?: string,
): Promise<{ view: LaunchView; api: ApiClient }> {
  const { links, console } = tool.dependencies.admin;
  const { code } = await links.create({ ...(tenantId ? { tenantId } : {}), label: 'Pat Admin', hours: 1 });
  const view = await console.signIn(code, 'en');
  return { view, api: createApiClient(tool.url, view.session.token) };
}

/** What the district's admin decides for all courses, without the console. */
export async function decideSetting(
  tool: TestTool,
  tenantId: string,
  { key, value, mode = 'suggested' }: { key: SettingKey; value: unknown; mode?: 'locked' | 'suggested' },
): Promise<void> {
  const actor = { kind: 'command-line' as const, id: 'test' };
  await tool.dependencies.settings.decide(tenantId, key, { mode, value }, actor);
}
