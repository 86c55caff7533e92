import { Link } from 'react-router';
import type { KnowCardView } from '../../features/profiles/class-profiles.contract.ts';
import styles from './class-page.module.css';
import { useWords } from './words.ts';

/** One student in few words; all of them are the student's own. */
export function KnowCard({ card }: { card: KnowCardView }) {
  const { t, format } = useWords();
  const { personId, name = t.profile.student, newLines, inOwnWords, languages } = card;
  const rows: [label: string, words: string][] = [
    [t.classProfiles.likes, useCardWords(card.interests)],
    [t.classProfiles.goodAt, useCardWords(card.strengths)],
    [t.classProfiles.helpedBy, useCardWords(card.helps)],
    [t.classProfiles.speaks, languages ?? ''],
  ];
  return (
    <li className={styles['card']}>
      <h3>
        <Link to={`/student/${personId}/profile`} aria-label={t.classProfiles.toProfile(name)}>
          {name}
        </Link>
        {newLines > 0 && (
          <span className={styles['new']}>
            {t.classProfiles.newLines(format.number(newLines), format.isOne(newLines))}
          </span>
        )}
      </h3>
      {inOwnWords !== undefined && <blockquote>{inOwnWords}</blockquote>}
      <dl>
        {rows
          .filter(([, words]) => words !== '')
          .map(([label, words]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{words}</dd>
            </div>
          ))}
      </dl>
    </li>
  );
}

function useCardWords({ taps, more, text = '' }: KnowCardView['interests']): string {
  const { t, format } = useWords();
  if (taps.length === 0) return text;
  const words = taps.map((tap) => t.profile.taps[tap] ?? tap).join(', ');
  return more > 0 ? `${words} ${t.classProfiles.more(format.number(more))}` : words;
}
