import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { PlatformDetails } from '../../../features/admin/platforms.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { AskFirst } from '../ui/ask-first.tsx';
import { CopyLine } from '../ui/copy-line.tsx';
import styles from '../ui/rows.module.css';
import { StatusWord } from '../ui/status-word.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import { DeploymentRow } from './deployment-row.tsx';
import { KeysPart } from './keys-part.tsx';
import { useChangePlatform, usePlatform } from './use-platform.ts';

/** One registration: whether it is on, where it is used, what the LMS and we know of each other. */
export function PlatformPage() {
  const { platformId = '' } = useParams();
  const { t } = useAdminWords();
  const { data, error, refetch } = usePlatform(platformId);
  const back = (
    <p>
      <ButtonLink kind="quiet" to="/platforms">
        {t.platforms.back}
      </ButtonLink>
    </p>
  );
  if (data) return <Details platform={data} above={back} />;
  return (
    <Page title={t.platforms.title} above={back}>
      {error ? <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} /> : <Loading />}
    </Page>
  );
}

function Details({ platform, above }: { platform: PlatformDetails; above: ReactNode }) {
  const { t, format } = useAdminWords();
  const { mutate, isPending, error } = useChangePlatform(platform.id);
  const { name, lms, createdAt, tenant, deployments } = platform;
  const facts = [lms, t.platforms.since(format.day(createdAt.slice(0, 10)))];
  if (tenant) facts.push(t.platforms.of(tenant.name));
  return (
    <Page title={name} above={above}>
      <p>
        <StatusWord status={platform.status} /> <span className={styles['quiet']}>{facts.join(' · ')}</span>
      </p>
      {error && <ErrorNotice error={toApiError(error)} />}
      <Switch
        platform={platform}
        isBusy={isPending}
        onSet={(status) => mutate({ what: 'platform', status })}
      />
      <section className={styles['part']}>
        <h2>{t.platforms.deployments}</h2>
        {deployments.length === 0 && <p>{t.platforms.noDeployments}</p>}
        <ul className={styles['rows']}>
          {deployments.map((deployment) => (
            <DeploymentRow key={deployment.id} deployment={deployment} isBusy={isPending} onChange={mutate} />
          ))}
        </ul>
      </section>
      <Addresses platform={platform} />
      {platform.keys && platform.mayChange && (
        <KeysPart
          keys={platform.keys}
          isBusy={isPending}
          onRotate={(isLeaked) => mutate({ what: 'keys', isLeaked })}
        />
      )}
    </Page>
  );
}

interface SwitchProps {
  platform: PlatformDetails;
  isBusy: boolean;
  onSet: (status: 'active' | 'suspended') => void;
}

function Switch({ platform: { id, status, mayChange, isShared }, isBusy, onSet }: SwitchProps) {
  const { t } = useAdminWords();
  if (!mayChange)
    return <Notice kind="info" sentence={isShared ? t.platforms.shared : t.platforms.byOperator} />;
  if (status === 'active')
    return (
      <div className={styles['actions']}>
        <ButtonLink to={`/connect/check/${id}`}>{t.platforms.check}</ButtonLink>
        <AskFirst
          action={t.platforms.suspend}
          question={t.platforms.suspendIt}
          means={t.platforms.suspendMeans}
          confirm={t.platforms.suspend}
          cancel={t.platforms.keep}
          isBusy={isBusy}
          onConfirm={() => onSet('suspended')}
        />
      </div>
    );
  return (
    <div className={styles['actions']}>
      {status === 'pending' && <p>{t.platforms.approveMeans}</p>}
      <Button kind="primary" isBusy={isBusy} onClick={() => onSet('active')}>
        {status === 'pending' ? t.platforms.approve : t.platforms.activate}
      </Button>
    </div>
  );
}

function Addresses({ platform: { issuer, clientId, endpoints, ours } }: { platform: PlatformDetails }) {
  const { t } = useAdminWords();
  return (
    <>
      <section className={styles['part']}>
        <h2>{t.platforms.ours}</h2>
        <CopyLine label={t.platforms.loginUrl} value={ours.loginUrl} />
        <CopyLine label={t.platforms.launchUrl} value={ours.launchUrl} />
        <CopyLine label={t.platforms.ourJwksUrl} value={ours.jwksUrl} />
      </section>
      <section className={styles['part']}>
        <h2>{t.platforms.theirs}</h2>
        <CopyLine label={t.platforms.issuer} value={issuer} />
        <CopyLine label={t.platforms.clientId} value={clientId} />
        <CopyLine label={t.platforms.authUrl} value={endpoints.authUrl} />
        <CopyLine label={t.platforms.tokenUrl} value={endpoints.tokenUrl} />
        <CopyLine label={t.platforms.jwksUrl} value={endpoints.jwksUrl} />
        {endpoints.audience && <CopyLine label={t.platforms.audience} value={endpoints.audience} />}
      </section>
    </>
  );
}
