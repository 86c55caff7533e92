import { useState } from 'react';
import type { addEntryApi, ProfileView } from '../../features/profiles/profile.contract.ts';
import { useApp } from '../app/app-context.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { useKept } from '../use-kept.ts';
import { useRequestId } from '../use-request-id.ts';
import { EntryCard } from './entry-card.tsx';
import { LineForm, said } from './line-form.tsx';
import styles from './profile.module.css';
import { useProfileChange } from './use-profile.ts';
import { useWords } from './words.ts';
import { LineMediaFields } from './media/line-media-fields.tsx';
import { mediaOf } from './media/media-of.ts';
import { useBusy } from './media/use-busy.ts';

type Section = ProfileView['sections'][number];
type Question = Section['questions'][number];

interface OwnSectionProps {
  profile: ProfileView;
  section: Section;
  isStudent: boolean;
}

/** One section of one's own profile: its lines, what the district asks in it, and a new line. */
export function OwnSection({ profile, section: { section, taps, questions }, isStudent }: OwnSectionProps) {
  const { t } = useWords();
  const lines = profile.entries.filter((entry) => entry.section === section);
  /** What is being written: a line, or the answer to a question. */
  const [writing, setWriting] = useState<'line' | Question | null>(null);
  // A teacher's own line is for the teacher alone, or for the class.
  const readers = isStudent ? Object.entries(t.profile.visibilities) : [];
  const name = t.profile.sections[section];
  const answered = new Set(lines.map((entry) => entry.question?.id));
  const open = isStudent ? questions.filter(({ id }) => !answered.has(id)) : [];
  const prompt = t.profile.prompts[section];
  return (
    <section className={styles['section']} aria-labelledby={`section-${section}`}>
      <h2 id={`section-${section}`} tabIndex={-1}>
        {name}
      </h2>
      {lines.length === 0 && writing === null && <p className={styles['quiet']}>{prompt}</p>}
      <ul className={styles['plain']}>
        {lines.map((entry) => (
          <EntryCard key={entry.id} whose="mine" entry={entry} taps={taps} readers={readers} />
        ))}
      </ul>
      {writing && (
        <NewLine
          key={writing === 'line' ? section : writing.id}
          section={section}
          taps={writing === 'line' ? taps : []}
          question={writing === 'line' ? undefined : writing}
          readers={readers}
          begins={isStudent ? profile.visibility : 'me'}
          mayAddMedia={profile.mayAddMedia}
          onDone={() => {
            setWriting(null);
            document.getElementById(`section-${section}`)?.focus();
          }}
        />
      )}
      {!writing && open.length > 0 && <Questions questions={open} onAnswer={setWriting} />}
      {!writing && (
        <p>
          <Button aria-label={t.profile.addTo(name)} onClick={() => setWriting('line')}>
            {lines.length === 0 ? t.profile.add : t.profile.another}
          </Button>
        </p>
      )}
    </section>
  );
}

/** What the district asks and the student has not answered; none must be. */
function Questions({
  questions,
  onAnswer,
}: {
  questions: Question[];
  onAnswer: (question: Question) => void;
}) {
  const { t, tag } = useWords();
  return (
    <ul className={styles['plain']}>
      {questions.map((question) => (
        <li key={question.id} className={styles['actions']}>
          {question.text[tag]}
          <Button
            kind="quiet"
            aria-label={t.profile.answerTo(question.text[tag])}
            onClick={() => onAnswer(question)}
          >
            {t.profile.answer}
          </Button>
        </li>
      ))}
    </ul>
  );
}

interface NewLineProps {
  section: Section['section'];
  taps: string[];
  question: Question | undefined;
  readers: [string, string][];
  begins: string;
  mayAddMedia: boolean;
  onDone: () => void;
}

function NewLine({ section, taps, question, readers, begins, mayAddMedia, onDone }: NewLineProps) {
  const { t, tag } = useWords();
  const announce = useAnnounce();
  const requestId = useRequestId();
  const { person } = useApp().launch;
  const kept = useKept(`waymark.profile.${person.id}.${question?.id ?? section}`, {
    taps: '',
    text: '',
    visibility: begins,
    welcomes: '',
    media: '',
  });
  const media = mediaOf(kept.fields.media);
  const { isBusy, onBusy } = useBusy();
  const sending = useProfileChange<void>(
    'mine',
    (api) => {
      const body = {
        section,
        ...said(kept.fields),
        ...(question ? { questionId: question.id } : {}),
        ...(media ? { mediaId: media.id } : {}),
      };
      return api.call<typeof addEntryApi>({
        method: 'post',
        path: '/api/profile/entries',
        body: { ...body, requestId: requestId(body) },
      });
    },
    () => {
      kept.clear();
      announce(t.profile.saved);
      onDone();
    },
  );
  const prompt = question?.text[tag] ?? t.profile.prompts[section];
  return (
    <>
      {taps.length > 0 && <p className={styles['quiet']}>{prompt}</p>}
      <LineForm
        fields={{
          taps,
          readers,
          mayWelcome: person.role !== 'student',
          label: taps.length > 0 ? t.profile.text : prompt,
        }}
        draft={kept.fields}
        onChange={kept.change}
        onSend={() => sending.run()}
        sendLabel={t.profile.save}
        isBusy={sending.isBusy || isBusy}
        error={sending.error}
        saysMore={media?.kind === 'voice'}
        needsWords={media?.kind === 'picture'}
        media={
          mayAddMedia && (
            <LineMediaFields
              media={media}
              text={kept.fields.text}
              onBusy={onBusy}
              onMedia={(next) => kept.change({ media: next ? JSON.stringify(next) : '' })}
            />
          )
        }
      >
        <Button kind="quiet" onClick={onDone}>
          {t.profile.cancel}
        </Button>
      </LineForm>
    </>
  );
}
