import type { PlatformDetails } from '../../../features/admin/platforms.contract.ts';
import { Button } from '../../ui/button.tsx';
import { AskFirst } from '../ui/ask-first.tsx';
import styles from '../ui/rows.module.css';
import { useAdminWords } from '../use-admin-words.ts';

interface KeysPartProps {
  keys: NonNullable<PlatformDetails['keys']>;
  isBusy: boolean;
  onRotate: (isLeaked: boolean) => void;
}

/** Enough of a key's name to tell it from others. */
const shortName = (kid: string): string => kid.slice(0, 8);

/** Our key for one LMS: which signs, which comes, which goes. */
export function KeysPart({ keys: { kid, next, old }, isBusy, onRotate }: KeysPartProps) {
  const { t, format } = useAdminWords();
  return (
    <section className={styles['part']}>
      <h2>{t.platforms.keys}</h2>
      <p>{t.platforms.keyNow(shortName(kid))}</p>
      {next && <output>{t.platforms.keyNext(shortName(next.kid), format.when(next.signsAt))}</output>}
      {old.map((each) => (
        <p key={each.kid} className={styles['quiet']}>
          {t.platforms.keyOld(shortName(each.kid), format.when(each.removedAt))}
        </p>
      ))}
      <div className={styles['actions']}>
        {next ? (
          <p className={styles['quiet']}>{t.platforms.rotated}</p>
        ) : (
          <Button isBusy={isBusy} onClick={() => onRotate(false)}>
            {t.platforms.rotate}
          </Button>
        )}
        <AskFirst
          action={t.platforms.leaked}
          question={t.platforms.leakedAsk}
          means={t.platforms.leakedMeans}
          confirm={t.platforms.leakedDo}
          cancel={t.platforms.keep}
          isBusy={isBusy}
          onConfirm={() => onRotate(true)}
        />
      </div>
    </section>
  );
}
