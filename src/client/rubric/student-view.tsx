import type { JourneyView, TaskView } from '../../features/journeys/journey.contract.ts';
import { RatedRows } from './rated-rows.tsx';
import styles from './rubric.module.css';
import { useWords } from './words.ts';

interface StudentViewProps {
  journey: JourneyView;
  task: TaskView;
  handIn: TaskView['handIns'][number];
}

/**
 * For the teacher: how the student sees this work. Folded until the teacher has tapped levels too, because who reads another's
 * judgement first leans towards it; then both stand side by side.
 */
export function StudentView({ journey, task, handIn }: StudentViewProps) {
  const { t } = useWords();
  const given = task.reviews.findLast(({ handInId }) => handInId === handIn.id)?.rows;
  const { name } = journey.student;
  if (!task.rubric || (!given && !handIn.selfRating)) return null;
  const rows = (
    <RatedRows
      rubric={task.rubric}
      language={journey.pathway.language}
      own={handIn.selfRating}
      given={given}
      names={{ own: name, given: t.rubric.teacher, both: t.rubric.bothSame }}
    />
  );
  if (given) {
    return (
      <section className={styles['part']}>
        <h4>{t.rubric.compareTitle}</h4>
        {rows}
      </section>
    );
  }
  return (
    <details className={styles['more']}>
      <summary>{t.rubric.studentSees(name)}</summary>
      <p className={styles['how']}>{t.rubric.studentSeesHint}</p>
      {rows}
    </details>
  );
}
