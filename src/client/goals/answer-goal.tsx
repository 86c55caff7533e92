import { useState } from 'react';
import type { GoalView } from '../../features/goals/goal.contract.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { useKept } from '../use-kept.ts';
import { useRequestId } from '../use-request-id.ts';
import styles from './goals.module.css';
import { useAnswerGoal } from './use-goals.ts';
import { useWords } from './words.ts';

type Answer = GoalView['answers'][number]['answer'];

/** What a teacher says to a goal. Agreeing is one tap; the others ask for words. */
export function AnswerGoal({ personId, goal }: { personId: string; goal: GoalView }) {
  const { t } = useWords();
  const requestId = useRequestId();
  const [asking, setAsking] = useState<Answer | null>(null);
  const [isEmpty, setEmpty] = useState(false);
  const kept = useKept(`waymark.goal-answer.${goal.id}`, { text: '' });
  const { run, isBusy, error } = useAnswerGoal({ personId }, goal.id, () => {
    setAsking(null);
    kept.change({ text: '' });
    kept.clear();
  });
  const text = kept.fields.text.trim();
  const said = goal.answers.length;
  const send = (answer: Answer, words: string) =>
    run({ requestId: requestId([said, answer, words]), answer, text: words });
  return (
    <div className={styles['form']}>
      <fieldset className={styles['actions']} aria-label={goal.wish}>
        {(['agree', 'add', 'not-quite', 'word'] as const).map((answer) => (
          <Button
            key={answer}
            isBusy={isBusy}
            aria-pressed={answer === asking}
            onClick={() => (answer === 'agree' ? send(answer, '') : setAsking(answer))}
          >
            {t.goals.answers[answer]}
          </Button>
        ))}
      </fieldset>
      {asking && (
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            setEmpty(text === '');
            if (text !== '' && !isBusy) send(asking, text);
          }}
        >
          <TextField
            label={t.goals.answerText}
            fault={isEmpty ? t.goals.answerEmpty : undefined}
            maxLength={400}
            value={kept.fields.text}
            onChange={(event) => {
              setEmpty(false);
              kept.change({ text: event.target.value });
            }}
          />
          <div className={styles['actions']}>
            <Button type="submit" kind="primary" isBusy={isBusy}>
              {t.goals.answerSend}
            </Button>
            <Button kind="quiet" onClick={() => setAsking(null)}>
              {t.goals.cancel}
            </Button>
          </div>
        </form>
      )}
      {error && <ErrorNotice error={error} />}
    </div>
  );
}
