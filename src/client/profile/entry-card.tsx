import { useState } from 'react';
import type { ProfileEntryView } from '../../features/profiles/profile.contract.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { LineMedia } from './media/line-media.tsx';
import { useMediaWords } from './media/words.ts';
import { AnswerForm } from './answer-form.tsx';
import { lineOf } from './line-words.ts';
import { LineForm, said } from './line-form.tsx';
import styles from './profile.module.css';
import { useEntryChange } from './use-profile.ts';
import type { Whose } from './use-profile.ts';
import { useWords } from './words.ts';

interface EntryCardProps {
  whose: Whose;
  entry: ProfileEntryView;
  taps: string[];
  readers: [string, string][];
}

/** One line: whose words they are, what the other side says, and for its author a way to change it. */
export function EntryCard({ whose, entry, taps, readers }: EntryCardProps) {
  const { t, tag } = useWords();
  const [isEditing, setEditing] = useState(false);
  if (isEditing) {
    return <EditLine {...{ whose, entry, taps, readers }} onDone={() => setEditing(false)} />;
  }
  const line = lineOf(entry, t.profile.taps) || t.profile.recordingLine;
  return (
    <li className={`${styles['entry']} ${entry.author.isMe ? '' : styles['theirs']}`}>
      {entry.question && <p className={styles['quiet']}>{entry.question.text[tag]}</p>}
      <p className={styles['line']}>{line}</p>
      {entry.media && <LineMedia media={entry.media} words={entry.text} />}
      <p className={styles['quiet']}>
        {authorOf(entry, t)} · {readersOf(entry, readers, t)}
      </p>
      <Answers entry={entry} />
      {entry.author.isMe ? (
        <Button kind="quiet" aria-label={t.profile.changeLine(line)} onClick={() => setEditing(true)}>
          {t.profile.change}
        </Button>
      ) : (
        <AnswerForm whose={whose} entry={entry} />
      )}
    </li>
  );
}

/** Who may read the line, in words. */
function readersOf(
  { visibility, welcomes }: ProfileEntryView,
  readers: [string, string][],
  t: ReturnType<typeof useWords>['t'],
): string {
  if (welcomes) return t.profile.showsClass;
  return readers.find(([value]) => value === visibility)?.[1] ?? t.profile.visibilities[visibility];
}

function authorOf(
  { author: { role, name, isMe } }: ProfileEntryView,
  t: ReturnType<typeof useWords>['t'],
): string {
  if (isMe) return t.profile.by.me;
  return role === 'teacher'
    ? t.profile.by.teacher(name ?? t.profile.teacher)
    : t.profile.by.student(name ?? t.profile.student);
}

function Answers({ entry }: { entry: ProfileEntryView }) {
  const { t } = useWords();
  if (entry.answers.length === 0) return null;
  const other = entry.author.role === 'teacher' ? t.profile.student : t.profile.teacher;
  return (
    <ul className={styles['answers']}>
      {entry.answers.map(({ answer, text, name, isMine, at }) => (
        <li key={at}>
          {isMine ? t.profile.answeredMine[answer] : t.profile.answered[answer](name ?? other)} {text}
        </li>
      ))}
    </ul>
  );
}

function EditLine({ whose, entry, taps, readers, onDone }: EntryCardProps & { onDone: () => void }) {
  const { t, tag, format } = useWords();
  const announce = useAnnounce();
  const [draft, setDraft] = useState({
    taps: entry.taps.join(' '),
    text: entry.text,
    visibility: entry.visibility as string,
    welcomes: entry.welcomes ? 'yes' : '',
  });
  const [media, setMedia] = useState(entry.media);
  const mediaWords = useMediaWords().t.ownMedia;
  const [isSure, setSure] = useState(false);
  const change = useEntryChange(whose, entry.id, () => {
    announce(t.profile.saved);
    onDone();
  });
  return (
    <li className={styles['entry']}>
      <LineForm
        fields={{
          taps,
          readers,
          label: entry.question?.text[tag] ?? t.profile.text,
          mayWelcome: whose === 'mine' && entry.author.role === 'teacher',
        }}
        draft={draft}
        onChange={(next) => setDraft({ ...draft, ...next })}
        onSend={() =>
          change.edit({
            ...said(draft),
            revision: entry.revision,
            withoutMedia: entry.media !== undefined && media === undefined,
          })
        }
        sendLabel={t.profile.save}
        isBusy={change.isBusy}
        error={change.error}
        saysMore={media?.kind === 'voice'}
        needsWords={media?.kind === 'picture'}
        media={
          media && (
            <>
              <LineMedia media={media} words={draft.text} />
              <p>
                <Button kind="quiet" onClick={() => setMedia(undefined)}>
                  {media.kind === 'picture' ? mediaWords.removePicture : mediaWords.removeRecording}
                </Button>
              </p>
            </>
          )
        }
      >
        <Button kind="quiet" onClick={onDone}>
          {t.profile.cancel}
        </Button>
        {!isSure && (
          <Button kind="quiet" onClick={() => setSure(true)}>
            {t.profile.remove}
          </Button>
        )}
      </LineForm>
      {isSure && (
        <fieldset className={styles['actions']} aria-label={t.profile.removeSure}>
          <p>{t.profile.removeSure}</p>
          <Button isBusy={change.isBusy} onClick={change.remove}>
            {t.profile.removeYes}
          </Button>
          <Button kind="quiet" onClick={() => setSure(false)}>
            {t.profile.keep}
          </Button>
        </fieldset>
      )}
      {entry.history.length > 0 && (
        <details>
          <summary>{t.profile.before}</summary>
          <ul>
            {entry.history.map((before) => (
              <li key={before.at}>
                {format.when(before.at)}: {lineOf(before, t.profile.taps)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
