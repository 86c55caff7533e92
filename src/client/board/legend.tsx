import { useLanguage } from '../messages/use-language.ts';
import { StateMark } from '../ui/state-mark.tsx';
import styles from './legend.module.css';

/** What the marks of the table mean, in words. */
export function Legend() {
  const { t } = useLanguage();
  const marks = [
    ['open', t.board.cellOpen],
    ['picked', t.common.stages['in-progress']],
    ['handed-in', t.board.toReview],
    ['not-yet', t.common.states['not-yet']],
    ['done', t.board.cellDone],
  ] as const;
  return (
    <section aria-labelledby="legend-title">
      <h2 id="legend-title" className={styles['title']}>
        {t.board.legend}
      </h2>
      <ul className={styles['legend']}>
        {marks.map(([state, word]) => (
          <li key={state}>
            <StateMark state={state} size={18} /> {word}
          </li>
        ))}
      </ul>
    </section>
  );
}
