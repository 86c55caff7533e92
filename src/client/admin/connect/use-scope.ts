import { useApp } from '../../app/app-context.ts';

/** Whose console it is: what is typed for one district must not turn up at another's. */
export function useScope(): { isInstallation: boolean; keptUnder: string } {
  const { launch } = useApp();
  const tenantId = launch.screen.name === 'admin' ? launch.screen.console.tenant?.id : undefined;
  return { isInstallation: tenantId === undefined, keptUnder: tenantId ?? 'installation' };
}
