import type { ProfileView } from '../../features/profiles/profile.contract.ts';
import { EntryCard } from './entry-card.tsx';
import styles from './profile.module.css';
import { useWords } from './words.ts';

/** Lines in sections that this class does not use: they stay the student's own. Nothing when there are none. */
export function UnusedLines({
  profile: { entries, sections },
  isStudent,
}: {
  profile: ProfileView;
  isStudent: boolean;
}) {
  const { t } = useWords();
  const used = new Set(sections.map(({ section }) => section));
  const lines = entries.filter(({ section }) => !used.has(section));
  if (lines.length === 0) return null;
  return (
    <section className={styles['section']}>
      <h2>{t.profile.notUsed}</h2>
      <p className={styles['quiet']}>{t.profile.notUsedHint}</p>
      <ul className={styles['plain']}>
        {lines.map((entry) => (
          <EntryCard
            key={entry.id}
            whose="mine"
            entry={entry}
            taps={entry.taps}
            readers={isStudent ? Object.entries(t.profile.visibilities) : []}
          />
        ))}
      </ul>
    </section>
  );
}
