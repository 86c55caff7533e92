import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { OwnConferenceView } from '../../features/conferences/conference.contract.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { enterFullScreen, leaveFullScreen } from './full-screen.ts';
import { PreparePage } from './prepare-page.tsx';
import { shownConference } from './shown.ts';
import { Stage } from './stage.tsx';
import { useKeeper, useOwnConference } from './use-conference.ts';
import { useWords } from './words.ts';

/** A student's own conference: made ready, then shown. */
export function ConferenceScreen() {
  const { t } = useWords();
  const { opened, error, retry } = useOwnConference();
  if (opened) return <OpenConference opened={opened} />;
  return (
    <Page
      title={t.conference.title}
      above={
        <nav>
          <ButtonLink kind="quiet" to="/profile">
            <ArrowLeft aria-hidden size={20} /> {t.conference.back}
          </ButtonLink>
        </nav>
      }
    >
      {error ? <ErrorNotice error={error} onRetry={retry} /> : <Loading />}
    </Page>
  );
}

function OpenConference({ opened }: { opened: OwnConferenceView }) {
  const { keeper, state } = useKeeper(opened);
  const [isShowing, setShowing] = useState(false);
  if (isShowing) {
    return (
      <Stage
        conference={shownConference(state)}
        onHeld={(view) => keeper.replace(view)}
        onLeave={() => {
          leaveFullScreen();
          setShowing(false);
        }}
      />
    );
  }
  return (
    <PreparePage
      keeper={keeper}
      state={state}
      onStart={() => {
        // Asked for at once: browsers give the whole screen only upon a press.
        enterFullScreen();
        void keeper.flush().then(() => setShowing(true));
      }}
    />
  );
}
