import type { MediaView } from '../../../features/files/own-media.contract.ts';

/** An uploaded picture or recording as it is kept beside a draft in the browser; undefined for an empty text and for one of another kind. */
export function mediaOf(text: string): MediaView | undefined {
  try {
    const value = JSON.parse(text) as Partial<MediaView> | null;
    return typeof value?.id === 'string' ? (value as MediaView) : undefined;
  } catch {
    return undefined;
  }
}
