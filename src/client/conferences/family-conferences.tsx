import { ConferenceSheet } from './conference-sheet.tsx';
import { useSharedConferences } from './use-conference.ts';
import { useWords } from './words.ts';

/** What a child shows the family; nothing when the child shows nothing. */
export function FamilyConferences({ personId, name }: { personId: string; name: string }) {
  const { t } = useWords();
  const { conferences } = useSharedConferences(personId, 'mentor');
  if (!conferences || conferences.length === 0) return null;
  return (
    <>
      <h3>{t.conference.toFamily(name)}</h3>
      {conferences.map((conference) => (
        <ConferenceSheet key={conference.courseId} level="h4" conference={conference} />
      ))}
    </>
  );
}
