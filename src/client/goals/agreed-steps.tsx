import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { listTalksApi, setStepDoneApi, TalkView } from '../../features/check-ins/check-in.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import styles from './goals.module.css';
import { useWords } from './words.ts';

const key = ['talks'];

/** What was agreed in talks with teachers; nothing before the first. */
export function AgreedSteps() {
  const { t } = useWords();
  const { api } = useApp();
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => api.call<typeof listTalksApi>({ method: 'get', path: '/api/check-in-talks' }),
  });
  const talks = data?.talks ?? [];
  if (talks.length === 0) return null;
  const open = talks.filter(({ doneAt }) => doneAt === undefined);
  const done = talks.filter(({ doneAt }) => doneAt !== undefined);
  return (
    <section className={styles['agreed']}>
      <h2>{t.goals.agreed}</h2>
      <Talks talks={open} />
      {done.length > 0 && (
        <details>
          <summary>{t.goals.agreedBefore}</summary>
          <Talks talks={done} />
        </details>
      )}
    </section>
  );
}

function Talks({ talks }: { talks: TalkView[] }) {
  return (
    <ul className={`${styles['plain']} ${styles['close']}`}>
      {talks.map((talk) => (
        <Talk key={talk.id} talk={talk} />
      ))}
    </ul>
  );
}

function Talk({ talk: { id, step, note, heldAt, teacherName, doneAt } }: { talk: TalkView }) {
  const { t, format } = useWords();
  const { api } = useApp();
  const announce = useAnnounce();
  const client = useQueryClient();
  const isDone = doneAt !== undefined;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      api.call<typeof setStepDoneApi>({
        method: 'put',
        path: '/api/check-in-talks/:talkId/done',
        params: { talkId: id },
        body: { isDone: !isDone },
      }),
    onSuccess: () => {
      if (!isDone) announce(t.goals.agreedIsDone);
      return client.invalidateQueries({ queryKey: key });
    },
  });
  const until = step.until === undefined ? '' : ` · ${t.goals.byDay(format.day(step.until))}`;
  return (
    <li>
      <p>
        <strong>{step.text}</strong>
      </p>
      <p className={styles['quiet']}>
        {t.goals.agreedWho[step.who]}
        {until} · {t.goals.agreedTalk(teacherName ?? t.goals.teacher, format.when(heldAt))}
      </p>
      {note !== '' && <p className={styles['note']}>{note}</p>}
      <Button
        kind={isDone ? 'quiet' : 'secondary'}
        isBusy={isPending}
        aria-label={isDone ? undefined : t.goals.agreedDoneNamed(step.text)}
        onClick={() => mutate()}
      >
        {isDone ? t.goals.agreedUndo : t.goals.agreedDone}
      </Button>
      {error && <ErrorNotice error={toApiError(error)} />}
    </li>
  );
}
