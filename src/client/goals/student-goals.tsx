import { useQuery } from '@tanstack/react-query';
import type { GoalView } from '../../features/goals/goal.contract.ts';
import type { getStudentLooksBackApi } from '../../features/goals/looks-back.contract.ts';
import { useApp } from '../app/app-context.ts';
import { ErrorNotice } from '../ui/notice.tsx';
import { AnswerGoal } from './answer-goal.tsx';
import { GoalCard } from './goal-card.tsx';
import styles from './goals.module.css';
import { LooksBackList } from './looks-back-list.tsx';
import { useGoals } from './use-goals.ts';
import { useWords } from './words.ts';

/** What a student wants, for the teacher: each goal with the teacher's answer, and what the student said when looking back. */
export function StudentGoals({ personId }: { personId: string }) {
  const { t } = useWords();
  const { goals, error, retry } = useGoals({ personId });
  if (error) return <ErrorNotice error={error} onRetry={retry} />;
  if (!goals) return null;
  const name = goals.name ?? t.goals.student;
  return (
    <>
      <section className={styles['section']}>
        <h2>{t.goals.ofStudent(name)}</h2>
        {goals.goals.length === 0 && <p className={styles['quiet']}>{t.goals.ofStudentNone}</p>}
        <ul className={styles['plain']}>
          {goals.goals.map((goal: GoalView) => (
            <GoalCard key={goal.id} goal={goal}>
              <AnswerGoal personId={personId} goal={goal} />
            </GoalCard>
          ))}
        </ul>
      </section>
      <StudentLooksBack personId={personId} name={name} />
    </>
  );
}

function StudentLooksBack({ personId, name }: { personId: string; name: string }) {
  const { t } = useWords();
  const { api } = useApp();
  const { data } = useQuery({
    queryKey: ['looks-back', personId],
    queryFn: () =>
      api.call<typeof getStudentLooksBackApi>({
        method: 'get',
        path: '/api/class/people/:personId/looks-back',
        params: { personId },
      }),
  });
  if (!data || data.looksBack.length === 0) return null;
  return (
    <section className={styles['section']}>
      <h2>{t.goals.looksBackOf(name)}</h2>
      <LooksBackList looksBack={data.looksBack} />
    </section>
  );
}
