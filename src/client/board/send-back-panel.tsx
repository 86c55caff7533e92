import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { BoardView, sendBackManyApi } from '../../features/journeys/board.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import { CommentField } from '../comments/comment-field.tsx';
import { useLanguage } from '../messages/use-language.ts';
import { newRequestId } from '../request-id.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { useKept } from '../use-kept.ts';
import styles from './send-back-panel.module.css';
import { worksByTask, type WaitingWork } from './waiting-works.ts';

interface Refused {
  key: string;
  words: string;
}

/** Several works, one note: chosen by task and student, sent in one request, and told one by one. */
export function SendBackPanel({ board, onClose }: { board: BoardView; onClose: () => void }) {
  const { t, format } = useLanguage();
  const { api } = useApp();
  const client = useQueryClient();
  const announce = useAnnounce();
  const title = useRef<HTMLHeadingElement>(null);
  const ids = useRef(new Map<string, string>());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [fault, setFault] = useState<'works' | 'note'>();
  const [done, setDone] = useState<{ sent: number; refused: Refused[] }>();
  const kept = useKept(`waymark.return-note.${board.assignment.id}`, { note: '' });
  const { note } = kept.fields;
  useEffect(() => title.current?.focus(), []);
  const tasks = worksByTask(board.rows);
  const works = tasks.flatMap((task) => task.works);
  const picked = works.filter((work) => chosen.has(work.key));
  const idOf = (key: string) => {
    const id = ids.current.get(key) ?? newRequestId();
    ids.current.set(key, id);
    return id;
  };
  const send = useMutation({
    mutationFn: (items: WaitingWork[]) =>
      api.call<typeof sendBackManyApi>({
        method: 'post',
        path: '/api/board/returns',
        body: {
          note: note.trim(),
          // The same ids for a second try after no answer: what was done is not done twice.
          items: items.map(({ key, journeyId, taskId, handInId }) => ({
            id: idOf(`${key} ${note.trim()}`),
            journeyId,
            taskId,
            handInId,
          })),
        },
      }),
    onSuccess: ({ results }, items) => {
      const refused = results.flatMap(({ outcome, reason }, index): Refused[] => {
        const item = items[index];
        if (outcome === 'sent-back' || !item) return [];
        const why = reason === 'HAND_IN_OUTDATED' ? t.desk.reasonNewer : t.desk.reasonOther;
        return [{ key: item.key, words: `${item.name}, ${item.title}: ${why}` }];
      });
      const sent = results.length - refused.length;
      setDone({ sent, refused });
      setChosen(new Set());
      kept.change({ note: '' });
      kept.clear();
      announce(t.desk.sentBackCount(format.number(sent)));
      void client.invalidateQueries();
    },
  });
  const submit = () => {
    const missing = picked.length === 0 ? 'works' : note.trim() === '' ? 'note' : undefined;
    setFault(missing);
    if (!missing) send.mutate(picked);
  };
  const choose = (keys: string[], isChosen: boolean) => {
    const next = new Set(chosen);
    for (const key of keys) {
      if (isChosen) next.add(key);
      else next.delete(key);
    }
    setChosen(next);
  };
  return (
    <section className={styles['panel']} aria-labelledby="send-back-title">
      <h2 id="send-back-title" ref={title} tabIndex={-1}>
        {t.desk.sendBackManyTitle}
      </h2>
      {done && <Outcome {...done} />}
      {works.length === 0 ? (
        <p>{t.desk.nothingWaits}</p>
      ) : (
        <>
          <p>{t.desk.whichWorks}</p>
          {tasks.map((task) => (
            <TaskWorks key={task.taskId} task={task} chosen={chosen} onChoose={choose} />
          ))}
          {fault === 'works' && <Notice kind="error" sentence={t.desk.chooseSome} />}
          <CommentField
            label={t.board.comment}
            value={note}
            fault={fault === 'note' ? t.board.noteFault : undefined}
            onChange={(text) => kept.change({ note: text })}
          />
        </>
      )}
      {send.error && <ErrorNotice error={toApiError(send.error)} before={t.board.reviewFailed} />}
      <div className={styles['actions']}>
        {works.length > 0 && (
          <Button kind="primary" isBusy={send.isPending} onClick={submit}>
            {picked.length === 0 ? t.board.sendBack : t.desk.sendBackCount(format.number(picked.length))}
          </Button>
        )}
        <Button onClick={onClose}>{t.desk.close}</Button>
      </div>
    </section>
  );
}

function Outcome({ sent, refused }: { sent: number; refused: Refused[] }) {
  const { t, format } = useLanguage();
  return (
    <Notice kind="info" sentence={t.desk.sentBackCount(format.number(sent))}>
      {refused.length > 0 && (
        <>
          <p>{t.desk.notSentBack(format.number(refused.length))}</p>
          <ul>
            {refused.map(({ key, words }) => (
              <li key={key}>{words}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}

function TaskWorks({
  task,
  chosen,
  onChoose,
}: {
  task: ReturnType<typeof worksByTask>[number];
  chosen: ReadonlySet<string>;
  onChoose: (keys: string[], isChosen: boolean) => void;
}) {
  const { t, format } = useLanguage();
  const keys = task.works.map(({ key }) => key);
  const count = keys.filter((key) => chosen.has(key)).length;
  return (
    <fieldset className={styles['task']}>
      <legend className="visually-hidden">{task.title}</legend>
      <label className={styles['all']}>
        <input
          type="checkbox"
          checked={count === keys.length}
          ref={(box) => {
            if (box) box.indeterminate = count > 0 && count < keys.length;
          }}
          onChange={(event) => onChoose(keys, event.target.checked)}
        />
        {t.desk.chooseAll(task.title, format.number(keys.length))}
      </label>
      <div className={styles['students']}>
        {task.works.map(({ key, name }) => (
          <label key={key}>
            <input
              type="checkbox"
              checked={chosen.has(key)}
              onChange={(event) => onChoose([key], event.target.checked)}
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
