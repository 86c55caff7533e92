import { ArrowLeft, MessagesSquare, Presentation } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { noticeApi, ProfileView } from '../../features/profiles/profile.contract.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { useKept } from '../use-kept.ts';
import { useRequestId } from '../use-request-id.ts';
import { EntryCard } from './entry-card.tsx';
import { LineForm, said } from './line-form.tsx';
import styles from './profile.module.css';
import { useProfile, useProfileChange } from './use-profile.ts';
import { StudentGoals } from '../goals/student-goals.tsx';
import { ProfileShapeContext, useWords } from './words.ts';

/** What a student shares with this teacher, what the teacher noticed, and what each says to the other's lines. */
export function StudentProfilePage() {
  const { t } = useWords();
  const { personId = '' } = useParams();
  const { profile, error, retry } = useProfile({ personId });
  const name = profile?.name ?? t.profile.student;
  return (
    <Page
      title={t.profile.of(name)}
      above={
        <nav>
          <ButtonLink kind="quiet" to={`/student/${personId}`}>
            <ArrowLeft aria-hidden size={20} /> {t.profile.backToWork(name)}
          </ButtonLink>
          <ButtonLink kind="quiet" to={`/student/${personId}/conference`}>
            <Presentation aria-hidden size={20} /> {t.profile.conference}
          </ButtonLink>
          <ButtonLink kind="quiet" to={`/check-ins/${personId}`}>
            <MessagesSquare aria-hidden size={20} /> {t.profile.prepareTalk}
          </ButtonLink>
        </nav>
      }
    >
      <p>{t.profile.studentIntro(name)}</p>
      {error && <ErrorNotice error={error} onRetry={retry} />}
      {!profile && !error && <Loading />}
      {profile && (
        <ProfileShapeContext value={profile}>
          {profile.entries.length === 0 && (
            <Notice kind="info" sentence={t.profile.nothingShared} action={t.profile.nothingSharedStep} />
          )}
          {profile.sections.map((section) => (
            <SectionPart key={section.section} profile={profile} section={section} />
          ))}
          <StudentGoals personId={personId} />
          <Noticed key={personId} profile={profile} />
        </ProfileShapeContext>
      )}
    </Page>
  );
}

function SectionPart({
  profile,
  section: { section, taps },
}: {
  profile: ProfileView;
  section: ProfileView['sections'][number];
}) {
  const { t } = useWords();
  const lines = profile.entries.filter((entry) => entry.section === section);
  if (lines.length === 0) return null;
  return (
    <section className={styles['section']}>
      <h2>{t.profile.noticed[section]}</h2>
      <ul className={styles['plain']}>
        {lines.map((entry) => (
          <EntryCard
            key={entry.id}
            whose={{ personId: profile.personId }}
            entry={entry}
            taps={taps}
            readers={Object.entries(t.profile.aboutVisibilities)}
          />
        ))}
      </ul>
    </section>
  );
}

function Noticed({ profile: { personId, sections } }: { profile: ProfileView }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const requestId = useRequestId();
  const [turn, setTurn] = useState(0);
  const kept = useKept(`waymark.noticed.${personId}`, {
    section: 'strengths',
    taps: '',
    text: '',
    visibility: 'this-teacher',
    welcomes: '',
  });
  const chosen = sections.find(({ section }) => section === kept.fields.section) ?? sections[0];
  const sending = useProfileChange<void>(
    { personId },
    (api) => {
      const body = { section: chosen?.section ?? 'strengths', ...said(kept.fields) };
      return api.call<typeof noticeApi>({
        method: 'post',
        path: '/api/class/people/:personId/profile/entries',
        params: { personId },
        body: { ...body, requestId: requestId([turn, body]) },
      });
    },
    () => {
      kept.change({ taps: '', text: '' });
      kept.clear();
      setTurn(turn + 1);
      announce(t.profile.saved);
    },
  );
  // Nothing can be noted where no section is in use.
  if (!chosen) return null;
  return (
    <section className={styles['section']}>
      <h2>{t.profile.noticeTitle}</h2>
      <SelectField
        label={t.profile.noticeSection}
        value={chosen.section}
        options={sections.map(({ section }) => ({ value: section, label: t.profile.noticed[section] }))}
        onChange={(section) => kept.change({ section, taps: '' })}
      />
      <LineForm
        fields={{
          taps: chosen.taps,
          readers: Object.entries(t.profile.aboutVisibilities),
          label: t.profile.noticeTitle,
        }}
        draft={kept.fields}
        onChange={kept.change}
        onSend={() => sending.run()}
        sendLabel={t.profile.add}
        isBusy={sending.isBusy}
        error={sending.error}
      />
    </section>
  );
}
