import { ArrowLeft, Play, Printer } from 'lucide-react';
import { useId, useState } from 'react';
import { longestSaid, mostLines, mostPieces, pieceKey } from '../../domain/conference.ts';
import type { Piece, Preparation } from '../../domain/conference.ts';
import { profileVisibilities } from '../../domain/profile.ts';
import type { OwnConferenceView } from '../../features/conferences/conference.contract.ts';
import { lineOf } from '../profile/line-words.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Choice, TextArea } from '../ui/field.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { SelectField } from '../ui/select-field.tsx';
import styles from './conference.module.css';
import type { ConferenceKeeper, ConferenceState } from './conference-keeper.ts';
import { ConferenceSheet } from './conference-sheet.tsx';
import { Held } from './held.tsx';
import { shownConference } from './shown.ts';
import { useWords } from './words.ts';

interface PreparePageProps {
  keeper: ConferenceKeeper;
  state: ConferenceState;
  onStart: () => void;
}

/** What do I show, and what do I say about it? Everything may be left out. */
export function PreparePage({ keeper, state, onStart }: PreparePageProps) {
  const { t } = useWords();
  const { view, draft, status, error } = state;
  const parts = { view, draft, edit: keeper.edit };
  return (
    <Page
      title={t.conference.title}
      above={
        <nav className={styles['noPaper']}>
          <ButtonLink kind="quiet" to="/profile">
            <ArrowLeft aria-hidden size={20} /> {t.conference.back}
          </ButtonLink>
        </nav>
      }
    >
      <div className={styles['screenOnly']}>
        <p>{t.conference.intro}</p>
        <Works {...parts} />
        <Lines {...parts} />
        <Goal {...parts} />
        <Question {...parts} />
        <Readers {...parts} />
        <div className={styles['end']}>
          <Button kind="primary" onClick={onStart}>
            <Play aria-hidden size={20} /> {t.conference.start}
          </Button>
          <Button onClick={() => window.print()}>
            <Printer aria-hidden size={20} /> {t.conference.print}
          </Button>
          <output className={styles['quiet']}>{t.conference.status[status]}</output>
        </div>
        {error && status === 'refused' && <ErrorNotice error={error} />}
        <Held held={view.conference.held} />
        <OpenedBy view={view} />
      </div>
      <div className={styles['paperOnly']}>
        <ConferenceSheet level="h2" conference={shownConference(state)} />
      </div>
    </Page>
  );
}

interface PartProps {
  view: OwnConferenceView;
  draft: Preparation;
  edit: (change: Partial<Preparation>) => void;
}

const fewWorks = 8;

function Works({ view, draft, edit }: PartProps) {
  const { t, format } = useWords();
  const [isAll, setAll] = useState(false);
  const { works } = view.choices;
  const isFull = draft.pieces.length >= mostPieces;
  const chosen = new Map(draft.pieces.map((piece) => [pieceKey(piece), piece]));
  const shown = isAll ? works : works.filter((work, index) => index < fewWorks || chosen.has(pieceKey(work)));
  const toggle = ({ journeyId, taskId }: Pick<Piece, 'journeyId' | 'taskId'>, isChosen: boolean) =>
    edit({
      pieces: isChosen
        ? [...draft.pieces, { journeyId, taskId, shows: '' }]
        : draft.pieces.filter((piece) => piece.journeyId !== journeyId || piece.taskId !== taskId),
    });
  return (
    <fieldset className={styles['part']}>
      <legend>{t.conference.works}</legend>
      {works.length === 0 ? (
        <Notice kind="info" sentence={t.conference.noWorks} action={t.conference.noWorksStep} />
      ) : (
        <output className={styles['quiet']}>
          {isFull ? t.conference.worksFull : t.conference.worksHint(format.number(mostPieces))}
        </output>
      )}
      {shown.map((work) => {
        const piece = chosen.get(pieceKey(work));
        return (
          <div key={pieceKey(work)} className={piece ? styles['chosen'] : undefined}>
            <Check
              isChecked={piece !== undefined}
              isDisabled={isFull && !piece}
              onChange={(isChosen) => toggle(work, isChosen)}
              note={[work.assignment, t.conference.handedIn(format.when(work.handedInAt))]
                .filter(Boolean)
                .join(' · ')}
            >
              {work.title}
            </Check>
            {piece && (
              <Shows
                title={work.title}
                piece={piece}
                onChange={(shows) =>
                  edit({
                    pieces: draft.pieces.map((each) => (each === piece ? { ...each, shows } : each)),
                  })
                }
              />
            )}
          </div>
        );
      })}
      {!isAll && works.length > shown.length && (
        <p>
          <Button kind="quiet" onClick={() => setAll(true)}>
            {t.conference.allWorks(format.number(works.length))}
          </Button>
        </p>
      )}
    </fieldset>
  );
}

