import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { addTalkApi, AgendaView } from '../../features/check-ins/check-in.contract.ts';
import { toApiError } from '../api/api-error.ts';
import type { ApiCall } from '../api/api-client.ts';
import { useApp } from '../app/app-context.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { Choice, TextArea, TextField } from '../ui/field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { useKept } from '../use-kept.ts';
import { useRequestId } from '../use-request-id.ts';
import styles from './check-ins.module.css';
import { useWords } from './words.ts';

type Talk = ApiCall<typeof addTalkApi>['body'];

/** The note, as it is typed, and the one step that both agree on. What is typed outlives a lost network. */
export function TalkForm({ personId, name }: { personId: string; name: string }) {
  const { t } = useWords();
  const requestId = useRequestId();
  const [isEmpty, setEmpty] = useState(false);
  const kept = useKept(`waymark.talk.${personId}`, { note: '', step: '', who: 'student', until: '' });
  const sending = useAddTalk(personId, name, kept.clear);
  const { note, step, who, until } = kept.fields;
  const submit = () => {
    setEmpty(step.trim() === '');
    if (step.trim() === '' || sending.isBusy) return;
    const body = {
      note,
      step: { text: step.trim(), who: who as Talk['step']['who'], ...(until === '' ? {} : { until }) },
    };
    sending.run({ ...body, requestId: requestId(body) });
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextArea
        label={t.checkIns.note}
        hint={t.checkIns.noteHint(name)}
        maxLength={4000}
        value={note}
        onChange={(event) => kept.change({ note: event.target.value })}
      />
      <TextField
        label={t.checkIns.step}
        fault={isEmpty ? t.checkIns.stepMissing : undefined}
        maxLength={300}
        value={step}
        onChange={(event) => {
          setEmpty(false);
          kept.change({ step: event.target.value });
        }}
      />
      <Choice
        legend={t.checkIns.who}
        options={[
          { value: 'student', label: t.checkIns.whoWords.student(name) },
          { value: 'teacher', label: t.checkIns.whoWords.teacher },
          { value: 'both', label: t.checkIns.whoWords.both },
        ]}
        value={who}
        onChange={(value) => kept.change({ who: value })}
      />
      <TextField
        type="date"
        label={t.checkIns.until}
        value={until}
        onChange={(event) => kept.change({ until: event.target.value })}
      />
      {sending.error && <ErrorNotice error={sending.error} />}
      <p>
        <Button type="submit" kind="primary" isBusy={sending.isBusy}>
          {t.checkIns.save}
        </Button>
      </p>
    </form>
  );
}

function useAddTalk(personId: string, name: string, clear: () => void) {
  const { t } = useWords();
  const { api } = useApp();
  const client = useQueryClient();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: Talk) =>
      api.call<typeof addTalkApi>({
        method: 'post',
        path: '/api/class/people/:personId/talks',
        params: { personId },
        body,
      }),
    onSuccess: async (agenda) => {
      clear();
      client.setQueryData<AgendaView>(['check-in', personId], agenda);
      announce(t.checkIns.saved(name));
      await Promise.all([
        client.invalidateQueries({ queryKey: ['check-in-queue'] }),
        client.invalidateQueries({ queryKey: ['check-ins'] }),
      ]);
      void navigate('/check-ins');
    },
  });
  return { run: mutate, isBusy: isPending, error: error && toApiError(error) };
}
