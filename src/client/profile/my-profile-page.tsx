import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { addEntryApi, ProfileView } from '../../features/profiles/profile.contract.ts';
import { useApp } from '../app/app-context.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useKept } from '../use-kept.ts';
import { useRequestId } from '../use-request-id.ts';
import { CheckInWish } from './check-in-wish.tsx';
import { EntryCard } from './entry-card.tsx';
import { lineOf } from './line-words.ts';
import { LineForm, said } from './line-form.tsx';
import styles from './profile.module.css';
import { useProfile, useProfileChange } from './use-profile.ts';
import { useWords } from './words.ts';

type Section = ProfileView['sections'][number];

/** One's own profile: what one likes, is good at, and what helps; each line says who may read it. */
export function MyProfilePage() {
  const { t } = useWords();
  const { profile, error, retry } = useProfile('mine');
  const isStudent = useApp().launch.person.role === 'student';
  return (
    <Page
      title={t.profile.mine}
      above={
        <nav>
          <ButtonLink kind="quiet" to="/">
            <ArrowLeft aria-hidden size={20} /> {isStudent ? t.profile.back : t.board.backToClass}
          </ButtonLink>
        </nav>
      }
    >
      <p>{isStudent ? t.profile.intro : t.profile.teacherIntro}</p>
      {isStudent && <p className={styles['limits']}>{t.profile.limits}</p>}
      {error && <ErrorNotice error={error} onRetry={retry} />}
      {!profile && !error && <Loading />}
      {profile && (
        <>
          {isStudent && <Welcome profile={profile} />}
          {profile.sections.map((section) => (
            <SectionPart key={section.section} profile={profile} section={section} isStudent={isStudent} />
          ))}
          {isStudent && <CheckInWish profile={profile} />}
          {isStudent && <OpenedBy profile={profile} />}
        </>
      )}
    </Page>
  );
}

function Welcome({ profile: { welcome } }: { profile: ProfileView }) {
  const { t } = useWords();
  if (welcome.length === 0) return null;
  return (
    <section className={styles['welcome']}>
      <h2>{t.profile.welcome}</h2>
      <ul className={styles['plain']}>
        {welcome.map((line) => (
          <li key={`${line.name} ${line.text}`}>
            <q>{lineOf(line, t.profile.taps)}</q> {line.name}
          </li>
        ))}
      </ul>
    </section>
  );
}

function SectionPart({
  profile,
  section: { section, taps },
  isStudent,
}: {
  profile: ProfileView;
  section: Section;
  isStudent: boolean;
}) {
  const { t } = useWords();
  const lines = profile.entries.filter((entry) => entry.section === section);
  const [isAdding, setAdding] = useState(false);
  // A teacher's own line is for the teacher alone, or for the class.
  const readers = isStudent ? Object.entries(t.profile.visibilities) : [];
  const name = t.profile.sections[section];
  return (
    <section className={styles['section']} aria-labelledby={`section-${section}`}>
      <h2 id={`section-${section}`} tabIndex={-1}>
        {name}
      </h2>
      <ul className={styles['plain']}>
        {lines.map((entry) => (
          <EntryCard key={entry.id} whose="mine" entry={entry} taps={taps} readers={readers} />
        ))}
      </ul>
      {isAdding ? (
        <NewLine
          {...{ section, taps, readers }}
          mayWelcome={!isStudent}
          onDone={() => {
            setAdding(false);
            document.getElementById(`section-${section}`)?.focus();
          }}
        />
      ) : (
        <p>
          <Button aria-label={t.profile.addTo(name)} onClick={() => setAdding(true)}>
            {lines.length === 0 ? t.profile.add : t.profile.another}
          </Button>
        </p>
      )}
    </section>
  );
}

function NewLine({
  section,
  taps,
  readers,
  mayWelcome,
  onDone,
}: Section & { readers: [string, string][]; mayWelcome: boolean; onDone: () => void }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const requestId = useRequestId();
  const { person } = useApp().launch;
  const kept = useKept(`waymark.profile.${person.id}.${section}`, {
    taps: '',
    text: '',
    visibility: mayWelcome ? 'me' : 'this-teacher',
    welcomes: '',
  });
  const sending = useProfileChange<void>(
    'mine',
    (api) => {
      const body = { section, ...said(kept.fields) };
      return api.call<typeof addEntryApi>({
        method: 'post',
        path: '/api/profile/entries',
        body: { ...body, requestId: requestId(body) },
      });
    },
    () => {
      kept.clear();
      announce(t.profile.saved);
      onDone();
    },
  );
  return (
    <LineForm
      fields={{
        taps,
        readers,
        mayWelcome,
        label: taps.length > 0 ? t.profile.text : t.profile.prompts[section],
      }}
      draft={kept.fields}
      onChange={kept.change}
      onSend={() => sending.run()}
      sendLabel={t.profile.save}
      isBusy={sending.isBusy}
      error={sending.error}
    >
      <Button kind="quiet" onClick={onDone}>
        {t.profile.cancel}
      </Button>
    </LineForm>
  );
}

function OpenedBy({ profile: { openedBy } }: { profile: ProfileView }) {
  const { t, format } = useWords();
  return (
    <section className={styles['section']}>
      <h2>{t.profile.openedBy}</h2>
      {openedBy.length === 0 && <p className={styles['quiet']}>{t.profile.openedByNobody}</p>}
      <ul className={styles['plain']}>
        {openedBy.map(({ name, at }) => (
          <li key={at}>{t.profile.openedAt(name ?? t.profile.someone, format.when(at))}</li>
        ))}
      </ul>
    </section>
  );
}
