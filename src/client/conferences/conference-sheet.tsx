import type { ConferenceView, PieceView } from '../../features/conferences/conference.contract.ts';
import { lineOf } from '../profile/line-words.ts';
import styles from './conference.module.css';
import { Agreed } from './held.tsx';
import { PieceContent } from './piece-content.tsx';
import { useWords } from './words.ts';

/** The whole conference on one page to read, and on two of paper at most. */
export function ConferenceSheet({ conference }: { conference: ConferenceView }) {
  const { t, format } = useWords();
  const { lines, goal, pieces, question, held, course } = conference;
  const [latest] = held;
  return (
    <article className={styles['sheet']}>
      {course !== undefined && <p className={styles['quiet']}>{course}</p>}
      {lines.length > 0 && (
        <section>
          <h2>{t.conference.lines}</h2>
          <ul className={styles['lines']}>
            {lines.map((line) => (
              <li key={line.id}>
                <Clipped text={lineOf(line, t.profile.taps)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {goal && (
        <section>
          <h2>{t.conference.goal}</h2>
          <GoalWords goal={goal} />
        </section>
      )}
      {pieces.map((piece) => (
        <PieceSection key={`${piece.journeyId} ${piece.taskId}`} piece={piece} />
      ))}
      {question !== '' && (
        <section>
          <h2>{t.conference.askedOfYou}</h2>
          <p className={styles['words']}>{question}</p>
        </section>
      )}
      {latest && (
        <section>
          <h2>{t.conference.heldTitle}</h2>
          <p className={styles['quiet']}>{t.conference.heldOn(format.when(latest.at))}</p>
          <Agreed held={latest} />
        </section>
      )}
    </article>
  );
}

function PieceSection({ piece }: { piece: PieceView }) {
  const { t } = useWords();
  return (
    <section>
      <h2>{piece.title}</h2>
      {piece.shows !== '' && (
        <>
          <p className={styles['quiet']}>{t.conference.showsWords}</p>
          <p className={styles['shows']}>{piece.shows}</p>
        </>
      )}
      <PieceContent piece={piece} />
    </section>
  );
}

export function GoalWords({
  goal: { wish, ifHappens, thenDo },
}: {
  goal: NonNullable<ConferenceView['goal']>;
}) {
  const { t } = useWords();
  return (
    <>
      <p className={styles['words']}>{wish}</p>
      {ifHappens !== '' && thenDo !== '' && (
        <p className={styles['words']}>{t.conference.goalPlan(ifHappens, thenDo)}</p>
      )}
    </>
  );
}

const longestOnPaper = 160;

/** Whole on the screen; on paper so much that all of it fits. */
function Clipped({ text }: { text: string }) {
  if (text.length <= longestOnPaper) return text;
  return (
    <>
      <span className={styles['whole']}>{text}</span>
      <span className={styles['cut']} aria-hidden>
        {text.slice(0, longestOnPaper)} …
      </span>
    </>
  );
}
