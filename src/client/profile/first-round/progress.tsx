import type { Section } from './card-lines.ts';
import styles from './first-round.module.css';
import { useRoundWords } from './words.ts';

/** How far somebody is, in words and as dots: filled where something is told, ringed where one is. */
export function Progress({ cards, told, now }: { cards: Section[]; told: Set<string>; now: number }) {
  const { t } = useRoundWords();
  return (
    <p className={styles['progress']}>
      <span>{t.firstRound.cardOf(now + 1, cards.length)}</span>
      <span className={styles['dots']} aria-hidden>
        {cards.map(({ section }, index) => (
          <span key={section} data-told={told.has(section)} data-now={index === now} />
        ))}
      </span>
    </p>
  );
}
