import type { ConferenceView, PieceView } from '../../features/conferences/conference.contract.ts';
import { lineOf } from '../profile/line-words.ts';
import styles from './conference.module.css';
import { Agreed } from './held.tsx';
import { PieceContent } from './piece-content.tsx';
import { useWords } from './words.ts';

/** The whole conference on one page to read, and on two of paper at most. */
export function ConferenceSheet({
  conference,
  level: Heading,
}: {
  conference: ConferenceView;
  /** Of its headings, one below what stands above it. */
  level: 'h2' | 'h4';
}) {
  const { t, format } = useWords();
  const { name, lines, goal, pieces, question, held, course } = conference;
  const [latest] = held;
  return (
    <article className={styles['sheet']}>
      <p className={styles['quiet']}>{[name, course].filter(Boolean).join(' · ')}</p>
      {lines.length > 0 && (
        <section>
          <Heading>{t.conference.lines}</Heading>
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
          <Heading>{t.conference.goal}</Heading>
          <GoalWords goal={goal} />
        </section>
      )}
      {pieces.map((piece) => (
        <PieceSection
          key={`${piece.journeyId} ${piece.taskId}`}
          piece={piece}
          level={Heading}
          mayOpenFiles={conference.mayOpenFiles}
        />
      ))}
      {question !== '' && (
        <section>
          <Heading>{t.conference.askedOfYou}</Heading>
          <p className={styles['words']}>{question}</p>
        </section>
      )}
      {latest && (
        <section>
          <Heading>{t.conference.heldTitle}</Heading>
          <p className={styles['quiet']}>{t.conference.heldOn(format.when(latest.at))}</p>
          <Agreed held={latest} />
        </section>
      )}
    </article>
  );
}

function PieceSection({
  piece,
  level: Heading,
  mayOpenFiles,
}: {
  piece: PieceView;
  level: 'h2' | 'h4';
  mayOpenFiles: boolean;
}) {
  const { t } = useWords();
  return (
    <section>
      <Heading>{piece.title}</Heading>
      {piece.shows !== '' && (
        <>
          <p className={styles['quiet']}>{t.conference.showsWords}</p>
          <p className={styles['shows']}>{piece.shows}</p>
        </>
      )}
      <PieceContent piece={piece} mayOpenFiles={mayOpenFiles} />
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
