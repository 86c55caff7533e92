import { useId } from 'react';
import type { TaskView } from '../../features/journeys/journey.contract.ts';
import { Prose } from '../ui/prose.tsx';
import styles from './rubric.module.css';
import { useWords } from './words.ts';

type Ways = NonNullable<TaskView['ways']>;

/** The ways to show a task: what each is, how it is handed in, and its guide on demand. With `onChoose` one is chosen here. */
export function WaysMenu({
  ways,
  language,
  chosen = '',
  onChoose,
}: {
  ways: Ways;
  language: string;
  /** Id of a way; empty for none. */
  chosen?: string | undefined;
  onChoose?: (wayId: string) => void;
}) {
  const { t } = useWords();
  const name = useId();
  const option = (id: string, title: string, isAuthored: boolean, how?: string) => (
    <>
      {onChoose && <input type="radio" name={name} checked={chosen === id} onChange={() => onChoose(id)} />}
      <span>
        <b lang={isAuthored ? language : undefined}>{title}</b>
        {how !== undefined && <span className={styles['how']}> · {how}</span>}
      </span>
    </>
  );
  return (
    <fieldset className={styles['ways']}>
      <legend>{onChoose ? t.rubric.chooseWay : t.rubric.waysTitle}</legend>
      <p className={styles['how']}>{t.rubric.waysHint}</p>
      {ways.map(({ id, title, format, guideHtml }) => (
        <div key={id} className={styles['way']}>
          {onChoose ? (
            <label>{option(id, title, true, t.common.formats[format])}</label>
          ) : (
            <p>{option(id, title, true, t.common.formats[format])}</p>
          )}
          {guideHtml !== undefined && (
            <details className={styles['more']}>
              <summary>
                {t.rubric.guide}
                <span className="visually-hidden">: {title}</span>
              </summary>
              <Prose html={guideHtml} language={language} />
            </details>
          )}
        </div>
      ))}
      {onChoose && (
        <div className={styles['way']}>
          <label>{option('', t.rubric.noWay, false)}</label>
        </div>
      )}
    </fieldset>
  );
}
