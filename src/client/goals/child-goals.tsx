import { useQuery } from '@tanstack/react-query';
import type { getMenteeGoalsApi } from '../../features/goals/goal.contract.ts';
import { useApp } from '../app/app-context.ts';
import { GoalCard } from './goal-card.tsx';
import styles from './goals.module.css';
import { useWords } from './words.ts';

/** The goals that a child shares with the family; nothing when the child shares none. */
export function ChildGoals({ personId, name }: { personId: string; name: string }) {
  const { t } = useWords();
  const { api } = useApp();
  const { data } = useQuery({
    queryKey: ['goals', 'mentee', personId],
    queryFn: () =>
      api.call<typeof getMenteeGoalsApi>({
        method: 'get',
        path: '/api/mentees/:personId/goals',
        params: { personId },
      }),
  });
  if (!data || data.goals.length === 0) return null;
  return (
    <>
      <h3>{t.goals.ofChild(name)}</h3>
      <ul className={styles['plain']}>
        {data.goals.map((goal) => (
          <GoalCard key={goal.id} goal={goal} />
        ))}
      </ul>
    </>
  );
}
