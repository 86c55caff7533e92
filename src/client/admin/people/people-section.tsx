import type { AdminPeopleView } from '../../../features/admin/people.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { useApp } from '../../app/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { AskFirst } from '../ui/ask-first.tsx';
import styles from '../ui/rows.module.css';
import { useAdminWords } from '../use-admin-words.ts';
import { LinksPart } from './links-part.tsx';
import { NamePart } from './name-part.tsx';
import { useAdmins, useChangePeople, type PeopleChange } from './use-admins.ts';

/** Who looks after this tenant, or after the installation. */
export function PeopleSection() {
  const { t } = useAdminWords();
  const { launch } = useApp();
  const { data, error, refetch } = useAdmins();
  const { mutate, isPending, error: refused } = useChangePeople();
  const isOperator = launch.person.role === 'operator';
  const shared = { isBusy: isPending, onChange: mutate };
  return (
    <Page title={t.adminPeople.title}>
      <p>{isOperator ? t.adminPeople.introOperator : t.adminPeople.intro}</p>
      {error && <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />}
      {refused && <ErrorNotice error={toApiError(refused)} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          {data.requests.length > 0 && <Requests requests={data.requests} {...shared} />}
          <AdminList admins={data.admins} {...shared} />
          {!isOperator && <NamePart admins={data.admins} {...shared} />}
          <LinksPart links={data.links} {...shared} />
        </>
      )}
    </Page>
  );
}

interface Changing {
  isBusy: boolean;
  onChange: (change: PeopleChange) => void;
}

function AdminList({ admins, isBusy, onChange }: Changing & { admins: AdminPeopleView['admins'] }) {
  const { t, format } = useAdminWords();
  const isLast = admins.length === 1;
  if (admins.length === 0) return <p>{t.adminPeople.none}</p>;
  return (
    <ul className={styles['rows']}>
      {admins.map(({ id, label, personId, since, isYou }) => (
        <li key={id}>
          <span className={styles['what']}>
            <span>
              <strong>{label}</strong>
              {isYou && ` (${t.adminPeople.you})`}
            </span>
            <span className={styles['quiet']}>
              {personId ? t.adminPeople.byPerson : t.adminPeople.byLink},{' '}
              {t.adminPeople.since(format.day(since.slice(0, 10)))}
            </span>
          </span>
          <AskFirst
            action={t.adminPeople.remove}
            label={t.adminPeople.removeThis(label)}
            question={isLast ? t.adminPeople.lastAsk : t.adminPeople.removeAsk(label)}
            means={[
              isLast ? t.adminPeople.lastMeans : t.adminPeople.removeMeans,
              ...(isYou ? [t.adminPeople.removeYou] : []),
            ].join(' ')}
            confirm={t.adminPeople.remove}
            cancel={t.adminPeople.keep}
            isBusy={isBusy}
            onConfirm={() => onChange({ what: 'remove', adminId: id, evenTheLast: isLast })}
          />
        </li>
      ))}
    </ul>
  );
}

function Requests({ requests, isBusy, onChange }: Changing & { requests: AdminPeopleView['requests'] }) {
  const { t, format } = useAdminWords();
  return (
    <section className={styles['part']}>
      <h2>{t.adminPeople.requests}</h2>
      <p>{t.adminPeople.requestsIntro}</p>
      <ul className={styles['rows']}>
        {requests.map(({ personId, name, askedAt }) => {
          const shown = name ?? t.adminPeople.unnamed(personId.slice(-6));
          return (
            <li key={personId}>
              <span className={styles['what']}>
                <strong>{shown}</strong>
                <span className={styles['quiet']}>{t.adminPeople.asked(format.when(askedAt))}</span>
              </span>
              <span className={styles['actions']}>
                <Button
                  isBusy={isBusy}
                  aria-label={t.adminPeople.grantThis(shown)}
                  onClick={() => onChange({ what: 'answer', personId, answer: 'grant' })}
                >
                  {t.adminPeople.grant}
                </Button>
                <Button
                  kind="quiet"
                  isBusy={isBusy}
                  aria-label={t.adminPeople.declineThis(shown)}
                  onClick={() => onChange({ what: 'answer', personId, answer: 'decline' })}
                >
                  {t.adminPeople.decline}
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
