import { useState } from 'react';
import type { GroupView, JourneyView } from '../../features/journeys/journey.contract.ts';
import type { setStopApi, SteeringView } from '../../features/suggestions/suggestions.contract.ts';
import { useJourneyChange } from '../journey/use-journey.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { GroupPage, groupsOf } from './group-page.tsx';
import { loweredTitleId, LoweredReasons } from './lowered-reasons.tsx';
import { StopPreview } from './stop-preview.tsx';
import { StopSlider } from './stop-slider.tsx';
import styles from './suggestions.module.css';
import { useRefreshSteering, useSteering } from './use-steering.ts';
import { useWords } from './words.ts';

/** Where reasons come from, how hard the student would like it, and what the student lowered. */
export function PickedOutPage({ journey }: { journey: JourneyView }) {
  const { t } = useWords();
  return (
    <GroupPage journey={journey} title={t.path.pickedOut}>
      {(group) => <Steering journey={journey} group={group} />}
    </GroupPage>
  );
}

function Steering({ journey, group }: { journey: JourneyView; group: GroupView }) {
  const { t } = useWords();
  const { steering, error, retry } = useSteering();
  const { suggestions: words } = t;
  if (error) return <ErrorNotice error={error} onRetry={retry} />;
  if (!steering) return <Loading />;
  if (!steering.isOn) return <Notice kind="info" sentence={words.off} />;
  const others = groupsOf(journey).filter(({ id }) => id !== group.id);
  return (
    <>
      <p>
        {words.intro} {words.promise}
      </p>
      <Slider steering={steering} groups={[group, ...others]} />
      <section className={styles['section']}>
        <h2 id={loweredTitleId} tabIndex={-1}>
          {words.lowered}
        </h2>
        <LoweredReasons lowered={steering.lowered} />
      </section>
      <section className={styles['section']}>
        <p>
          {words.from} {words.teacherSees}
        </p>
        <p>
          <ButtonLink kind="quiet" to="/profile">
            {words.profile}
          </ButtonLink>
        </p>
      </section>
    </>
  );
}

type Stop = SteeringView['stop'];

/** Sliding shows what would change; only the button changes it. */
function Slider({ steering, groups }: { steering: SteeringView; groups: GroupView[] }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const refresh = useRefreshSteering();
  const { suggestions: words } = t;
  const [looked, setLooked] = useState<Stop | null>(null);
  const stop = looked ?? steering.stop;
  const set = useJourneyChange(
    (api, next: Stop) =>
      api.call<typeof setStopApi>({
        method: 'put',
        path: '/api/journey/steering/stop',
        body: { stop: next },
      }),
    (_journey, next) => {
      announce(words.inUse(words.stops[next] ?? ''));
      void refresh().then(() => setLooked(null));
    },
  );
  return (
    <section className={styles['section']}>
      <StopSlider stop={stop} onChange={setLooked} />
      <div className={styles['use']}>
        {stop === steering.stop ? (
          <p className={styles['quiet']}>{words.inUse(words.stops[stop] ?? '')}</p>
        ) : (
          <Button kind="primary" isBusy={set.isBusy} onClick={() => set.run(stop)}>
            {words.use}
          </Button>
        )}
      </div>
      {set.error && <ErrorNotice error={set.error} />}
      <StopPreview steering={steering} stop={stop} groups={groups} />
    </section>
  );
}
