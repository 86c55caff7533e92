import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { discardDraftApi } from '../../features/pathways/draft.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { useBuilder } from './builder-context.ts';
import styles from './form.module.css';
import { useWords } from './words.ts';

/** Drops what is not published, after one more question. */
export function DiscardPanel() {
  const { t } = useWords();
  const { api } = useApp();
  const { keeper, opened, state } = useBuilder();
  const navigate = useNavigate();
  const [isAsked, setAsked] = useState(false);
  const { pathwayId } = opened;
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      // What waits to be saved would come back otherwise.
      await keeper.flush();
      return api.call<typeof discardDraftApi>({
        method: 'delete',
        path: '/api/pathway-drafts/:pathwayId',
        params: { pathwayId },
      });
    },
    onSuccess: () => void navigate('/build'),
  });
  if (!opened.isOwner || state.revision === 0) return null;
  return (
    <div className={styles['line']}>
      {isAsked ? (
        <>
          <p>{t.builder.discardSure}</p>
          <Button onClick={() => mutate()} isBusy={isPending}>
            {t.builder.discardYes}
          </Button>
          <Button kind="quiet" onClick={() => setAsked(false)}>
            {t.builder.discardNo}
          </Button>
        </>
      ) : (
        <Button kind="quiet" onClick={() => setAsked(true)}>
          {t.builder.discard}
        </Button>
      )}
      {error && <ErrorNotice error={toApiError(error)} />}
    </div>
  );
}
