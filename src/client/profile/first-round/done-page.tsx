import type { ReactNode } from 'react';
import type { ProfileView } from '../../../features/profiles/profile.contract.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import styles from './first-round.module.css';
import { useRoundWords } from './words.ts';

/** What changed by what was told, and the way back to the trail. */
export function DonePage({
  profile,
  told,
  waiting,
}: {
  profile: ProfileView;
  /** On how many cards something stands. */
  told: number;
  waiting: ReactNode;
}) {
  const { t } = useRoundWords();
  const hasReasons = profile.entries.some(
    ({ author, section, taps, visibility }) =>
      author.isMe &&
      taps.length > 0 &&
      visibility !== 'me' &&
      (section === 'interests' || section === 'helps'),
  );
  return (
    <Page key="done" title={told === 0 ? t.firstRound.laterTitle : t.firstRound.doneTitle}>
      {waiting}
      <p className={styles['prompt']}>
        {told === 0 ? t.firstRound.skippedAll : t.firstRound.told(told, profile.sections.length)}
      </p>
      <p>
        {hasReasons ? t.firstRound.reasons : t.firstRound.noReasons} {t.firstRound.later}
      </p>
      <div className={styles['actions']}>
        <ButtonLink kind="primary" to="/">
          {t.firstRound.seePath}
        </ButtonLink>
        <ButtonLink kind="quiet" to="/profile">
          {t.profile.mine}
        </ButtonLink>
      </div>
    </Page>
  );
}
