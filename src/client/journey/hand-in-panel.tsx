import { useState } from 'react';
import type { handInApi, JourneyView, TaskView } from '../../features/journeys/journey.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import { LookFirst } from '../rubric/look-first.tsx';
import { WaysMenu } from '../rubric/ways-menu.tsx';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { useRequestId } from '../use-request-id.ts';
import type { DraftState, DraftWords } from './draft-keeper.ts';
import { DraftStatusLine, OtherWords } from './draft-status.tsx';
import { FilesField } from './files-field.tsx';
import { HandInFields } from './hand-in-fields.tsx';
import styles from './panel.module.css';
import { typedFormatsOf } from './typed-formats.ts';
import type { TypedFormat } from './typed-formats.ts';
import { useDraft } from './use-draft.ts';
import { filesFault, useFiles } from './use-files.ts';
import { useJourneyChange } from './use-journey.ts';

/** What the server takes. */
const charactersAtMost = { text: 50_000, note: 2_000 };

/** Where work is written and handed in. After handing in it stays folded until the student wants to change it. */
export function HandInPanel({ journey, task }: { journey: JourneyView; task: TaskView }) {
  const { t } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const { draft } = useDraft(journey.journeyId, task);
  const hasUnsent = draft.status !== 'idle';
  if (task.state === 'handed-in' && !isOpen && !hasUnsent) {
    return (
      <p>
        <Button onClick={() => setOpen(true)}>{t.journey.change}</Button>
      </p>
    );
  }
  return <HandInForm journey={journey} task={task} onDone={() => setOpen(false)} />;
}

function HandInForm({ journey, task, onDone }: { journey: JourneyView; task: TaskView; onDone: () => void }) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const { draft, keeper } = useDraft(journey.journeyId, task);
  const [chosen, setFormat] = useState<TypedFormat>(() => firstFormat(task, draft.words));
  const words = wordsNow(task, draft);
  const formats = typedFormatsOf(task.formats);
  const way = task.ways?.find(({ id }) => id === words.way);
  const format = way?.format ?? (formats.includes(chosen) ? chosen : (formats[0] ?? 'text'));
  const [fault, setFault] = useState<string>();
  const [step, setStep] = useState<'write' | 'look' | 'back'>('write');
  const requestId = useRequestId();
  const { state: fileState, desk } = useFiles(journey.journeyId, task);
  const fileIds = fileState.files.map(({ id }) => id);
  const handIn = useJourneyChange(
    async (api) => {
      await keeper.settle();
      return api.call<typeof handInApi>({
        method: 'post',
        path: '/api/journey/hand-ins',
        body: {
          id: requestId([words, format, fileIds, task.handIns.length]),
          taskId: task.id,
          format,
          ...contentOf(format, words),
          ...shownAs(task, words),
          ...(format === 'file' ? { files: fileIds } : {}),
        },
      });
    },
    () => {
      keeper.clear();
      desk.handedIn(format === 'file');
      onDone();
      announce(t.journey.handedIn);
      document.querySelector('h1')?.focus();
    },
  );
  const submit = () => {
    if (isTooLong(format, words)) return;
    const problem = faultOf(format, words);
    const fileProblem = format === 'file' ? filesFault(fileState) : null;
    setFault(problem !== null ? t.journey[problem] : fileProblem !== null ? t.path[fileProblem] : undefined);
    const isGood = problem === null && fileProblem === null;
    if (!isGood && step === 'look') setStep('back');
    if (!isGood) return;
    if (task.rubric && step !== 'look') setStep('look');
    else handIn.run(undefined, { onError: () => void keeper.flush() });
  };
  if (task.rubric && step === 'look') {
    return (
      <section className={`${styles['panel']} ${styles['tall']}`} aria-labelledby="hand-in-title">
        <LookFirst
          rubric={task.rubric}
          rows={words.selfRating ?? {}}
          language={journey.pathway.language}
          isBusy={handIn.isBusy}
          onTap={(rowId, level) =>
            keeper.type({ ...words, selfRating: { ...words.selfRating, [rowId]: level } })
          }
          onHandIn={submit}
          onBack={() => setStep('back')}
        />
        {handIn.error && <ErrorNotice error={handIn.error} before={t.journey.handInFailed} />}
      </section>
    );
  }
  return (
    <section className={`${styles['panel']} ${styles['tall']}`} aria-labelledby="hand-in-title">
      <span id="hand-in-place" className={styles['above']} />
      <h2 id="hand-in-title" tabIndex={-1} ref={step === 'back' ? focusOn : undefined}>
        {t.journey.handInTitle}
      </h2>
      {draft.other && <OtherWords other={draft.other} keeper={keeper} />}
      {task.ways && (
        <WaysMenu
          ways={task.ways}
          language={journey.pathway.language}
          chosen={words.way}
          onChoose={(wayId) => keeper.type({ ...words, way: wayId })}
        />
      )}
      {formats.length > 1 && !way && (
        <Choice
          legend={t.journey.handInHow}
          options={formats.map((value) => ({ value, label: t.common.formats[value] }))}
          value={format}
          onChange={setFormat}
        />
      )}
      <HandInFields
        format={format}
        words={words}
        fault={fault}
        isTooLong={isTooLong(format, words)}
        files={<FilesField journey={journey} task={task} fault={format === 'file' ? fault : undefined} />}
        onType={keeper.type}
      />
      <div className={styles['actions']}>
        <Button kind="primary" isBusy={handIn.isBusy} onClick={submit}>
          {task.handIns.length > 0 ? t.journey.handInAgain : t.journey.handIn}
        </Button>
        <DraftStatusLine draft={draft} />
      </div>
      {handIn.error && <ErrorNotice error={handIn.error} before={t.journey.handInFailed} />}
    </section>
  );
}

