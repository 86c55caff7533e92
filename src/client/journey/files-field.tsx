import { FilePlus2, X } from 'lucide-react';
import { useId } from 'react';
import type { JourneyView, TaskView } from '../../features/journeys/journey.contract.ts';
import type { Messages } from '../messages/en.ts';
import { errorWords } from '../messages/error-words.ts';
import { useLanguage } from '../messages/use-language.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { HandInFiles } from '../ui/hand-in-files.tsx';
import { Notice } from '../ui/notice.tsx';
import styles from './files-field.module.css';
import { useFiles } from './use-files.ts';
import type { Sending } from './use-files.ts';

const accepted = [
  'image/png,image/jpeg,image/gif,image/webp,audio/*,application/pdf,text/plain',
  '.txt,.md,.csv,.docx,.odt,.pptx,.xlsx',
].join(',');

/** Files of a draft: choose or take a photo, see how far each one is, take one away. */
export function FilesField({
  journey,
  task,
  fault,
}: {
  journey: JourneyView;
  task: TaskView;
  fault: string | undefined;
}) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const id = useId();
  const { state, desk } = useFiles(journey.journeyId, task);
  const { files, sendings } = state;
  return (
    <div className={styles['field']}>
      {files.length > 0 && (
        <HandInFiles
          files={files}
          label={t.path.fileList}
          renderActions={(file) => (
            <Button
              kind="quiet"
              aria-label={t.path.removeFileNamed(file.name)}
              onClick={() => {
                desk.remove(file);
                announce(t.path.fileRemoved(file.name));
                document.getElementById(id)?.focus();
              }}
            >
              <X aria-hidden size={18} /> {t.path.removeFile}
            </Button>
          )}
        />
      )}
      {sendings.map((sending) => (
        <SendingLine
          key={sending.key}
          sending={sending}
          onAgain={() => desk.again(sending.key)}
          onDrop={() => desk.drop(sending.key)}
        />
      ))}
      <label className={styles['add']}>
        <FilePlus2 aria-hidden size={20} /> {files.length > 0 ? t.path.addMore : t.path.addFile}
        <input
          id={id}
          type="file"
          multiple
          accept={accepted}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            desk.add([...(event.target.files ?? [])], (name) => announce(t.path.fileAdded(name)));
            // The same file can be chosen again after it was taken away.
            event.target.value = '';
          }}
        />
      </label>
      <output id={`${id}-hint`} className={fault === undefined ? styles['hint'] : styles['fault']}>
        {fault ?? t.path.fileHint}
      </output>
    </div>
  );
}

function SendingLine({
  sending,
  onAgain,
  onDrop,
}: {
  sending: Sending;
  onAgain: () => void;
  onDrop: () => void;
}) {
  const language = useLanguage();
  const { t, format } = language;
  const { name, share, state } = sending;
  if (state === 'sending') {
    return (
      <div className={styles['sending']}>
        <label>
          {t.path.sending(name, `${format.number(Math.floor(share * 100))} %`)}
          <progress value={share} max={1} />
        </label>
        <Button kind="quiet" aria-label={t.path.stopSendingNamed(name)} onClick={onDrop}>
          {t.path.stopSending}
        </Button>
      </div>
    );
  }
  const [sentence, step] = troubleOf(sending, t) ?? [
    t.path.fileFailed(name),
    sending.error ? Object.values(errorWords(sending.error, language)).join(' ') : '',
  ];
  return (
    <Notice kind={state === 'lost' ? 'offline' : 'error'} sentence={sentence} action={step}>
      <div className={styles['actions']}>
        {state === 'lost' && (
          <Button aria-label={t.path.sendAgainNamed(name)} onClick={onAgain}>
            {t.path.sendAgain}
          </Button>
        )}
        <Button kind="quiet" aria-label={t.path.removeFileNamed(name)} onClick={onDrop}>
          {t.path.removeFile}
        </Button>
      </div>
    </Notice>
  );
}

function troubleOf({ name, state, error, refusal }: Sending, t: Messages): [string, string] | null {
  if (state === 'lost') return [t.path.fileLost(name), ''];
  if (refusal === 'too-large' || error?.code === 'FILE_TOO_LARGE')
    return [t.path.fileTooLarge(name), t.path.fileTooLargeStep];
  if (refusal === 'empty' || error?.code === 'FILE_EMPTY')
    return [t.path.fileEmpty(name), t.path.fileEmptyStep];
  if (error?.code === 'FILE_TYPE_REFUSED') return [t.path.fileRefused(name), t.path.fileRefusedStep];
  return error?.rule === 'TOO_MANY_FILES' ? [t.path.tooManyFiles, ''] : null;
}
