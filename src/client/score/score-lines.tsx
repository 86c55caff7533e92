import type { ReactNode } from 'react';
import type { ScoreView } from '../../features/journeys/score.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import styles from './why-number.module.css';

type Milestone = ScoreView['milestones'][number];
type Group = Milestone['groups'][number];

/** What each part adds, and how the parts become the number. */
export function ScoreLines({ score }: { score: ScoreView }) {
  const { t, format } = useLanguage();
  const { earned, possible, shown, passback } = score;
  const of = (one: number, other: number) => t.score.ofPoints(format.number(one), format.number(other));
  const isScaled = shown.maximum !== possible;
  return (
    <div className={styles['panel']}>
      {score.milestones
        .filter((milestone) => milestone.possible > 0)
        .map((milestone) => (
          <MilestoneLines key={milestone.milestoneId} milestone={milestone} />
        ))}
      <div className={styles['part']}>
        <Line words={<strong>{t.score.total}</strong>} points={<strong>{of(earned, possible)}</strong>} />
        {isScaled && shown.given !== undefined && (
          <Line
            words={t.score.inLms(passback.lms)}
            points={`${t.score.scaled(format.number(earned), format.number(possible), format.number(shown.maximum))} = ${format.number(
              shown.insteadOf ?? shown.given,
            )}`}
          />
        )}
        {shown.insteadOf !== undefined && (
          <p>
            {t.score.own(format.number(shown.insteadOf))} {t.score.kept(passback.lms)}
          </p>
        )}
        <p className={styles['result']}>
          {shown.given === undefined
            ? t.score.noneReviewed
            : t.journey.pointsSoFar(format.number(shown.given), format.number(shown.maximum))}
        </p>
      </div>
    </div>
  );
}

function MilestoneLines({ milestone }: { milestone: Milestone }) {
  const { t, format } = useLanguage();
  const of = (one: number, other: number) => t.score.ofPoints(format.number(one), format.number(other));
  return (
    <section className={styles['part']} aria-label={milestone.title}>
      <h3>{milestone.title}</h3>
      {milestone.mustDo.map((work) => (
        <Line
          key={work.taskId}
          words={work.title}
          note={work.isAccepted ? undefined : t.score.notYet}
          rows={work.rows}
          points={of(work.earned, work.possible)}
        />
      ))}
      {milestone.groups.map((group) => (
        <GroupLines key={group.groupId} group={group} />
      ))}
      <Line
        words={<strong>{t.score.sum(milestone.title)}</strong>}
        points={<strong>{of(milestone.earned, milestone.possible)}</strong>}
      />
    </section>
  );
}

function GroupLines({ group }: { group: Group }) {
  const { t, format } = useLanguage();
  const of = (one: number, other: number) => t.score.ofPoints(format.number(one), format.number(other));
  return (
    <div className={styles['group']}>
      <Line words={group.title} points={of(group.earned, group.points)} />
      <p className={styles['rule']}>
        {t.score.bestOf(format.number(group.choose), group.choose === 1)}{' '}
        {t.score.slot(format.number(group.slotPoints))}
        {group.emptySlots > 0 && ` ${t.score.emptySlots(format.number(group.emptySlots))}`}
      </p>
      {group.counted.map((work) => (
        <Line key={work.taskId} words={work.title} rows={work.rows} points={of(work.earned, work.possible)} />
      ))}
      {group.notCounted.map((work) => (
        <Line
          key={work.taskId}
          words={work.title}
          note={t.score.doesNotCount}
          rows={work.rows}
          points={<s>{of(work.earned, work.possible)}</s>}
        />
      ))}
    </div>
  );
}

/** A work names the rows of its rubric, from which its points were suggested. */
function Line({
  words,
  note,
  rows = [],
  points,
}: {
  words: ReactNode;
  note?: string | undefined;
  rows?: Group['counted'][number]['rows'];
  points: ReactNode;
}) {
  const { t } = useLanguage();
  const levels = rows.map(({ title, level }) => `${title}: ${t.score.levels[level]}`).join(' · ');
  return (
    <p className={styles['line']}>
      <span>
        {words} {note !== undefined && <span className={styles['rule']}>{note}</span>}
        {levels !== '' && (
          <>
            <br />
            <span className={styles['rule']}>{levels}</span>
          </>
        )}
      </span>
      <span className={styles['points']}>{points}</span>
    </p>
  );
}
