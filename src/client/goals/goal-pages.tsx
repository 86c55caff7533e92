import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { GoalsView, GoalView } from '../../features/goals/goal.contract.ts';
import { useApp } from '../app/app-context.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useKept } from '../use-kept.ts';
import { useRequestId } from '../use-request-id.ts';
import { GoalWizard } from './goal-wizard.tsx';
import type { GoalFields } from './goal-wizard.tsx';
import { isGoalsFull, useAddGoal, useEditGoal, useGoals } from './use-goals.ts';
import { useWords } from './words.ts';

/** A new goal, for a part of the trail when the address names one. */
export function NewGoalPage() {
  const { t } = useWords();
  const { goals, error, retry } = useGoals('mine');
  const isFull = isGoalsFull(goals?.goals);
  return (
    <GoalPage title={t.goals.newTitle}>
      {error && <ErrorNotice error={error} onRetry={retry} />}
      {!goals && !error && <Loading />}
      {goals &&
        (isFull ? <Notice kind="info" sentence={t.goals.full} /> : <NewGoal choices={goals.choices} />)}
    </GoalPage>
  );
}

/** Changes an open goal; what it said before is kept. */
export function EditGoalPage() {
  const { t } = useWords();
  const { goalId = '' } = useParams();
  const { goals, error, retry } = useGoals('mine');
  const goal = goals?.goals.find(({ id }) => id === goalId);
  return (
    <GoalPage title={t.goals.editTitle}>
      {error && <ErrorNotice error={error} onRetry={retry} />}
      {!goals && !error && <Loading />}
      {goal && <EditGoal key={`${goal.id} ${goal.revision}`} goal={goal} />}
    </GoalPage>
  );
}

function GoalPage({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useWords();
  return (
    <Page
      title={title}
      above={
        <nav>
          <ButtonLink kind="quiet" to="/goals">
            <ArrowLeft aria-hidden size={20} /> {t.goals.backToGoals}
          </ButtonLink>
        </nav>
      }
    >
      {children}
    </Page>
  );
}

function NewGoal({ choices }: Pick<GoalsView, 'choices'>) {
  const [search] = useSearchParams();
  const requestId = useRequestId();
  const { person } = useApp().launch;
  const asked = search.get('milestone') ?? '';
  const milestoneId = choices.milestones.some(({ id }) => id === asked) ? asked : '';
  const kept = useKept<GoalFields>(`waymark.goal.${person.id}.${milestoneId}`, {
    wish: '',
    bestResult: '',
    obstacle: '',
    ifHappens: '',
    thenDo: '',
    day: '',
    visibility: choices.visibility,
    milestoneId,
    competencyId: '',
  });
  const leave = useLeave(kept.clear);
  const sending = useAddGoal(leave);
  return (
    <GoalWizard
      fields={kept.fields}
      onChange={kept.change}
      choices={choices}
      sending={sending}
      onSave={() => {
        const { milestoneId: milestone, competencyId: competency } = kept.fields;
        const body = {
          ...asCard(kept.fields),
          ...(milestone === '' ? {} : { milestoneId: milestone }),
          ...(competency === '' ? {} : { competencyId: competency }),
        };
        sending.run({ ...body, requestId: requestId(body) });
      }}
    />
  );
}

function EditGoal({ goal }: { goal: GoalView }) {
  const requestId = useRequestId();
  const { wish, bestResult, obstacle, ifHappens, thenDo, day = '', visibility, revision } = goal;
  const kept = useKept<GoalFields>(`waymark.goal-edit.${goal.id}.${revision}`, {
    wish,
    bestResult,
    obstacle,
    ifHappens,
    thenDo,
    day,
    visibility,
    milestoneId: '',
    competencyId: '',
  });
  const leave = useLeave(kept.clear);
  const sending = useEditGoal(goal.id, leave);
  return (
    <GoalWizard
      fields={kept.fields}
      onChange={kept.change}
      sending={sending}
      onSave={() => {
        const body = { ...asCard(kept.fields), revision };
        sending.run({ ...body, requestId: requestId(body) });
      }}
    />
  );
}

function useLeave(clear: () => void): () => void {
  const { t } = useWords();
  const announce = useAnnounce();
  const navigate = useNavigate();
  return () => {
    clear();
    announce(t.goals.saved);
    void navigate('/goals', { replace: true });
  };
}

/** As the server takes it. */
function asCard({ wish, bestResult, obstacle, ifHappens, thenDo, day, visibility }: GoalFields) {
  return {
    wish: wish.trim(),
    bestResult: bestResult.trim(),
    obstacle: obstacle.trim(),
    ifHappens: ifHappens.trim(),
    thenDo: thenDo.trim(),
    visibility: visibility as GoalView['visibility'],
    ...(day === '' ? {} : { day }),
  };
}
