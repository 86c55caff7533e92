import { Mic, Square } from 'lucide-react';
import { useState } from 'react';
import type { MediaPurpose, MediaView } from '../../../features/files/own-media.contract.ts';
import { canRecord, useRecorder } from '../../board/use-recorder.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { LineMedia } from './line-media.tsx';
import styles from './media.module.css';
import { SendingTrouble } from './sending-trouble.tsx';
import { useTellBusy } from './use-busy.ts';
import { useFocusOnChange } from './use-focus-on-change.ts';
import { useSending } from './use-sending.ts';
import { useMediaWords } from './words.ts';

interface VoiceFieldProps {
  purpose: MediaPurpose;
  media: MediaView | undefined;
  onMedia: (media: MediaView | undefined) => void;
  /** What was said, in a few words; without it there is no field for that. */
  text?: string;
  onText?: (text: string) => void;
  /** Told while something is recorded or on its way. */
  onBusy?: (name: string, isBusy: boolean) => void;
}

/** A voice recording of at most a minute: record, listen, take it away. Nothing where the browser cannot record. */
export function VoiceField(props: VoiceFieldProps) {
  const { t } = useMediaWords();
  const { media, onMedia, text, onText } = props;
  const box = useFocusOnChange(media?.id);
  if (!media && !canRecord()) return null;
  return (
    <fieldset className={styles['field']} ref={box} tabIndex={-1} aria-label={t.ownMedia.voice}>
      {media ? (
        <>
          <LineMedia media={media} words={text ?? ''} />
          {text !== undefined && onText && (
            <TextField
              label={t.ownMedia.voiceWords}
              maxLength={300}
              value={text}
              onChange={(event) => onText(event.target.value)}
            />
          )}
          <p>
            <Button kind="quiet" onClick={() => onMedia(undefined)}>
              {t.ownMedia.removeRecording}
            </Button>
          </p>
        </>
      ) : (
        <Recording {...props} />
      )}
    </fieldset>
  );
}

function Recording({ purpose, onMedia, onBusy }: VoiceFieldProps) {
  const { t, format } = useMediaWords();
  const [isKept, setKept] = useState(false);
  const { sending, send } = useSending(purpose, onMedia);
  const { recorder, start, stop } = useRecorder((recording) => {
    setKept(recording !== undefined);
    if (recording) send(recording);
  });
  const isUnderWay = recorder.state === 'recording' || recorder.state === 'asking';
  useTellBusy('voice', isUnderWay || sending.state === 'sending', onBusy);
  const words = t.ownMedia;
  return (
    <>
      {recorder.state === 'recording' ? (
        <p>
          <Button onClick={stop}>
            <Square aria-hidden size={18} /> {words.stopRecording(format.number(recorder.seconds))}
          </Button>
        </p>
      ) : (
        <p>
          <Button isBusy={recorder.state === 'asking' || sending.state === 'sending'} onClick={start}>
            <Mic aria-hidden size={18} /> {words.record}
          </Button>
        </p>
      )}
      {recorder.state === 'ready' && isKept && sending.state !== 'idle' && (
        // What was said a moment ago needs no captions.
        // oxlint-disable-next-line jsx-a11y/media-has-caption
        <audio controls src={recorder.url} aria-label={words.recording} />
      )}
      {recorder.state === 'idle' && <p className={styles['quiet']}>{words.recordHint}</p>}
      {recorder.state === 'refused' && <p role="alert">{words.noMicrophone}</p>}
      <SendingTrouble kind="voice" sending={sending} onAgain={send} />
    </>
  );
}
