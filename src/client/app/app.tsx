import { useCallback, useEffect, useMemo, useState } from 'react';
import { BrowserRouter, useLocation } from 'react-router';
import type { LaunchView } from '../../features/launch/launch.contract.ts';
import type { ApiClient } from '../api/api-client.ts';
import type { ClientSession } from '../api/session.ts';
import { useLanguage } from '../messages/use-language.ts';
import { carryPageMemory } from '../page-memory.ts';
import { Announcer } from '../ui/announcer.tsx';
import { Notice } from '../ui/notice.tsx';
import { AppContext, useSessionState } from './app-context.ts';
import styles from './app.module.css';
import { loadScreen } from './screens.ts';
import type { Screen } from './screens.ts';

interface AppProps {
  firstLaunch: LaunchView;
  firstScreen: Screen;
  session: ClientSession;
  api: ApiClient;
}

/** The frame around every screen: who the person is, the way to the server, and what went wrong for the whole page. */
export function App({ firstLaunch, firstScreen, session, api }: AppProps) {
  const [{ launch, Screen }, setShown] = useState({ launch: firstLaunch, Screen: firstScreen });
  const showLaunch = useCallback(
    async (next: LaunchView) => {
      const screen = await loadScreen(next.screen.name);
      window.history.replaceState(null, '', '/app');
      session.keep(next.session);
      setShown({ launch: next, Screen: screen });
    },
    [session],
  );
  const app = useMemo(
    () => ({
      api,
      session,
      launch,
      showLaunch: (next: LaunchView) => void showLaunch(next).catch(() => window.location.reload()),
    }),
    [api, session, launch, showLaunch],
  );
  return (
    <AppContext value={app}>
      <Announcer>
        <main>
          <PageTroubles />
          <BrowserRouter key={placeOf(launch)} basename="/app">
            <CarryPageMemory />
            <Screen screen={launch.screen} />
          </BrowserRouter>
        </main>
      </Announcer>
    </AppContext>
  );
}

/** Another screen, and in the console another tenant, begins at its own start. */
function placeOf({ screen }: LaunchView): string {
  return screen.name === 'admin' ? `admin ${screen.console.tenant?.id ?? ''}` : screen.name;
}

/** What a reload needs goes along to each new place. */
function CarryPageMemory() {
  const location = useLocation();
  useEffect(() => {
    if (location.key !== '') carryPageMemory();
  }, [location]);
  return null;
}

function PageTroubles() {
  const { t } = useLanguage();
  const session = useSessionState();
  const isOnline = useOnline();
  if (session === 'open' && isOnline) return null;
  return (
    <div className={styles['troubles']}>
      {session === 'ended' && (
        <Notice kind="error" sentence={t.common.sessionEnded} action={t.common.sessionEndedStep} />
      )}
      {!isOnline && <Notice kind="offline" sentence={t.common.offline} action={t.common.offlineStep} />}
    </div>
  );
}

function useOnline(): boolean {
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return isOnline;
}