function firstFormat(task: TaskView, words: DraftWords): TypedFormat {
  const formats = typedFormatsOf(task.formats);
  const latest = typedFormatsOf([task.handIns.at(-1)?.format ?? '']);
  if (words.text !== '' && formats.includes('text')) return 'text';
  if (words.link !== '' && formats.includes('link')) return 'link';
  if ((task.draft?.files.length ?? 0) > 0 && formats.includes('file')) return 'file';
  return latest[0] ?? formats[0] ?? 'text';
}

/** Who comes back from looking stands where the work is written. */
function focusOn(heading: HTMLElement | null): void {
  heading?.focus();
}

/** Work that was answered is looked at anew, also while the page stayed open. */
function wordsNow({ handIns, reviews }: TaskView, { words, status }: DraftState): DraftWords {
  const latest = handIns.at(-1);
  const isAnswered = reviews.some(({ handInId }) => handInId === latest?.id);
  return isAnswered && status === 'idle' && words.selfRating ? { ...words, selfRating: {} } : words;
}

/** The way and the own view of the work, as far as they are said. */
function shownAs({ ways, rubric }: TaskView, { way, selfRating = {} }: DraftWords) {
  const rows = Object.entries(selfRating).filter(([rowId]) => rubric?.some(({ id }) => id === rowId));
  return {
    ...(ways?.some(({ id }) => id === way) ? { way } : {}),
    ...(rows.length > 0 ? { selfRating: Object.fromEntries(rows) } : {}),
  };
}

function contentOf(format: TypedFormat, { text, link, note }: DraftWords) {
  const withNote = note.trim() === '' ? {} : { note: note.trim() };
  if (format === 'text') return { text };
  return format === 'link' ? { link: link.trim(), ...withNote } : withNote;
}

/** Said while it is typed or pasted: a field that cut it off would lose words without a word. */
function isTooLong(format: TypedFormat, { text, note }: DraftWords): boolean {
  return format === 'text' ? text.length > charactersAtMost.text : note.length > charactersAtMost.note;
}

function faultOf(
  format: TypedFormat,
  { text, link }: DraftWords,
): 'handInEmptyText' | 'handInEmptyLink' | null {
  if (format === 'text' && text.trim() === '') return 'handInEmptyText';
  if (format === 'link' && !/^https?:\/\/\S+$/i.test(link.trim())) return 'handInEmptyLink';
  return null;
}
