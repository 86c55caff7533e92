import type { Level } from '../../domain/levels.ts';
import type { Rubric } from './level-rows.tsx';
import styles from './rubric.module.css';
import { useWords } from './words.ts';

const gotIt: Level = 3;

/** What the work is looked at for: each row as it is when it is got, and all four levels on demand. */
export function RubricWords({ rubric, language }: { rubric: Rubric; language: string }) {
  const { t } = useWords();
  return (
    <section className={styles['part']} aria-labelledby="rubric-title">
      <h2 id="rubric-title">{t.rubric.goodWork}</h2>
      <ul className={styles['list']} lang={language}>
        {rubric.map(({ id, title, levels }) => (
          <li key={id}>
            <b>{title}</b>
            <br />
            {levels[gotIt - 1]}
          </li>
        ))}
      </ul>
      <details className={styles['more']}>
        <summary>{t.rubric.allLevels}</summary>
        {rubric.map(({ id, title, levels }) => (
          <div key={id} className={styles['row']}>
            <h3 lang={language}>{title}</h3>
            <dl>
              {levels.map((statement, index) => (
                <div key={statement}>
                  <dt>{t.score.levels[(index + 1) as Level]}</dt>
                  <dd lang={language}>{statement}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </details>
    </section>
  );
}
