import { ArrowLeft, History, UserRound } from 'lucide-react';
import type { GoalsView } from '../../features/goals/goal.contract.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useRequestId } from '../use-request-id.ts';
import { AgreedSteps } from './agreed-steps.tsx';
import { EndGoal } from './end-goal.tsx';
import { GoalCard } from './goal-card.tsx';
import styles from './goals.module.css';
import { isGoalsFull, useGoals, useSetGoalState } from './use-goals.ts';
import { useWords } from './words.ts';

/** What do I want to reach? Open goals first, with what was agreed about them. */
export function MyGoalsPage() {
  const { t } = useWords();
  const { goals, error, retry } = useGoals('mine');
  return (
    <Page
      title={t.goals.title}
      above={
        <nav>
          <ButtonLink kind="quiet" to="/">
            <ArrowLeft aria-hidden size={20} /> {t.goals.backToTrail}
          </ButtonLink>
          <ButtonLink kind="quiet" to="/profile">
            <UserRound aria-hidden size={20} /> {t.goals.toProfile}
          </ButtonLink>
          <ButtonLink kind="quiet" to="/goals/looks-back">
            <History aria-hidden size={20} /> {t.goals.toLooksBack}
          </ButtonLink>
        </nav>
      }
    >
      {error && <ErrorNotice error={error} onRetry={retry} />}
      {!goals && !error && <Loading />}
      <AgreedSteps />
      {goals && <Goals goals={goals.goals} />}
    </Page>
  );
}

function Goals({ goals }: Pick<GoalsView, 'goals'>) {
  const { t } = useWords();
  const open = goals.filter(({ state }) => state === 'open');
  const ended = goals.filter(({ state }) => state !== 'open');
  const isFull = isGoalsFull(goals);
  return (
    <>
      <section className={styles['section']} aria-label={t.goals.title}>
        <p>{t.goals.intro}</p>
        {open.length === 0 && <Notice kind="info" sentence={t.goals.none} action={t.goals.noneStep} />}
        <ul className={styles['plain']}>
          {open.map((goal) => (
            <GoalCard key={goal.id} goal={goal} isMine>
              <EndGoal goal={goal} />
            </GoalCard>
          ))}
        </ul>
        {isFull ? (
          <p className={styles['quiet']}>{t.goals.full}</p>
        ) : (
          <p>
            <ButtonLink kind="primary" to="/goals/new">
              {t.goals.write}
            </ButtonLink>
          </p>
        )}
      </section>
      {ended.length > 0 && (
        <section className={styles['section']}>
          <h2>{t.goals.ended}</h2>
          <ul className={styles['plain']}>
            {ended.map((goal) => (
              <GoalCard key={goal.id} goal={goal} isMine>
                {!isFull && <Reopen goal={goal} />}
              </GoalCard>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Reopen({ goal }: { goal: GoalsView['goals'][number] }) {
  const { t } = useWords();
  const requestId = useRequestId();
  const { run, isBusy, error } = useSetGoalState(goal.id, () => undefined);
  return (
    <>
      <Button
        kind="quiet"
        isBusy={isBusy}
        aria-label={t.goals.reopenNamed(goal.wish)}
        onClick={() => run({ requestId: requestId([goal.revision, 'open']), state: 'open' })}
      >
        {t.goals.reopen}
      </Button>
      {error && <ErrorNotice error={error} />}
    </>
  );
}
