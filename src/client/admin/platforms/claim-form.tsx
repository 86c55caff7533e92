import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { listTenantsApi } from '../../../features/admin/admin-session.contract.ts';
import { useApp } from '../../app/app-context.ts';
import { Button } from '../../ui/button.tsx';
import fieldStyles from '../../ui/field.module.css';
import { TextField } from '../../ui/field.tsx';
import styles from '../ui/rows.module.css';
import { useAdminWords } from '../use-admin-words.ts';
import type { Claim } from './use-platform.ts';

/** Says whose an unclaimed deployment is. */
export function ClaimForm({ isBusy, onClaim }: { isBusy: boolean; onClaim: (claim: Claim) => void }) {
  const { t } = useAdminWords();
  const { api } = useApp();
  const id = useId();
  const [tenantId, setTenantId] = useState('');
  const [name, setName] = useState('');
  const { data } = useQuery({
    queryKey: ['admin', 'tenants-to-claim-for'],
    queryFn: () => api.call<typeof listTenantsApi>({ method: 'get', path: '/api/admin/tenants', query: {} }),
  });
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onClaim(tenantId === '' ? { newTenantName: name } : { tenantId });
      }}
    >
      <div className={fieldStyles['field']}>
        <label htmlFor={id}>{t.platforms.claimFor}</label>
        <select id={id} value={tenantId} onChange={(event) => setTenantId(event.target.value)}>
          <option value="">{t.platforms.claimNew}</option>
          {data?.tenants.map((tenant) => (
            <option key={tenant.id} value={tenant.id}>
              {tenant.name}
            </option>
          ))}
        </select>
      </div>
      {tenantId === '' && (
        <TextField
          label={t.platforms.claimName}
          required
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      )}
      <p>
        <Button kind="primary" type="submit" isBusy={isBusy}>
          {t.platforms.claimDo}
        </Button>
      </p>
    </form>
  );
}
