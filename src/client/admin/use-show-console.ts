import { useQueryClient } from '@tanstack/react-query';
import type { LaunchView } from '../../features/launch/launch.contract.ts';
import { useApp } from '../app/app-context.ts';

/** Shows the console of another tenant, or of the whole installation: nothing read before is shown in it. */
export function useShowConsole(): (next: LaunchView) => void {
  const { showLaunch } = useApp();
  const queries = useQueryClient();
  return (next) => {
    queries.clear();
    showLaunch(next);
  };
}
