import { ArrowLeft, Printer } from 'lucide-react';
import { useParams } from 'react-router';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import styles from './conference.module.css';
import { ConferenceSheet } from './conference-sheet.tsx';
import { useSharedConferences } from './use-conference.ts';
import { useWords } from './words.ts';

/** What a student shows this teacher. */
export function SharedConferencePage() {
  const { t } = useWords();
  const { personId = '' } = useParams();
  const { conferences, error, retry } = useSharedConferences(personId, 'teacher');
  const name = conferences?.[0]?.name ?? t.conference.person;
  return (
    <Page
      title={t.conference.titleOf(name)}
      above={
        <nav className={styles['noPaper']}>
          <ButtonLink kind="quiet" to={`/student/${personId}/profile`}>
            <ArrowLeft aria-hidden size={20} /> {t.conference.backToProfile(name)}
          </ButtonLink>
        </nav>
      }
    >
      {error && <ErrorNotice error={error} onRetry={retry} />}
      {!conferences && !error && <Loading />}
      {conferences?.length === 0 && (
        <Notice kind="info" sentence={t.conference.notShared} action={t.conference.notSharedStep} />
      )}
      {conferences !== undefined && conferences.length > 0 && (
        <p className={styles['noPaper']}>
          <Button onClick={() => window.print()}>
            <Printer aria-hidden size={20} /> {t.conference.print}
          </Button>
        </p>
      )}
      {conferences?.map((conference) => (
        <ConferenceSheet key={conference.courseId} level="h2" conference={conference} />
      ))}
    </Page>
  );
}
