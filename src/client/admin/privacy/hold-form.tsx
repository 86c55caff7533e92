import { useState } from 'react';
import { toApiError } from '../../api/api-error.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import rows from '../ui/rows.module.css';
import { useAdminWords } from '../use-admin-words.ts';
import { useHolds } from './use-privacy.ts';

/** Places a legal hold; where there is one, the way to it. */
export function HoldForm({
  scope,
  isHeld,
}: {
  scope: { kind: 'person' | 'course'; id: string };
  isHeld: boolean;
}) {
  const { t } = useAdminWords();
  const { place } = useHolds();
  const [reason, setReason] = useState('');
  if (isHeld)
    return (
      <div className={rows['actions']}>
        <ButtonLink to="/privacy/holds">{t.privacy.holds}</ButtonLink>
      </div>
    );
  return (
    <>
      <p>{t.privacy.holdMeans}</p>
      <form
        className={rows['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (!place.isPending) place.mutate({ scope, reason });
        }}
      >
        <TextField
          label={t.privacy.holdReason}
          hint={t.privacy.holdReasonHint}
          required
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className={rows['actions']}>
          <Button type="submit" isBusy={place.isPending}>
            {t.privacy.placeHold}
          </Button>
        </div>
      </form>
      {place.error && <ErrorNotice error={toApiError(place.error)} />}
    </>
  );
}
