import { useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useLanguage } from '../messages/use-language.ts';
import { safeStorage } from '../safe-storage.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import styles from './trail-page.module.css';

const storage = safeStorage('localStorage');

/** One line that invites to a first profile, until it has a line or the student says no. */
export function ProfileInvite() {
  const { t } = useLanguage();
  const key = `waymark.invited.${useApp().launch.person.id}`;
  const [isLater, setLater] = useState(() => storage.get(key) !== null);
  if (isLater) return null;
  return (
    <p className={styles['invite']} data-screen-only>
      {t.journey.invite}
      <ButtonLink kind="quiet" to="/profile/first">
        {t.journey.inviteBegin}
      </ButtonLink>
      <Button
        kind="quiet"
        onClick={() => {
          storage.set(key, 'later');
          setLater(true);
        }}
      >
        {t.journey.inviteLater}
      </Button>
    </p>
  );
}
