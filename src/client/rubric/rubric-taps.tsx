import { Button } from '../ui/button.tsx';
import { LevelRows } from './level-rows.tsx';
import type { Rubric } from './level-rows.tsx';
import styles from './rubric.module.css';
import type { RowTaps } from './row-taps.ts';
import { useWords } from './words.ts';

/** The rubric in a review: a tap per row, and what the rows come to. */
export function RubricTaps({
  rubric,
  language,
  taps,
  hasPoints,
}: {
  rubric: Rubric;
  language: string;
  taps: RowTaps;
  hasPoints: boolean;
}) {
  const { t, format } = useWords();
  const { rows, suggestion } = taps;
  const level = suggestion && t.score.levels[suggestion.level];
  return (
    <section className={styles['part']} aria-label={t.rubric.rows}>
      <h4>{t.rubric.rows}</h4>
      <p className={`${styles['how']} ${styles['keys']}`}>{t.rubric.rowsHint}</p>
      <LevelRows rubric={rubric} rows={rows} language={language} onTap={taps.tap} />
      <output className={styles['sum']}>
        {suggestion !== undefined &&
          level !== undefined &&
          (hasPoints
            ? t.rubric.rowsSuggestPoints(level, format.number(suggestion.points))
            : t.rubric.rowsSuggest(level))}
      </output>
      {Object.keys(rows).length > 0 && (
        <p>
          <Button kind="quiet" onClick={taps.clear}>
            {t.rubric.clearRows}
          </Button>
        </p>
      )}
    </section>
  );
}
