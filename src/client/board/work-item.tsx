import type { JourneyView, TaskView } from '../../features/journeys/journey.contract.ts';
import { ReviewWords } from '../journey/work-history.tsx';
import { useLanguage } from '../messages/use-language.ts';
import { ShownAs } from '../rubric/own-and-given.tsx';
import { StudentView } from '../rubric/student-view.tsx';
import { HandInContent } from '../ui/hand-in-content.tsx';
import { Prose } from '../ui/prose.tsx';
import { ReviewForm } from './review-form.tsx';
import styles from './work-item.module.css';

interface WorkItemProps {
  journey: JourneyView;
  task: TaskView;
  /** Milestone and group, as a quiet line. */
  place: string;
  onDone: () => void;
}

/** The latest hand-in of one task, with the answer beside it. */
export function WorkItem({ journey, task, place, onDone }: WorkItemProps) {
  const { t } = useLanguage();
  const [latest, ...earlier] = task.handIns.toReversed();
  if (!latest) return null;
  const answers = task.reviews.filter(({ handInId }) => handInId === latest.id).toReversed();
  const isAnswered = answers.length > 0;
  const form = (
    <ReviewForm key={latest.id} journey={journey} task={task} handInId={latest.id} onDone={onDone} />
  );
  const studentView = <StudentView journey={journey} task={task} handIn={latest} />;
  return (
    <article className={`${styles['item']} ${task.rubric ? styles['withRubric'] : ''}`}>
      <div className={styles['work']}>
        <h3>{task.title}</h3>
        <p className={styles['place']}>{place}</p>
        {task.pick?.reason !== undefined && <p>{t.board.choseBecause(task.pick.reason)}</p>}
        <ShownAs task={task} handIn={latest} />
        <HandInContent handIn={latest} />
        {earlier.length > 0 && (
          <details className={styles['more']}>
            <summary>{t.board.earlier}</summary>
            {earlier.map((handIn) => (
              <div key={handIn.id} className={styles['earlier']}>
                <ShownAs task={task} handIn={handIn} />
                <HandInContent handIn={handIn} />
                {task.reviews
                  .filter(({ handInId }) => handInId === handIn.id)
                  .map((review) => (
                    <ReviewWords key={review.id} review={review} possible={task.points} />
                  ))}
                <StudentView journey={journey} task={task} handIn={handIn} />
              </div>
            ))}
          </details>
        )}
        <details className={styles['more']}>
          <summary>{t.board.instructions}</summary>
          <Prose html={task.instructionsHtml} language={journey.pathway.language} />
        </details>
      </div>
      <div className={styles['answer']}>
        {answers.map((review) => (
          <ReviewWords key={review.id} review={review} possible={task.points} />
        ))}
        {isAnswered ? (
          <>
            {studentView}
            <details className={styles['more']}>
              <summary>{t.board.changeAnswer}</summary>
              {form}
            </details>
          </>
        ) : (
          <>
            {form}
            {studentView}
          </>
        )}
      </div>
    </article>
  );
}
