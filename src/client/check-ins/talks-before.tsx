import type { TalkView } from '../../features/check-ins/check-in.contract.ts';
import styles from './check-ins.module.css';
import { useWords } from './words.ts';

/** The last talks with this student: what was agreed, whether it is done, and the notes. */
export function TalksBefore({ talks }: { talks: TalkView[] }) {
  const { t, format } = useWords();
  if (talks.length === 0) return <p>{t.checkIns.beforeNone}</p>;
  return (
    <ol className={styles['before']}>
      {talks.map(({ id, heldAt, teacherName, step, note, doneAt }) => (
        <li key={id}>
          <p className={styles['quiet']}>{[format.when(heldAt), teacherName].filter(Boolean).join(' · ')}</p>
          <p>
            <strong>{step.text}</strong>{' '}
            {step.until !== undefined && `${t.checkIns.byDay(format.day(step.until))} · `}
            {doneAt === undefined ? t.checkIns.notDone : t.checkIns.done}
          </p>
          {note !== '' && <p className={styles['note']}>{note}</p>}
        </li>
      ))}
    </ol>
  );
}
