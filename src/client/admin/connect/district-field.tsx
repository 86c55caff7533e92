import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { listTenantsApi } from '../../../features/admin/admin-session.contract.ts';
import { useApp } from '../../app/app-context.ts';
import { TextField } from '../../ui/field.tsx';
import fieldStyles from '../../ui/field.module.css';
import { useAdminWords } from '../use-admin-words.ts';

export interface District {
  /** Empty for a new one. */
  tenantId: string;
  tenantName: string;
}

/** For an operator: which district, or a new one. Shows the first 200; with more, the operator looks after one and connects there. */
export function DistrictField({
  district,
  withoutName = false,
  onChange,
}: {
  district: District;
  /** The LMS tells the name of a new one. */
  withoutName?: boolean;
  onChange: (change: Partial<District>) => void;
}) {
  const { t } = useAdminWords();
  const { api } = useApp();
  const id = useId();
  const { data } = useQuery({
    queryKey: ['admin', 'connect', 'tenants'],
    queryFn: () => api.call<typeof listTenantsApi>({ method: 'get', path: '/api/admin/tenants', query: {} }),
  });
  const tenants = data?.tenants ?? [];
  return (
    <>
      {tenants.length > 0 && (
        <div className={fieldStyles['field']}>
          <label htmlFor={id}>{t.connect.district}</label>
          <select
            id={id}
            value={district.tenantId}
            onChange={({ target }) => onChange({ tenantId: target.value })}
          >
            <option value="">{t.connect.districtNew}</option>
            {tenants.map((tenant) => (
              <option key={tenant.id} value={tenant.id}>
                {tenant.name}
              </option>
            ))}
          </select>
        </div>
      )}
      {district.tenantId === '' && !withoutName && (
        <TextField
          label={t.connect.districtName}
          value={district.tenantName}
          required
          maxLength={200}
          onChange={({ target }) => onChange({ tenantName: target.value })}
        />
      )}
    </>
  );
}
