import { useState } from 'react';
import type { GoalView } from '../../features/goals/goal.contract.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { useKept } from '../use-kept.ts';
import { useRequestId } from '../use-request-id.ts';
import styles from './goals.module.css';
import { useSetGoalState } from './use-goals.ts';
import { useWords } from './words.ts';

/** To change a goal, or to say how it went: three endings, none better than another, and a sentence if one likes. */
export function EndGoal({ goal }: { goal: GoalView }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const requestId = useRequestId();
  const [isAsking, setAsking] = useState(false);
  const kept = useKept(`waymark.goal-end.${goal.id}`, { text: '' });
  const { run, isBusy, error } = useSetGoalState(goal.id, () => {
    kept.clear();
    announce(t.goals.saved);
  });
  const text = kept.fields.text.trim();
  if (!isAsking) {
    return (
      <div className={styles['actions']}>
        <Button aria-label={t.goals.endNamed(goal.wish)} onClick={() => setAsking(true)}>
          {t.goals.end}
        </Button>
        <ButtonLink kind="quiet" to={`/goals/change/${goal.id}`} label={t.goals.changeNamed(goal.wish)}>
          {t.goals.change}
        </ButtonLink>
      </div>
    );
  }
  return (
    <div className={styles['form']}>
      <TextField
        label={t.goals.endText}
        maxLength={400}
        value={kept.fields.text}
        onChange={(event) => kept.change({ text: event.target.value })}
      />
      <fieldset className={styles['actions']} aria-label={t.goals.endNamed(goal.wish)}>
        {(['reached', 'changed', 'let-go'] as const).map((state) => (
          <Button
            key={state}
            isBusy={isBusy}
            onClick={() => run({ requestId: requestId([goal.revision, state, text]), state, text })}
          >
            {t.goals.endWith[state]}
          </Button>
        ))}
        <Button kind="quiet" onClick={() => setAsking(false)}>
          {t.goals.cancel}
        </Button>
      </fieldset>
      {error && <ErrorNotice error={error} />}
    </div>
  );
}
