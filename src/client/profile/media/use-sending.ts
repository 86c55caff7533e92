import { useState } from 'react';
import type { MediaPurpose, MediaView } from '../../../features/files/own-media.contract.ts';
import { isPassing, toApiError } from '../../api/api-error.ts';
import type { ApiError } from '../../api/api-error.ts';
import { sendOwnMedia } from '../../api/own-media.ts';
import { useApp } from '../../app/app-context.ts';

type Sending =
  | { state: 'idle' | 'sending' }
  /** The content stays in the page, so that it can be sent again. */
  | { state: 'lost'; content: Blob }
  | { state: 'refused'; error: ApiError };

/** Sends a picture or a recording and says how that went. */
export function useSending(purpose: MediaPurpose, onSent: (media: MediaView) => void) {
  const { session } = useApp();
  const [sending, setSending] = useState<Sending>({ state: 'idle' });
  const send = async (content: Blob) => {
    setSending({ state: 'sending' });
    try {
      onSent(await sendOwnMedia(session, purpose, content));
      setSending({ state: 'idle' });
    } catch (thrown) {
      const error = toApiError(thrown);
      setSending(isPassing(error) ? { state: 'lost', content } : { state: 'refused', error });
    }
  };
  return { sending, send: (content: Blob) => void send(content) };
}
