import type { ReasonView } from '../../features/suggestions/reason.contract.ts';
import type { lowerReasonApi } from '../../features/suggestions/suggestions.contract.ts';
import { reasonWords } from '../journey/reasons.tsx';
import { useJourneyChange } from '../journey/use-journey.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import styles from './suggestions.module.css';
import { useRefreshSteering } from './use-steering.ts';
import { useWords } from './words.ts';

/** Takes the focus when a line has gone. */
export const loweredTitleId = 'lowered-title';

/** What the student said "not for me" to, each with the way back. */
export function LoweredReasons({ lowered }: { lowered: ReasonView[] }) {
  const { t } = useWords();
  if (lowered.length === 0) return <p className={styles['quiet']}>{t.suggestions.loweredNone}</p>;
  return (
    <ul className={styles['plain']}>
      {lowered.map((reason) => (
        <li key={`${reason.kind}:${reason.key}`} className={styles['lowered']}>
          <Lowered reason={reason} />
        </li>
      ))}
    </ul>
  );
}

function Lowered({ reason }: { reason: ReasonView }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const refresh = useRefreshSteering();
  const { suggestions: words } = t;
  const { kind, key, left } = reason;
  const said = reasonWords(reason, t);
  const raise = useJourneyChange(
    (api, body: Parameters<typeof api.call<typeof lowerReasonApi>>[0]['body']) =>
      api.call<typeof lowerReasonApi>({ method: 'put', path: '/api/journey/steering/lowered', body }),
    () => {
      announce(words.shownAgain(said));
      void refresh().then(() => document.getElementById(loweredTitleId)?.focus());
    },
  );
  return (
    <>
      <span>
        {said}
        <span className={styles['quiet']}>
          {left === 0.5 ? words.half : left === 0.25 ? words.quarter : words.away}
        </span>
      </span>
      <Button
        isBusy={raise.isBusy}
        aria-label={words.showAgainNamed(said)}
        onClick={() => raise.run({ kind: kind === 'pinned' ? 'need' : kind, key, times: 0 })}
      >
        {words.showAgain}
      </Button>
      {raise.error && <ErrorNotice error={raise.error} />}
    </>
  );
}
