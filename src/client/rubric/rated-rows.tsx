import type { Level } from '../../domain/levels.ts';
import type { RowLevels } from '../../domain/rubric.ts';
import type { Rubric } from './level-rows.tsx';
import styles from './rubric.module.css';
import { useWords } from './words.ts';

interface RatedRowsProps {
  rubric: Rubric;
  language: string;
  /** How the student sees it. */
  own?: RowLevels | undefined;
  /** What the teacher tapped. */
  given?: RowLevels | undefined;
  /** Who is who on this screen. */
  names: { own: string; given: string; both: string };
  /** Also say what the next level is: for the student. */
  hasNextStep?: boolean;
}

/** Both views of each row side by side, in words; rows that nobody tapped are left out. */
export function RatedRows({ rubric, language, own = {}, given = {}, names, hasNextStep }: RatedRowsProps) {
  const { t } = useWords();
  const shown = rubric.filter(({ id }) => own[id] !== undefined || given[id] !== undefined);
  return (
    <dl className={styles['rated']}>
      {shown.map(({ id, title, levels }) => {
        const [mine, theirs] = [own[id], given[id]];
        const isSame = mine !== undefined && mine === theirs;
        const next = theirs === undefined ? undefined : levels[theirs];
        return (
          <div key={id}>
            <dt lang={language}>{title}</dt>
            {isSame && <Said who={names.both} level={mine} />}
            {!isSame && mine !== undefined && <Said who={names.own} level={mine} />}
            {!isSame && theirs !== undefined && <Said who={names.given} level={theirs} />}
            <dd className={styles['statement']} lang={language}>
              {levels[((theirs ?? mine) as Level) - 1]}
            </dd>
            {hasNextStep && next !== undefined && <dd>{t.rubric.nextStep(next)}</dd>}
          </div>
        );
      })}
    </dl>
  );
}

function Said({ who, level }: { who: string; level: Level }) {
  const { t } = useWords();
  return (
    <dd className={styles['said']}>
      <span>{who}</span> <b>{t.score.levels[level]}</b>
    </dd>
  );
}
