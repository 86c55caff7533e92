import type { TaskView } from '../../features/journeys/journey.contract.ts';
import styles from './rubric.module.css';
import { useWords } from './words.ts';

/** Ways and rubric for paper, in few lines. */
export function PaperRubric({ task: { ways, rubric } }: { task: TaskView }) {
  const { t, locale } = useWords();
  return (
    <>
      {ways && (
        <p>
          <b lang={locale}>{t.rubric.waysTitle}:</b> {ways.map(({ title }) => title).join(' · ')}
        </p>
      )}
      {rubric && (
        <div>
          <p>
            <b lang={locale}>{t.rubric.goodWork}:</b>
          </p>
          <ul className={styles['list']}>
            {rubric.map(({ id, title, levels }) => (
              <li key={id}>
                {title}: {levels[2]}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
