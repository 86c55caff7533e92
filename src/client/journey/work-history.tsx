import type { TaskView } from '../../features/journeys/journey.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import { OwnAndGiven, ShownAs } from '../rubric/own-and-given.tsx';
import { HandInContent } from '../ui/hand-in-content.tsx';
import { HandInFiles } from '../ui/hand-in-files.tsx';
import styles from './work-history.module.css';

type HandIn = TaskView['handIns'][number];
type Review = TaskView['reviews'][number];

/** What was handed in and what the teacher answered, newest first. */
export function WorkHistory({ task, language }: { task: TaskView; language: string }) {
  const { t } = useLanguage();
  const [latest, ...earlier] = task.handIns.toReversed();
  if (!latest) return null;
  return (
    <section className={styles['history']} aria-labelledby="history-title">
      <h2 id="history-title">{task.reviews.length > 0 ? t.journey.feedback : t.journey.handInTitle}</h2>
      <Entry task={task} handIn={latest} language={language} isLatest />
      {earlier.length > 0 && (
        <details>
          <summary>{t.journey.earlierWork}</summary>
          {earlier.map((handIn) => (
            <Entry key={handIn.id} task={task} handIn={handIn} language={language} isLatest={false} />
          ))}
        </details>
      )}
    </section>
  );
}

function Entry({
  task,
  handIn,
  language,
  isLatest,
}: {
  task: TaskView;
  handIn: HandIn;
  language: string;
  isLatest: boolean;
}) {
  const { t } = useLanguage();
  const reviews = task.reviews.filter(({ handInId }) => handInId === handIn.id).toReversed();
  return (
    <article className={styles['entry']}>
      {reviews.map((review) => (
        <ReviewWords key={review.id} review={review} possible={task.points} />
      ))}
      {isLatest && reviews.length === 0 && <p className={styles['waiting']}>{t.journey.waitingForTeacher}</p>}
      <OwnAndGiven task={task} handIn={handIn} language={language} />
      <ShownAs task={task} handIn={handIn} />
      <HandInContent handIn={handIn} />
    </article>
  );
}

export function ReviewWords({ review, possible }: { review: Review; possible: number }) {
  const { t, format } = useLanguage();
  const isAccepted = review.outcome === 'accepted';
  const when = format.when(review.reviewedAt);
  return (
    <div className={isAccepted ? styles['accepted'] : styles['sentBack']}>
      <p>
        <strong>{isAccepted ? t.journey.accepted : t.journey.sentBack}</strong>
        {review.level !== undefined && <> · {t.score.levels[review.level]}</>}
        {review.points !== undefined && (
          <> · {t.journey.reviewPoints(format.number(review.points), format.number(possible))}</>
        )}
      </p>
      {review.voice !== undefined && <HandInFiles files={[review.voice]} label={t.score.voiceComment} />}
      {review.comment !== undefined && <p className={styles['comment']}>{review.comment}</p>}
      <p className={styles['by']}>
        {review.reviewerName === undefined ? when : t.journey.reviewedBy(review.reviewerName, when)}
      </p>
    </div>
  );
}
