import { ArrowLeft, Flag, Presentation } from 'lucide-react';
import type { ProfileView } from '../../features/profiles/profile.contract.ts';
import { useApp } from '../app/app-context.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { CheckInWish } from './check-in-wish.tsx';
import { lineOf } from './line-words.ts';
import { OwnSection } from './own-section.tsx';
import styles from './profile.module.css';
import { UnusedLines } from './unused-lines.tsx';
import { useProfile } from './use-profile.ts';
import { ProfileShapeContext, useWords } from './words.ts';

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
          {isStudent && (
            <ButtonLink kind="quiet" to="/goals">
              <Flag aria-hidden size={20} /> {t.profile.myGoals}
            </ButtonLink>
          )}
          {isStudent && (
            <ButtonLink kind="quiet" to="/conference">
              <Presentation aria-hidden size={20} /> {t.profile.myConference}
            </ButtonLink>
          )}
        </nav>
      }
    >
      {error && <ErrorNotice error={error} onRetry={retry} />}
      {!profile && !error && <Loading />}
      {profile && (
        <ProfileShapeContext value={profile}>
          <Parts profile={profile} isStudent={isStudent} />
        </ProfileShapeContext>
      )}
    </Page>
  );
}

/** The parts of the page, in the words of the course's age band and of the district. */
function Parts({ profile, isStudent }: { profile: ProfileView; isStudent: boolean }) {
  const { t } = useWords();
  return (
    <>
      <p>{isStudent ? t.profile.intro : t.profile.teacherIntro}</p>
      {isStudent && <p className={styles['limits']}>{t.profile.limits}</p>}
      {isStudent && <Welcome profile={profile} />}
      {isStudent && profile.sections.length > 0 && profile.entries.every(({ author }) => !author.isMe) && (
        <p>
          <ButtonLink kind="primary" to="/profile/first">
            {t.profile.cardByCard}
          </ButtonLink>
        </p>
      )}
      {profile.sections.length === 0 && <Notice kind="info" sentence={t.profile.noSections} />}
      {profile.sections.map((section) => (
        <OwnSection key={section.section} profile={profile} section={section} isStudent={isStudent} />
      ))}
      <UnusedLines profile={profile} isStudent={isStudent} />
      {isStudent && <CheckInWish profile={profile} />}
      {isStudent && <OpenedBy profile={profile} />}
    </>
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
