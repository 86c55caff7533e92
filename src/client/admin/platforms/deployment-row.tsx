import { useState } from 'react';
import type { DeploymentView } from '../../../features/admin/platforms.contract.ts';
import { useApp } from '../../app/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { AskFirst } from '../ui/ask-first.tsx';
import styles from '../ui/rows.module.css';
import { StatusWord } from '../ui/status-word.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import { ClaimForm } from './claim-form.tsx';
import type { PlatformChange } from './use-platform.ts';

interface DeploymentRowProps {
  deployment: DeploymentView;
  isBusy: boolean;
  onChange: (change: PlatformChange) => void;
}

/** One installation in an LMS, and whose it is. */
export function DeploymentRow({ deployment, isBusy, onChange }: DeploymentRowProps) {
  const { t, format } = useAdminWords();
  const { launch } = useApp();
  const [isClaiming, setClaiming] = useState(false);
  const { id, deploymentId, status, firstSeenAt, tenant, mayChange } = deployment;
  const facts = [t.platforms.firstSeen(format.day(firstSeenAt.slice(0, 10)))];
  if (tenant) facts.unshift(t.platforms.of(tenant.name));
  const mayClaim = status === 'unclaimed' && launch.person.role === 'operator';
  return (
    <li>
      <span className={styles['what']}>
        <code>{deploymentId}</code>
        <span className={styles['quiet']}>{facts.join(' · ')}</span>
      </span>
      <StatusWord status={status} />
      {mayChange && status === 'active' && (
        <AskFirst
          action={t.platforms.suspend}
          label={t.platforms.suspendThis(deploymentId)}
          question={t.platforms.suspendDeployment}
          means={t.platforms.suspendDeploymentMeans}
          confirm={t.platforms.suspend}
          cancel={t.platforms.keep}
          isBusy={isBusy}
          onConfirm={() => onChange({ what: 'deployment', id, status: 'suspended' })}
        />
      )}
      {mayChange && status === 'suspended' && (
        <Button
          aria-label={t.platforms.activateThis(deploymentId)}
          isBusy={isBusy}
          onClick={() => onChange({ what: 'deployment', id, status: 'active' })}
        >
          {t.platforms.activate}
        </Button>
      )}
      {mayClaim && !isClaiming && <Button onClick={() => setClaiming(true)}>{t.platforms.claim}</Button>}
      {mayClaim && isClaiming && (
        <ClaimForm isBusy={isBusy} onClaim={(claim) => onChange({ what: 'claim', id, claim })} />
      )}
    </li>
  );
}
