import { errorWords } from '../../messages/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { OutboxState } from './card-outbox.ts';
import styles from './first-round.module.css';
import { useRoundWords } from './words.ts';

/** Cards that wait for the network, and cards that were refused with the reason; nothing while all goes well. */
export function Waiting({
  state: { waiting, isStuck, refused },
  onTry,
  onOpen,
}: {
  state: OutboxState;
  onTry: () => void;
  onOpen: (section: string) => void;
}) {
  const language = useRoundWords();
  const { t } = language;
  return (
    <>
      {isStuck && waiting.length > 0 && (
        <div className={styles['waits']}>
          <output>{t.firstRound.waits(waiting.length)}</output>
          <Button kind="quiet" onClick={onTry}>
            {t.firstRound.tryNow}
          </Button>
        </div>
      )}
      {refused.map(({ section, error }) => (
        <Notice
          key={section}
          kind="error"
          sentence={t.firstRound.refused(t.profile.sections[section])}
          action={Object.values(errorWords(error, language)).join(' ')}
        >
          <Button onClick={() => onOpen(section)}>
            {t.firstRound.openCard(t.profile.sections[section])}
          </Button>
        </Notice>
      ))}
    </>
  );
}
