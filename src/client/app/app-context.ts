import { createContext, use, useSyncExternalStore } from 'react';
import type { LaunchView } from '../../features/launch/launch.contract.ts';
import type { ApiClient } from '../api/api-client.ts';
import type { ClientSession, SessionState } from '../api/session.ts';

export interface AppContextValue {
  api: ApiClient;
  session: ClientSession;
  launch: LaunchView;
  /** Shows another first screen, when the server answered with one. */
  showLaunch(launch: LaunchView): void;
}

export const AppContext = createContext<AppContextValue | null>(null);

export function useApp(): AppContextValue {
  const app = use(AppContext);
  if (app === null) throw new Error('The app has not started.');
  return app;
}

export function useSessionState(): SessionState {
  const { session } = useApp();
  return useSyncExternalStore(session.subscribe, session.state);
}
