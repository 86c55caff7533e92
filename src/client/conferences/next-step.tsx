import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { longestSaid, stepOwners } from '../../domain/conference.ts';
import type { StepOwner } from '../../domain/conference.ts';
import type {
  HeldView,
  holdConferenceApi,
  OwnConferenceView,
} from '../../features/conferences/conference.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import { Button } from '../ui/button.tsx';
import { Choice, TextArea, TextField } from '../ui/field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { useKept } from '../use-kept.ts';
import { useRequestId } from '../use-request-id.ts';
import { Agreed } from './held.tsx';
import styles from './stage.module.css';
import { useWords } from './words.ts';

/** The end of every conference: one thing that was agreed on, and who does it. */
export function NextStep({
  onHeld,
  onLeave,
}: {
  onHeld: (view: OwnConferenceView) => void;
  onLeave: () => void;
}) {
  const { t } = useWords();
  const { api, launch } = useApp();
  const requestId = useRequestId();
  const [isEmpty, setEmpty] = useState(false);
  const kept = useKept(`waymark.conference.step.${launch.person.id}`, {
    text: '',
    who: 'student',
    until: '',
  });
  const { text, who, until } = kept.fields;
  const holding = useMutation({
    mutationFn: () => {
      const body = { nextStep: text.trim(), who: who as StepOwner, ...(until === '' ? {} : { until }) };
      return api.call<typeof holdConferenceApi>({
        method: 'post',
        path: '/api/conference/held',
        body: { ...body, id: requestId(body) },
      });
    },
    onSuccess: (view) => {
      kept.clear();
      onHeld(view);
    },
  });
  const agreed = holding.data?.conference.held[0];
  if (agreed) return <Done agreed={agreed} onLeave={onLeave} />;
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        setEmpty(text.trim() === '');
        if (text.trim() !== '' && !holding.isPending) holding.mutate();
      }}
    >
      <p>{t.conference.stepHint}</p>
      <TextArea
        label={t.conference.stepText}
        fault={isEmpty ? t.conference.stepEmpty : undefined}
        rows={2}
        maxLength={longestSaid}
        value={text}
        onChange={(event) => {
          setEmpty(false);
          kept.change({ text: event.target.value });
        }}
      />
      <Choice
        legend={t.conference.stepWho}
        options={stepOwners.map((value) => ({ value, label: t.conference.owners[value] }))}
        value={who as StepOwner}
        onChange={(next) => kept.change({ who: next })}
      />
      <TextField
        type="date"
        label={t.conference.stepUntil}
        value={until}
        onChange={(event) => kept.change({ until: event.target.value })}
      />
      {holding.error && <ErrorNotice error={toApiError(holding.error)} />}
      <p>
        <Button type="submit" kind="primary" isBusy={holding.isPending}>
          {t.conference.stepSave}
        </Button>
      </p>
    </form>
  );
}

function Done({ agreed, onLeave }: { agreed: HeldView; onLeave: () => void }) {
  const { t } = useWords();
  const done = useRef<HTMLOutputElement>(null);
  useEffect(() => done.current?.focus(), []);
  return (
    <>
      <output ref={done} tabIndex={-1}>
        {t.conference.done}
      </output>
      <blockquote>
        <Agreed held={agreed} />
      </blockquote>
      <p className={styles['hint']}>{t.conference.doneStep}</p>
      <p>
        <Button kind="primary" onClick={onLeave}>
          {t.conference.doneBack}
        </Button>
      </p>
    </>
  );
}
