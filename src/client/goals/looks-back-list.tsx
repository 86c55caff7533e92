import type { LooksBackView } from '../../features/goals/looks-back.contract.ts';
import { LineMedia } from '../profile/media/line-media.tsx';
import styles from './goals.module.css';
import { useWords } from './words.ts';

/** Looks back, newest first, each with its day and what it was about. */
export function LooksBackList({ looksBack }: LooksBackView) {
  const { t, format } = useWords();
  return (
    <ol className={styles['plain']}>
      {looksBack.map(({ id, at, milestone, assignmentTitle, courseTitle, scale, why, sentence, voice }) => (
        <li key={id} className={`${styles['goal']} ${styles['over']}`}>
          <p>
            <strong>{milestone}</strong>
          </p>
          <p className={styles['quiet']}>
            {[format.when(at), assignmentTitle, courseTitle].filter(Boolean).join(' · ')}
          </p>
          {scale !== undefined && <p>{t.path.scale[scale - 1]}</p>}
          {why !== undefined && <q>{why}</q>}
          {sentence !== undefined && <q>{sentence}</q>}
          {voice && <LineMedia media={voice} words={milestone} />}
        </li>
      ))}
    </ol>
  );
}
