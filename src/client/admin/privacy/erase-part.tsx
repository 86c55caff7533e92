import { useState } from 'react';
import type { ErasurePreviewView, ErasureView } from '../../../features/privacy/privacy.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { useRequestId } from '../../use-request-id.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import rows from '../ui/rows.module.css';
import { useAdminWords } from '../use-admin-words.ts';
import { fullDate } from './full-date.ts';
import { Counts, HoldNotices, Part } from './parts.tsx';
import styles from './privacy.module.css';
import { usePreview, useRequestErasure, type Scope } from './use-privacy.ts';

interface ErasePartProps {
  scope: Scope;
  open: ErasureView | undefined;
  /** What else is to be known before one asks for it. */
  extra: string[];
}

/** Erasing, in two steps: see what would go, then type the name. An open request is shown in its place. */
export function ErasePart({ scope, open, extra }: ErasePartProps) {
  const { t } = useAdminWords();
  const preview = usePreview(scope);
  const request = useRequestErasure();
  const waiting = request.data ?? open ?? preview.data?.open;
  return (
    <Part title={t.privacy.erase}>
      {waiting && (
        <>
          <Notice
            kind="info"
            sentence={t.privacy.asked}
            action={t.privacy.openRequest(fullDate(waiting.dueAt))}
          />
          <div className={rows['actions']}>
            <ButtonLink to={`/privacy/requests/${waiting.id}`}>{t.privacy.showRequest}</ButtonLink>
          </div>
        </>
      )}
      {!waiting && !preview.data && (
        <div className={rows['actions']}>
          <Button isBusy={preview.isPending} onClick={() => preview.mutate()}>
            {t.privacy.eraseSee}
          </Button>
        </div>
      )}
      {preview.error && <ErrorNotice error={toApiError(preview.error)} />}
      {!waiting && preview.data && (
        <Ask scope={scope} preview={preview.data} extra={extra} request={request} />
      )}
    </Part>
  );
}

interface AskProps {
  scope: Scope;
  preview: ErasurePreviewView;
  extra: string[];
  request: ReturnType<typeof useRequestErasure>;
}

function Ask({ scope, preview, extra, request }: AskProps) {
  const { t, format } = useAdminWords();
  const { counts, people, holds, backupDays, confirmWith } = preview;
  const said = [t.privacy.eraseLms, ...extra, t.privacy.eraseBackups(format.number(backupDays))];
  if (people > 0) said.unshift(t.privacy.erasePeople(format.number(people), format.isOne(people)));
  return (
    <div className={styles['serious']}>
      <h3>{t.privacy.eraseWhat}</h3>
      <Counts counts={counts} />
      <ul>
        {said.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <HoldNotices holds={holds} nameless={confirmWith} />
      <AskForm scope={scope} confirmWith={confirmWith} request={request} />
    </div>
  );
}

function AskForm({
  scope,
  confirmWith,
  request,
}: Pick<AskProps, 'scope' | 'request'> & { confirmWith: string }) {
  const { t } = useAdminWords();
  const requestId = useRequestId();
  const [days, setDays] = useState('7');
  const [reference, setReference] = useState('');
  const [confirmation, setConfirmation] = useState('');
  const error = request.error ? toApiError(request.error) : undefined;
  const isWrong = (field: string) => error?.faults.some(({ path }) => path === field) === true;
  const isExplained = isWrong('reference') || isWrong('confirmation');
  return (
    <form
      className={rows['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (request.isPending) return;
        const said = reference.trim();
        const asked = { scope, inDays: Number(days), confirmation, ...(said ? { reference: said } : {}) };
        request.mutate({ id: requestId(asked), ...asked });
      }}
    >
      <TextField
        label={t.privacy.days}
        hint={t.privacy.daysHint}
        type="number"
        inputMode="numeric"
        min={0}
        max={60}
        required
        value={days}
        onChange={(event) => setDays(event.target.value)}
      />
      <TextField
        label={t.privacy.reference}
        hint={t.privacy.referenceHint}
        maxLength={40}
        {...(isWrong('reference') ? { fault: t.privacy.referenceWrong } : {})}
        value={reference}
        onChange={(event) => setReference(event.target.value)}
      />
      <TextField
        label={t.privacy.confirm(confirmWith)}
        required
        autoComplete="off"
        {...(isWrong('confirmation') ? { fault: t.privacy.confirmWrong } : {})}
        value={confirmation}
        onChange={(event) => setConfirmation(event.target.value)}
      />
      {error && !isExplained && <ErrorNotice error={error} />}
      <div className={rows['actions']}>
        <Button type="submit" isBusy={request.isPending}>
          {t.privacy.ask}
        </Button>
      </div>
    </form>
  );
}