function Shows({
  title,
  piece,
  onChange,
}: {
  title: string;
  piece: Piece;
  onChange: (shows: string) => void;
}) {
  const { t } = useWords();
  return (
    <TextArea
      label={t.conference.shows}
      aria-label={t.conference.showsOf(title)}
      rows={2}
      maxLength={longestSaid}
      value={piece.shows}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function Lines({ view, draft, edit }: PartProps) {
  const { t, format } = useWords();
  const { lines } = view.choices;
  const isFull = draft.lineIds.length >= mostLines;
  const most = format.number(mostLines);
  return (
    <fieldset className={styles['part']}>
      <legend>{t.conference.lines}</legend>
      {lines.length === 0 ? (
        <p>
          {t.conference.noLines} <ButtonLink to="/profile">{t.conference.toProfile}</ButtonLink>
        </p>
      ) : (
        <output className={styles['quiet']}>
          {isFull ? t.conference.linesFull(most) : t.conference.linesHint(most)}
        </output>
      )}
      {lines.map((line) => {
        const isChosen = draft.lineIds.includes(line.id);
        return (
          <Check
            key={line.id}
            isChecked={isChosen}
            isDisabled={isFull && !isChosen}
            onChange={(wanted) =>
              edit({
                lineIds: wanted ? [...draft.lineIds, line.id] : draft.lineIds.filter((id) => id !== line.id),
              })
            }
            note={isChosen && line.visibility === 'me' ? t.conference.onlyMine : ''}
          >
            {lineOf(line, t.profile.taps)}
          </Check>
        );
      })}
    </fieldset>
  );
}

function Goal({ view, draft, edit }: PartProps) {
  const { t } = useWords();
  const { goals } = view.choices;
  if (goals.length === 0) return null;
  return (
    <div className={styles['part']}>
      <Choice
        legend={t.conference.goal}
        options={[
          ...goals.map(({ id, wish }) => ({ value: id, label: wish })),
          { value: '', label: t.conference.noGoal },
        ]}
        value={draft.goalId ?? ''}
        onChange={(goalId) => edit({ goalId: goalId === '' ? undefined : goalId })}
      />
    </div>
  );
}

function Question({ draft, edit }: PartProps) {
  const { t } = useWords();
  return (
    <div className={`${styles['part']} ${styles['question']}`}>
      <TextArea
        label={t.conference.question}
        hint={t.conference.questionHint}
        rows={2}
        maxLength={longestSaid}
        value={draft.question}
        onChange={(event) => edit({ question: event.target.value })}
      />
    </div>
  );
}

function Readers({ draft, edit }: PartProps) {
  const { t } = useWords();
  return (
    <div className={styles['readers']}>
      <SelectField
        label={t.conference.visibility}
        value={draft.visibility}
        options={profileVisibilities.map((value) => ({ value, label: t.profile.visibilities[value] }))}
        onChange={(visibility) => edit({ visibility })}
      />
    </div>
  );
}

function OpenedBy({ view: { openedBy } }: { view: OwnConferenceView }) {
  const { t, format } = useWords();
  return (
    <section className={styles['section']}>
      <h2>{t.conference.openedBy}</h2>
      {openedBy.length === 0 && <p className={styles['quiet']}>{t.conference.openedByNobody}</p>}
      <ul>
        {openedBy.map(({ name, at }) => (
          <li key={at}>{t.conference.openedAt(name ?? t.profile.someone, format.when(at))}</li>
        ))}
      </ul>
    </section>
  );
}

function Check({
  isChecked,
  isDisabled,
  onChange,
  note,
  children,
}: {
  isChecked: boolean;
  isDisabled: boolean;
  onChange: (isChecked: boolean) => void;
  note: string;
  children: string;
}) {
  const id = useId();
  return (
    <label className={styles['check']}>
      <input
        type="checkbox"
        checked={isChecked}
        disabled={isDisabled}
        aria-describedby={note === '' ? undefined : id}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        <span className={styles['choice']}>{children}</span>
        {note !== '' && (
          <span id={id} className={styles['note']}>
            {note}
          </span>
        )}
      </span>
    </label>
  );
}
