import { useQuery } from '@tanstack/react-query';
import type { getMenteeProfileApi, ProfileEntryView } from '../../features/profiles/profile.contract.ts';
import { useApp } from '../app/app-context.ts';
import { LineMedia } from './media/line-media.tsx';
import { lineOf } from './line-words.ts';
import styles from './profile.module.css';
import { ProfileShapeContext, useWords } from './words.ts';

/** What a child shares with the family; nothing when the child shares nothing. */
export function FamilyLines({ personId, name }: { personId: string; name: string }) {
  const { t } = useWords();
  const { api } = useApp();
  const { data } = useQuery({
    queryKey: ['profile', 'mentee', personId],
    queryFn: () =>
      api.call<typeof getMenteeProfileApi>({
        method: 'get',
        path: '/api/mentees/:personId/profile',
        params: { personId },
      }),
  });
  if (!data || data.entries.length === 0) return null;
  return (
    <ProfileShapeContext value={data}>
      <h3>{t.profile.toFamily(name)}</h3>
      <ul className={styles['plain']}>
        {data.entries.map((entry) => (
          <FamilyLine key={entry.id} entry={entry} />
        ))}
      </ul>
    </ProfileShapeContext>
  );
}

function FamilyLine({ entry }: { entry: ProfileEntryView }) {
  const { t, tag } = useWords();
  return (
    <li>
      <strong>{entry.question?.text[tag] ?? `${t.profile.noticed[entry.section]}:`}</strong>{' '}
      {lineOf(entry, t.profile.taps)}
      {entry.media && <LineMedia media={entry.media} words={entry.text} />}
    </li>
  );
}
