import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { createInviteApi } from '../../../features/connect/connect.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { useApp } from '../../app/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { useKept } from '../../use-kept.ts';
import { CopyLine } from '../ui/copy-line.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import styles from './connect.module.css';
import { DistrictField, type District } from './district-field.tsx';
import { invitesKey } from './invite-list.tsx';
import type { Family } from './use-desk.ts';
import { useScope } from './use-scope.ts';

/** A one-time link with which the LMS registers Waymark by itself. */
export function LinkForm({ family, lms }: { family: Family; lms: string }) {
  const { t } = useAdminWords();
  const { api } = useApp();
  const queries = useQueryClient();
  const { isInstallation, keptUnder } = useScope();
  const { fields, change } = useKept(`connect-link:${keptUnder}:${family}`, {
    forWhom: '',
    days: '7',
    tenantId: '',
  });
  const making = useMutation({
    mutationFn: () =>
      api.call<typeof createInviteApi>({
        method: 'post',
        path: '/api/admin/connection-invites',
        body: {
          forWhom: fields.forWhom,
          days: Number(fields.days),
          ...(family === 'other' ? {} : { family }),
          ...(fields.tenantId ? { tenantId: fields.tenantId } : {}),
        },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: invitesKey }),
  });
  const faultOf = (path: string) =>
    making.error ? toApiError(making.error).faults.find((fault) => fault.path === path)?.message : undefined;
  const district: District = { tenantId: fields.tenantId, tenantName: '' };
  return (
    <form
      className={styles['part']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!making.isPending) making.mutate();
      }}
    >
      <h2>{t.connect.linkTitle}</h2>
      <p>{t.connect.linkIntro(lms)}</p>
      {isInstallation && (
        <DistrictField district={district} withoutName onChange={({ tenantId }) => change({ tenantId })} />
      )}
      <TextField
        label={t.connect.forWhom}
        hint={t.connect.forWhomHint}
        fault={faultOf('forWhom')}
        value={fields.forWhom}
        required
        maxLength={200}
        onChange={({ target }) => change({ forWhom: target.value })}
      />
      <TextField
        label={t.connect.days}
        fault={faultOf('days')}
        value={fields.days}
        type="number"
        min={1}
        max={90}
        required
        onChange={({ target }) => change({ days: target.value })}
      />
      {making.error && <ErrorNotice error={toApiError(making.error)} />}
      {making.data ? (
        <>
          <Notice kind="info" sentence={t.connect.linkOnce} />
          <CopyLine label={t.connect.yourLink} value={making.data.url} />
        </>
      ) : (
        <p>
          <Button kind="primary" type="submit" isBusy={making.isPending}>
            {t.connect.makeLink}
          </Button>
        </p>
      )}
    </form>
  );
}
