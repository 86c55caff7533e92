import { useId, useState } from 'react';
import type { AdminPeopleView } from '../../../features/admin/people.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { Button } from '../../ui/button.tsx';
import fieldStyles from '../../ui/field.module.css';
import { TextField } from '../../ui/field.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { CopyLine } from '../ui/copy-line.tsx';
import styles from '../ui/rows.module.css';
import { useAdminWords } from '../use-admin-words.ts';
import { useMakeLink, type PeopleChange } from './use-admins.ts';

interface LinksPartProps {
  links: AdminPeopleView['links'];
  isBusy: boolean;
  onChange: (change: PeopleChange) => void;
}

const hoursOffered = [1, 24, 72, 168];

/** One-time sign-in links: made here, shown once, withdrawn while nobody used them. */
export function LinksPart({ links, isBusy, onChange }: LinksPartProps) {
  const { t, format } = useAdminWords();
  return (
    <section className={styles['part']}>
      <h2>{t.adminPeople.links}</h2>
      <p>{t.adminPeople.linksIntro}</p>
      <MakeLink />
      <ul className={styles['rows']}>
        {links.map(({ id, label, expiresAt }) => (
          <li key={id}>
            <span className={styles['what']}>
              {label}
              <span className={styles['quiet']}>{t.adminPeople.openLink(format.when(expiresAt))}</span>
            </span>
            <Button
              kind="quiet"
              isBusy={isBusy}
              aria-label={t.adminPeople.withdrawThis(label)}
              onClick={() => onChange({ what: 'withdraw', linkId: id })}
            >
              {t.adminPeople.withdraw}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function MakeLink() {
  const { t, format } = useAdminWords();
  const id = useId();
  const [label, setLabel] = useState('');
  const [hours, setHours] = useState(24);
  const { mutate, isPending, error, data, variables } = useMakeLink();
  const duration = (count: number) => {
    const days = count / 24;
    return days < 2
      ? t.adminPeople.hours(format.number(count), format.isOne(count))
      : t.adminPeople.days(format.number(days), format.isOne(days));
  };
  return (
    <>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          mutate({ label, hours }, { onSuccess: () => setLabel('') });
        }}
      >
        <TextField
          label={t.adminPeople.linkFor}
          required
          maxLength={200}
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
        <div className={fieldStyles['field']}>
          <label htmlFor={id}>{t.adminPeople.linkHours}</label>
          <select id={id} value={hours} onChange={(event) => setHours(Number(event.target.value))}>
            {hoursOffered.map((each) => (
              <option key={each} value={each}>
                {duration(each)}
              </option>
            ))}
          </select>
        </div>
        <p>
          <Button type="submit" isBusy={isPending}>
            {t.adminPeople.makeLink}
          </Button>
        </p>
      </form>
      {error && <ErrorNotice error={toApiError(error)} />}
      {data && (
        <>
          <Notice kind="info" sentence={t.adminPeople.linkOnce} />
          <CopyLine label={t.adminPeople.linkMade(variables?.label ?? '')} value={data.url} />
        </>
      )}
    </>
  );
}
