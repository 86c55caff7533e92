import type { HeldView } from '../../features/conferences/conference.contract.ts';
import { useApp } from '../app/app-context.ts';
import styles from './conference.module.css';
import { useWords } from './words.ts';

/** Talks that were held: what was shown, and the one next step of each. */
export function Held({ held }: { held: HeldView[] }) {
  const { t, format } = useWords();
  if (held.length === 0) return null;
  return (
    <section className={styles['section']}>
      <h2>{t.conference.heldTitle}</h2>
      <ol className={styles['held']}>
        {held.map((talk) => (
          <li key={talk.id}>
            <p className={styles['quiet']}>{t.conference.heldOn(format.when(talk.at))}</p>
            <Agreed held={talk} />
            {talk.pieces.length > 0 && (
              <p className={styles['quiet']}>{talk.pieces.map(({ title }) => title).join(' · ')}</p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The next step with who does it and until when. */
export function Agreed({
  held: { nextStep, who, until },
}: {
  held: Pick<HeldView, 'nextStep' | 'who' | 'until'>;
}) {
  const { t, format } = useWords();
  const isStudent = useApp().launch.person.role === 'student';
  const owner = (isStudent ? t.conference.owners : t.conference.ownersOf)[who];
  return (
    <p>
      <strong>{nextStep}</strong>
      <br />
      {[owner, ...(until === undefined ? [] : [t.conference.until(format.day(until))])].join(' · ')}
    </p>
  );
}
