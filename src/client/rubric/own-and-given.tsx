import type { TaskView } from '../../features/journeys/journey.contract.ts';
import { RatedRows } from './rated-rows.tsx';
import styles from './rubric.module.css';
import { useWords } from './words.ts';

interface OfHandIn {
  task: TaskView;
  handIn: TaskView['handIns'][number];
  /** Of the pathway. */
  language: string;
}

/** For the student: the own view of this work, and the teacher's beside it once there is one. */
export function OwnAndGiven({ task, handIn, language }: OfHandIn) {
  const { t } = useWords();
  const given = task.reviews.findLast(({ handInId }) => handInId === handIn.id)?.rows;
  if (!task.rubric || (!given && !handIn.selfRating)) return null;
  return (
    <section className={styles['part']}>
      <h3>{given ? t.rubric.compareTitle : t.rubric.ownTitle}</h3>
      <RatedRows
        rubric={task.rubric}
        language={language}
        own={handIn.selfRating}
        given={given}
        names={{ own: t.rubric.you, given: t.rubric.yourTeacher, both: t.rubric.both }}
        hasNextStep
      />
    </section>
  );
}

/** The way in which the work is shown. */
export function ShownAs({ task, handIn }: Omit<OfHandIn, 'language'>) {
  const { t } = useWords();
  const way = task.ways?.find(({ id }) => id === handIn.way);
  return way ? <p>{t.rubric.shownAs(way.title)}</p> : null;
}
