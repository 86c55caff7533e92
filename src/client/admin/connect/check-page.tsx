import { useParams } from 'react-router';
import { toApiError } from '../../api/api-error.ts';
import { Button } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import { CheckParts } from './check-parts.tsx';
import { CheckSummary } from './check-summary.tsx';
import styles from './connect.module.css';
import { BackToConnect } from './family-page.tsx';
import { TestLaunchPart } from './test-launch-part.tsx';
import { useCheck } from './use-check.ts';

/** Whether one registration works, line by line, and who must change what where. */
export function CheckPage() {
  const { t } = useAdminWords();
  const { platformId = '' } = useParams();
  const check = useCheck(platformId);
  const { data, error, refetch } = check.connection;
  if (error)
    return (
      <Page title={t.connect.title} above={<BackToConnect />}>
        <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />
      </Page>
    );
  if (!data) return <Loading />;
  const { name, family, clientId } = data.connection;
  const isRunning = check.parts.some((part) => part.isRunning);
  return (
    <Page title={t.connectCheck.title(name)} above={<BackToConnect />}>
      <p className={styles['quiet']}>{t.connectCheck.facts(t.connect.families[family], clientId)}</p>
      <CheckSummary parts={check.parts} />
      <p>
        <Button isBusy={isRunning} onClick={check.again}>
          {isRunning ? t.connectCheck.running : t.connectCheck.again}
        </Button>
      </p>
      <TestLaunchPart family={family} testLaunch={check.testLaunch} starting={check.starting} />
      <CheckParts family={family} parts={check.parts} />
      <section className={styles['part']}>
        <h2>{t.connectCheck.gradeTitle}</h2>
        <p>{t.connectCheck.gradeIntro}</p>
        <p>
          <Button isBusy={isRunning} onClick={check.tryGrade}>
            {t.connectCheck.gradeStart}
          </Button>
        </p>
      </section>
    </Page>
  );
}
