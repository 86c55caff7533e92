import { useState } from 'react';
import type { AdminPeopleView } from '../../../features/admin/people.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { AskFirst } from '../ui/ask-first.tsx';
import styles from '../ui/rows.module.css';
import { useAdminWords } from '../use-admin-words.ts';
import { useFindPeople, type PeopleChange } from './use-admins.ts';

interface NamePartProps {
  admins: AdminPeopleView['admins'];
  isBusy: boolean;
  onChange: (change: PeopleChange) => void;
}

/** Finds somebody who opened Waymark before and gives them the right. A student is asked about first. */
export function NamePart({ admins, isBusy, onChange }: NamePartProps) {
  const { t } = useAdminWords();
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  const { data, error } = useFindPeople(search);
  const name = (personId: string) => onChange({ what: 'name', personId });
  return (
    <section className={styles['part']}>
      <h2>{t.adminPeople.add}</h2>
      <p>{t.adminPeople.addIntro}</p>
      <search>
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            setSearch(typed.trim());
          }}
        >
          <TextField
            label={t.adminPeople.search}
            type="search"
            required
            minLength={2}
            maxLength={100}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <p>
            <Button type="submit">{t.adminPeople.find}</Button>
          </p>
        </form>
      </search>
      {error && <ErrorNotice error={toApiError(error)} />}
      {data && data.people.length === 0 && <output>{t.adminPeople.nobody}</output>}
      {data && data.people.length > 0 && (
        <ul className={styles['rows']} aria-label={t.adminPeople.found}>
          {data.people.map((person) => (
            <li key={person.id}>
              <span className={styles['what']}>
                <strong>{person.name}</strong>
                <span className={styles['quiet']}>
                  {person.roles.map((role) => t.adminPeople.roles[role]).join(', ') ||
                    t.adminPeople.roles.none}
                </span>
              </span>
              {admins.some(({ personId }) => personId === person.id) ? (
                <span className={styles['quiet']}>{t.adminPeople.isAdmin}</span>
              ) : (
                <NameButton person={person} isBusy={isBusy} onName={() => name(person.id)} />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface NameButtonProps {
  person: { name: string; roles: string[] };
  isBusy: boolean;
  onName: () => void;
}

function NameButton({ person: { name, roles }, isBusy, onName }: NameButtonProps) {
  const { t } = useAdminWords();
  const isOnlyStudent = roles.includes('student') && !roles.includes('teacher');
  if (!isOnlyStudent)
    return (
      <Button isBusy={isBusy} aria-label={t.adminPeople.nameThis(name)} onClick={onName}>
        {t.adminPeople.name}
      </Button>
    );
  return (
    <AskFirst
      action={t.adminPeople.name}
      label={t.adminPeople.nameThis(name)}
      question={t.adminPeople.studentAsk(name)}
      means={t.adminPeople.studentMeans}
      confirm={t.adminPeople.name}
      cancel={t.adminPeople.keep}
      isBusy={isBusy}
      onConfirm={onName}
    />
  );
}
