import type { ReactNode } from 'react';
import type { GoalView } from '../../features/goals/goal.contract.ts';
import styles from './goals.module.css';
import { useWords } from './words.ts';

/** One goal in its own words; empty parts do not show. Below it stands what this reader can do. */
export function GoalCard({
  goal,
  isMine = false,
  children,
}: {
  goal: GoalView;
  isMine?: boolean;
  children?: ReactNode;
}) {
  return (
    <li className={goal.state === 'open' ? styles['goal'] : `${styles['goal']} ${styles['over']}`}>
      <GoalWords goal={goal} isMine={isMine} />
      <Answers goal={goal} />
      {children}
      <History goal={goal} />
    </li>
  );
}

/** The card's words alone; who may read them only for the student. */
export function GoalWords({ goal, isMine = false }: { goal: GoalView; isMine?: boolean }) {
  const { t, format } = useWords();
  const { wish, bestResult, obstacle, day, isDayPast, state, stateText } = goal;
  const about = [goal.milestone?.title, goal.competency?.statement].filter((each) => each !== undefined);
  const plan = planOf(goal, t.goals);
  const rows: [name: string, words: string][] = [
    [t.goals.steps.bestResult, bestResult],
    [t.goals.steps.obstacle, obstacle],
    [t.goals.steps.plan, plan],
    [t.goals.about, about.join(' · ')],
  ];
  const shown = rows.filter(([, words]) => words !== '');
  return (
    <>
      <h3 className={styles['wish']}>{wish}</h3>
      {state !== 'open' && (
        <p>
          <strong>{t.goals.states[state]}.</strong> {stateText}
        </p>
      )}
      {shown.length > 0 && (
        <dl className={styles['words']}>
          {shown.map(([name, words]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className={styles['quiet']}>
        {day !== undefined && (
          <span className={isDayPast && state === 'open' ? styles['past'] : ''}>
            {isDayPast ? t.goals.byDayPast(format.day(day)) : t.goals.byDay(format.day(day))}
          </span>
        )}
        {day !== undefined && isMine && ' · '}
        {isMine && t.goals.visibilities[goal.visibility]}
      </p>
    </>
  );
}

function planOf({ ifHappens, thenDo }: GoalView, words: ReturnType<typeof useWords>['t']['goals']): string {
  if (ifHappens && thenDo) return words.plan(ifHappens, thenDo);
  if (thenDo) return words.planOnlyThen(thenDo);
  return ifHappens ? words.planOnlyIf(ifHappens) : '';
}

function Answers({ goal: { answers } }: { goal: GoalView }) {
  const { t } = useWords();
  if (answers.length === 0) return null;
  return (
    <ul className={styles['answers']}>
      {answers.map(({ id, answer, text, name, isMine }) => (
        <li key={id}>
          {isMine ? t.goals.answeredMine[answer] : t.goals.answered[answer](name ?? t.goals.teacher)} {text}
        </li>
      ))}
    </ul>
  );
}

function History({ goal: { history } }: { goal: GoalView }) {
  const { t, format } = useWords();
  if (history.length === 0) return null;
  return (
    <details>
      <summary>{t.goals.history}</summary>
      <ul>
        {history.map((event) => (
          <li key={`${event.kind} ${event.at}`}>
            {event.kind === 'edited'
              ? t.goals.historyEdited(format.when(event.at), event.before.wish)
              : t.goals.historyState(format.when(event.at), t.goals.states[event.state])}{' '}
            {event.kind === 'state' && event.text !== undefined && <q>{event.text}</q>}
          </li>
        ))}
      </ul>
    </details>
  );
}
