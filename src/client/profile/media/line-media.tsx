import { useEffect, useState } from 'react';
import type { MediaView } from '../../../features/files/own-media.contract.ts';
import { readOwnMedia } from '../../api/own-media.ts';
import { useApp } from '../../app/app-context.ts';
import { Button } from '../../ui/button.tsx';
import styles from './media.module.css';
import { useMediaWords } from './words.ts';

type Shown = { state: 'closed' | 'opening' | 'failed' } | { state: 'open'; url: string };

/**
 * A picture or a recording, for whoever may read the line beside it; its bytes come with a session, so no address shows them. A picture
 * is there at once, a recording when somebody wants to hear it.
 */
export function LineMedia({ media: { id, kind }, words }: { media: MediaView; words: string }) {
  const { t } = useMediaWords();
  const { session } = useApp();
  const [shown, setShown] = useState<Shown>({ state: kind === 'picture' ? 'opening' : 'closed' });
  const url = shown.state === 'open' ? shown.url : undefined;
  useEffect(() => () => (url === undefined ? undefined : URL.revokeObjectURL(url)), [url]);
  const isOpening = shown.state === 'opening';
  useEffect(() => {
    if (!isOpening) return undefined;
    let isWanted = true;
    readOwnMedia(session, id).then(
      (bytes) => isWanted && setShown({ state: 'open', url: URL.createObjectURL(bytes) }),
      () => isWanted && setShown({ state: 'failed' }),
    );
    return () => {
      isWanted = false;
    };
  }, [isOpening, session, id]);

  if (shown.state === 'open') {
    return kind === 'picture' ? (
      <img className={styles['picture']} src={shown.url} alt={words} />
    ) : (
      // A person's own recording has no captions; the line beside it says what was said.
      // oxlint-disable-next-line jsx-a11y/media-has-caption
      <audio
        controls
        src={shown.url}
        aria-label={words === '' ? t.ownMedia.recordingAlone : t.ownMedia.recordingOf(words)}
      />
    );
  }
  return (
    <div className={styles['closed']}>
      {shown.state === 'failed' && <p role="alert">{t.ownMedia.gone}</p>}
      {isOpening && kind === 'picture' ? (
        <p className={styles['quiet']}>{t.ownMedia.pictureRead}</p>
      ) : (
        <Button isBusy={isOpening} onClick={() => setShown({ state: 'opening' })}>
          {kind === 'picture' ? t.ownMedia.show : t.ownMedia.play}
        </Button>
      )}
    </div>
  );
}
