import { useState } from 'react';
import type { RetentionView } from '../../../features/privacy/privacy.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import rows from '../ui/rows.module.css';
import { useAdminWords } from '../use-admin-words.ts';
import { BackToDesk } from './parts.tsx';
import { useRetention } from './use-privacy.ts';

const fields = ['work', 'drafts', 'audit', 'certificates', 'backupDays'] as const;
type Field = (typeof fields)[number];

/** How long each kind of data is kept. */
export function RetentionPage() {
  const { t } = useAdminWords();
  const { read, save } = useRetention();
  return (
    <Page title={t.privacy.retention} above={<BackToDesk />}>
      <p>{t.privacy.retentionMeans}</p>
      {read.error && <ErrorNotice error={toApiError(read.error)} onRetry={() => void read.refetch()} />}
      {!read.data && !read.error && <Loading />}
      {read.data && <RetentionForm settings={read.data} save={save} />}
      {save.isSuccess && <Notice kind="info" sentence={t.privacy.saved} />}
      {save.error && <ErrorNotice error={toApiError(save.error)} />}
    </Page>
  );
}

function RetentionForm({
  settings: { periods, backupDays, bounds },
  save,
}: {
  settings: RetentionView;
  save: ReturnType<typeof useRetention>['save'];
}) {
  const { t, format } = useAdminWords();
  const [days, setDays] = useState<Record<Field, string>>({
    work: String(periods.work),
    drafts: String(periods.drafts),
    audit: String(periods.audit),
    certificates: String(periods.certificates),
    backupDays: String(backupDays),
  });
  return (
    <form
      className={rows['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (save.isPending) return;
        const { backupDays: backups, ...kept } = days;
        save.mutate({
          periods: {
            work: Number(kept.work),
            drafts: Number(kept.drafts),
            audit: Number(kept.audit),
            certificates: Number(kept.certificates),
          },
          backupDays: Number(backups),
        });
      }}
    >
      {fields.map((field) => {
        const { atLeastDays, atMostDays, defaultDays } = bounds[field];
        const [least, most, usual] = [atLeastDays, atMostDays, defaultDays].map(format.number);
        return (
          <TextField
            key={field}
            label={t.privacy.periods[field]}
            hint={t.privacy.between(least ?? '', most ?? '', usual ?? '')}
            type="number"
            inputMode="numeric"
            min={atLeastDays}
            max={atMostDays}
            required
            value={days[field]}
            onChange={(event) => setDays({ ...days, [field]: event.target.value })}
          />
        );
      })}
      <div className={rows['actions']}>
        <Button kind="primary" type="submit" isBusy={save.isPending}>
          {t.privacy.save}
        </Button>
      </div>
    </form>
  );
}
