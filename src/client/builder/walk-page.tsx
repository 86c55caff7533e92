import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ArrowLeft, RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import type { JourneyView } from '../../features/journeys/journey.contract.ts';
import { toApiError } from '../api/api-error.ts';
import type { ApiError } from '../api/api-error.ts';
import { AppContext, useApp } from '../app/app-context.ts';
import { LanguageContext, useLanguage } from '../messages/use-language.ts';
import { Announcer } from '../ui/announcer.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { useBuilder } from './builder-context.ts';
import { createWalk } from './walk-api.ts';
import type { Walk } from './walk-api.ts';
import styles from './walk-page.module.css';
import { useWords } from './words.ts';

/** The student's own screens on the draft as it stands now. */
export function WalkPage() {
  const { t } = useWords();
  const { opened } = useBuilder();
  const [turn, setTurn] = useState(0);
  return (
    <>
      <div className={styles['bar']}>
        <ButtonLink kind="quiet" to={`/build/${opened.pathwayId}`}>
          <ArrowLeft aria-hidden size={20} /> {t.builder.walkEnd}
        </ButtonLink>
        <p>
          <strong>{t.builder.walkTitle}.</strong> {t.builder.walkHint}
        </p>
        <Button kind="quiet" onClick={() => setTurn(turn + 1)}>
          <RotateCcw aria-hidden size={18} /> {t.builder.walkAgain}
        </Button>
      </div>
      <StudentScreens key={turn} />
    </>
  );
}

interface Shown {
  walk: Walk;
  journey: JourneyView;
  Student: ComponentType<{ screen: { journey: JourneyView } }>;
}

function StudentScreens() {
  const app = useApp();
  const language = useLanguage();
  const { keeper } = useBuilder();
  const place = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [walkId] = useState(newWalkId);

  useEffect(() => {
    const walk = createWalk(app.api, walkId, keeper.state().content);
    Promise.all([walk.first(), import('../screens/student.tsx')]).then(
      ([journey, { JourneyScreen: Student }]) => setShown({ walk, journey, Student }),
      (thrown: unknown) => setError(toApiError(thrown)),
    );
    return () => forgetWalk(walkId);
  }, [app.api, keeper, walkId]);

  useEffect(() => {
    if (!shown || !place.current) return;
    const { walk, journey, Student } = shown;
    const screen = { name: 'journey' as const, journey };
    const launch = { ...app.launch, person: { ...app.launch.person, role: 'student' as const }, screen };
    // A tree of its own: the student's screens have their own addresses, words that are said, and cache.
    const root = createRoot(place.current);
    root.render(
      <LanguageContext value={language}>
        <QueryClientProvider client={new QueryClient()}>
          <AppContext value={{ ...app, api: walk.api, launch }}>
            <Announcer>
              <MemoryRouter>
                <Student screen={screen} />
              </MemoryRouter>
            </Announcer>
          </AppContext>
        </QueryClientProvider>
      </LanguageContext>,
    );
    // React asks that one tree is not taken down while another is being drawn.
    return () => queueMicrotask(() => root.unmount());
  }, [shown, app, language]);

  if (error) return <ErrorNotice error={error} />;
  return (
    <>
      {!shown && <Loading />}
      <div ref={place} className={styles['student']} />
    </>
  );
}

function newWalkId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

/** What was typed while looking is kept nowhere. */
function forgetWalk(walkId: string): void {
  try {
    for (const key of Object.keys(window.localStorage))
      if (key.includes(walkId)) window.localStorage.removeItem(key);
  } catch {
    // Storage is blocked: then nothing was kept either.
  }
}
