import './styles/tokens.css';
import './styles/base.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import type { getSessionApi, LaunchView } from '../features/launch/launch.contract.ts';
import { createApiClient } from './api/api-client.ts';
import type { ApiClient } from './api/api-client.ts';
import { isPassing, toApiError } from './api/api-error.ts';
import { keepSession } from './api/keep-session.ts';
import { createSession } from './api/session.ts';
import type { ClientSession } from './api/session.ts';
import { App } from './app/app.tsx';
import { BrokenPage, NoSessionPage, UnreachablePage } from './app/broken-page.tsx';
import { loadScreen } from './app/screens.ts';
import { followHeight } from './frame-resize.ts';
import { loadLanguage } from './messages/language.ts';
import type { Audience } from './messages/language.ts';
import { LanguageContext } from './messages/use-language.ts';

/** Where the server answers a reload; the launch itself was a POST, which can't be repeated. */
const appPath = '/app';

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      retry: (count, thrown) => count < 2 && isPassing(toApiError(thrown)),
      refetchOnWindowFocus: false,
    },
    mutations: { networkMode: 'always' },
  },
});

async function boot(): Promise<void> {
  const element = document.getElementById('root');
  if (!element) return;
  followHeight(element);
  const session = createSession();
  const api = createApiClient(session);
  const launched = readLaunch();
  if (launched) startOfLaunch(launched, session);
  const firstLanguage = loadLanguage(launched?.locale ?? navigator.language, wordsFor(launched));
  try {
    const launch = launched ?? (await continueSession(session, api));
    const [language, screen] = await Promise.all([
      launched || !launch ? firstLanguage : loadLanguage(launch.locale, wordsFor(launch)),
      launch ? loadScreen(launch.screen.name) : null,
    ]);
    document.documentElement.lang = language.locale;
    const root = createRoot(element, {
      // React has emptied the root by then; it takes another page once this callback is over.
      onUncaughtError: () => queueMicrotask(() => root.render(<BrokenPage language={language} />)),
    });
    if (launch) keepSession(session, api);
    root.render(
      <LanguageContext value={language}>
        <QueryClientProvider client={queryClient}>
          {launch && screen ? (
            <App firstLaunch={launch} firstScreen={screen} session={session} api={api} />
          ) : (
            <NoSessionPage />
          )}
        </QueryClientProvider>
      </LanguageContext>,
    );
  } catch (thrown) {
    const language = await firstLanguage;
    createRoot(element).render(<UnreachablePage language={language} error={toApiError(thrown)} />);
  }
}

function startOfLaunch(launch: LaunchView, session: ClientSession): void {
  const { screen } = launch;
  const isOneStudent = screen.name === 'board' && screen.openPersonId !== undefined;
  history.replaceState(null, '', isOneStudent ? `${appPath}/student/${screen.openPersonId}` : appPath);
  // After the address is set: where storage is blocked, the token is kept with the history entry.
  session.keep(launch.session);
}

function wordsFor(launch: LaunchView | null): Audience {
  if (launch?.screen.name === 'admin') return 'admin';
  return launch?.screen.name === 'journey' ? 'student' : 'everyone';
}

/** What the launch page held, asked for again after a reload. Null without a session that still holds. */
async function continueSession(session: ClientSession, api: ApiClient): Promise<LaunchView | null> {
  if (session.token() === null) return null;
  try {
    const launch = await api.call<typeof getSessionApi>({ method: 'get', path: '/api/session' });
    session.keep(launch.session);
    return launch;
  } catch (thrown) {
    if (toApiError(thrown).status === 401) return null;
    throw thrown;
  }
}

function readLaunch(): LaunchView | null {
  const text = document.getElementById('launch')?.textContent;
  // Our own server wrote it into this page.
  return text ? (JSON.parse(text) as LaunchView) : null;
}

void boot();
