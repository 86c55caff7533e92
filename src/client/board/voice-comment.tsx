import { Mic, Square } from 'lucide-react';
import { useLanguage } from '../messages/use-language.ts';
import { Button } from '../ui/button.tsx';
import styles from './review-form.module.css';
import { useRecorder } from './use-recorder.ts';

/** A voice comment of at most a minute: record, listen, take it away, or send it with the answer. */
export function VoiceComment({ onChange }: { onChange: (recording: Blob | undefined) => void }) {
  const { t, format } = useLanguage();
  const { recorder, start, stop, remove } = useRecorder(onChange);
  return (
    <div className={styles['voice']}>
      {recorder.state === 'recording' ? (
        <Button onClick={stop}>
          <Square aria-hidden size={18} /> {t.desk.stopRecording(format.number(recorder.seconds))}
        </Button>
      ) : (
        <Button kind="quiet" isBusy={recorder.state === 'asking'} onClick={start}>
          <Mic aria-hidden size={18} /> {recorder.state === 'ready' ? t.desk.recordAgain : t.desk.record}
        </Button>
      )}
      {recorder.state === 'ready' && (
        <>
          {/* The teacher's own words of a moment ago need no captions. */}
          {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
          <audio controls src={recorder.url} aria-label={t.desk.recording} />
          <Button kind="quiet" onClick={remove}>
            {t.desk.removeRecording}
          </Button>
        </>
      )}
      {recorder.state === 'refused' && <p role="alert">{t.desk.noMicrophone}</p>}
    </div>
  );
}
