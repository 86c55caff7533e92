import { Link } from 'react-router';
import type { ConnectionView, FamilyView } from '../../../features/connect/connect.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import styles from './connect.module.css';
import { InviteList } from './invite-list.tsx';
import { useDesk } from './use-desk.ts';

/** Which LMS; and what came of earlier ones. */
export function ConnectHome() {
  const { t } = useAdminWords();
  const { data, error, refetch } = useDesk();
  return (
    <Page title={t.connect.title}>
      <p>{t.connect.intro}</p>
      {error && <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <Families families={data.families} />}
      {data && <Connections connections={data.connections} />}
      <InviteList />
    </Page>
  );
}

function Families({ families }: { families: FamilyView[] }) {
  const { t } = useAdminWords();
  return (
    <ul className={styles['families']}>
      {families.map(({ family, registersByLink }) => (
        <li key={family}>
          <Link to={`/connect/${family}`}>
            <strong>{t.connect.families[family]}</strong>
            <span>{registersByLink ? t.connect.byLinkShort : t.connect.byHandShort}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Connections({ connections }: { connections: ConnectionView[] }) {
  const { t } = useAdminWords();
  return (
    <section className={styles['part']}>
      <h2>{t.connect.connected}</h2>
      {connections.length === 0 && <p>{t.connect.connectedNone}</p>}
      <ul className={styles['rows']}>
        {connections.map(({ id, name, family, status, clientId }) => (
          <li key={id}>
            <span className={styles['words']}>
              <strong>{name}</strong>
              <span className={styles['quiet']}>
                {t.connect.families[family]} · {t.connect.statuses[status]} · {clientId}
              </span>
            </span>
            <ButtonLink to={`/connect/check/${id}`} label={t.connect.checkThis(name)}>
              {t.connect.check}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
