import { useMutation } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { LearnerRecordView } from '../../../features/privacy/privacy.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { useApp } from '../../app/app-context.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import rows from '../ui/rows.module.css';
import { useAdminWords } from '../use-admin-words.ts';
import { ErasePart } from './erase-part.tsx';
import { HoldForm } from './hold-form.tsx';
import { BackToDesk, Counts, HoldNotices, Part } from './parts.tsx';
import { saveExport } from './save-export.ts';
import { Statements } from './statements.tsx';
import { useRecord } from './use-privacy.ts';

/** What is held about one person, and all that can be done with it. */
export function RecordPage() {
  const { personId = '' } = useParams();
  const { t } = useAdminWords();
  const { data, error, refetch } = useRecord(personId);
  if (data) return <PersonRecord key={data.id} record={data} />;
  return (
    <Page title={t.privacy.title} above={<BackToDesk />}>
      {error ? <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} /> : <Loading />}
    </Page>
  );
}

function PersonRecord({ record }: { record: LearnerRecordView }) {
  const { t, format } = useAdminWords();
  const { id, name, number, counts, courses, holds, firstSeenAt, isTestStudent } = record;
  const title = name ?? t.privacy.learner(String(number));
  const facts = [t.privacy.since(format.day(firstSeenAt.slice(0, 10)))];
  const isStaff = courses.some(({ role }) => role !== 'student' && role !== 'mentor');
  if (!name) facts.push(t.privacy.noName);
  if (isTestStudent) facts.push(t.privacy.testStudent);
  return (
    <Page title={title} above={<BackToDesk />}>
      <p className={rows['quiet']}>{facts.join(' · ')}</p>
      <HoldNotices holds={holds} nameless={title} />
      <Copy personId={id} />
      <Part title={t.privacy.held}>
        <Counts counts={counts} />
      </Part>
      <Part title={t.privacy.inCourses}>
        <ul className={rows['rows']}>
          {courses.map(({ id: courseId, title: course, role }) => (
            <li key={courseId}>
              <span className={rows['what']}>{course ?? t.privacy.noTitle}</span>
              <span className={rows['quiet']}>{t.privacy.roles[role] ?? role}</span>
            </li>
          ))}
        </ul>
      </Part>
      <Statements personId={id} notes={record.notes} />
      <Part title={t.privacy.hold}>
        <HoldForm scope={{ kind: 'person', id }} isHeld={holds.some(({ scope }) => scope.id === id)} />
      </Part>
      <ErasePart
        scope={{ kind: 'person', id }}
        open={record.erasure}
        extra={isStaff ? [t.privacy.eraseReturns, t.privacy.eraseStaff] : [t.privacy.eraseReturns]}
      />
    </Page>
  );
}

function Copy({ personId }: { personId: string }) {
  const { t } = useAdminWords();
  const { session } = useApp();
  const announce = useAnnounce();
  const copying = useMutation({
    mutationFn: () => saveExport(session, personId),
    onSuccess: () => announce(t.privacy.copied),
  });
  return (
    <>
      <div className={rows['actions']}>
        <Button kind="primary" isBusy={copying.isPending} onClick={() => copying.mutate()}>
          {t.privacy.copy}
        </Button>
        <ButtonLink to={`/audit/${personId}`}>{t.privacy.seen}</ButtonLink>
      </div>
      <p className={rows['quiet']}>{sentenceOf(copying.status, t.privacy)}</p>
      {copying.error && <ErrorNotice error={toApiError(copying.error)} />}
    </>
  );
}

function sentenceOf(
  status: 'idle' | 'pending' | 'error' | 'success',
  words: { copying: string; copied: string; copyMeans: string },
): string {
  if (status === 'pending') return words.copying;
  return status === 'success' ? words.copied : words.copyMeans;
}
