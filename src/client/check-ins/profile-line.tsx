import type { ProfileEntryView } from '../../features/profiles/profile.contract.ts';
import { lineOf } from '../profile/line-words.ts';
import { useWords } from '../profile/words.ts';
import styles from './check-ins.module.css';

/** A line that the student shares, with the part of the profile where it stands. */
export function ProfileLine({ line }: { line: ProfileEntryView }) {
  const { t } = useWords();
  return (
    <p className={styles['line']}>
      <span className={styles['quiet']}>{t.profile.noticed[line.section]}</span>{' '}
      {lineOf(line, t.profile.taps)}
    </p>
  );
}
