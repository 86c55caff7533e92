import type { MediaView } from '../../../features/files/own-media.contract.ts';
import styles from './media.module.css';
import { PictureField } from './picture-field.tsx';
import { VoiceField } from './voice-field.tsx';

/** A picture or a recording for one line, whose text stands in a field of its own. */
export function LineMediaFields({
  media,
  text,
  onMedia,
  onBusy,
}: {
  media: MediaView | undefined;
  text: string;
  onMedia: (media: MediaView | undefined) => void;
  onBusy: (name: string, isBusy: boolean) => void;
}) {
  const common = { purpose: 'profile', media, onMedia, onBusy } as const;
  return (
    <div className={styles['both']}>
      {media?.kind !== 'voice' && <PictureField {...common} text={text} />}
      {media?.kind !== 'picture' && <VoiceField {...common} />}
    </div>
  );
}
