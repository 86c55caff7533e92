import { ImagePlus } from 'lucide-react';
import { useId } from 'react';
import type { MediaPurpose, MediaView } from '../../../features/files/own-media.contract.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { LineMedia } from './line-media.tsx';
import styles from './media.module.css';
import { SendingTrouble } from './sending-trouble.tsx';
import { shrinkPicture } from './shrink-picture.ts';
import { useTellBusy } from './use-busy.ts';
import { useFocusOnChange } from './use-focus-on-change.ts';
import { useSending } from './use-sending.ts';
import { useMediaWords } from './words.ts';

interface PictureFieldProps {
  purpose: MediaPurpose;
  media: MediaView | undefined;
  /** What the picture shows. */
  text: string;
  fault?: string;
  onMedia: (media: MediaView | undefined) => void;
  /** Absent where the text has a field of its own. */
  onText?: (text: string) => void;
  /** Told while the picture is on its way. */
  onBusy?: (name: string, isBusy: boolean) => void;
}

/** One picture with the words that say what it shows. */
export function PictureField({ purpose, media, text, fault, onMedia, onText, onBusy }: PictureFieldProps) {
  const { t } = useMediaWords();
  const id = useId();
  const { sending, send } = useSending(purpose, onMedia);
  const box = useFocusOnChange(media?.id);
  useTellBusy('picture', sending.state === 'sending', onBusy);
  return (
    <fieldset className={styles['field']} ref={box} tabIndex={-1} aria-label={t.ownMedia.picture}>
      {media ? (
        <>
          <LineMedia media={media} words={text} />
          {onText && (
            <TextField
              label={t.ownMedia.pictureWords}
              hint={t.ownMedia.pictureWordsHint}
              {...(fault === undefined ? {} : { fault })}
              maxLength={300}
              value={text}
              onChange={(event) => onText(event.target.value)}
            />
          )}
          <p>
            <Button kind="quiet" onClick={() => onMedia(undefined)}>
              {t.ownMedia.removePicture}
            </Button>
          </p>
        </>
      ) : (
        <label className={styles['choose']}>
          <ImagePlus aria-hidden size={20} /> {t.ownMedia.addPicture}
          <input
            type="file"
            accept="image/png,image/jpeg,image/webp"
            aria-describedby={`${id}-hint`}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file) void shrinkPicture(file).then(send);
              // The same file can be chosen again after it was taken away.
              event.target.value = '';
            }}
          />
        </label>
      )}
      {!media && (
        <p id={`${id}-hint`} className={styles['quiet']}>
          {t.ownMedia.pictureHint}
        </p>
      )}
      <SendingTrouble kind="picture" sending={sending} onAgain={send} />
    </fieldset>
  );
}
