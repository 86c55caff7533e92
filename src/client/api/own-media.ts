import type { MediaPurpose, MediaView } from '../../features/files/own-media.contract.ts';
import { ApiError, readApiError } from './api-error.ts';
import type { ClientSession } from './session.ts';

/** Keeps a picture or a recording until words take it up. @throws ApiError; `OFFLINE` when it did not arrive */
export async function sendOwnMedia(
  session: ClientSession,
  purpose: MediaPurpose,
  content: Blob,
): Promise<MediaView> {
  const response = await ask(session, `?purpose=${purpose}`, {
    method: 'POST',
    // A Blob's own type would take the place of the header.
    body: await content.arrayBuffer(),
  });
  return (await response.json()) as MediaView;
}

/** The bytes of a picture or a recording as a Blob with its own type. @throws ApiError */
export async function readOwnMedia(session: ClientSession, mediaId: string): Promise<Blob> {
  return (await ask(session, `/${encodeURIComponent(mediaId)}`, {})).blob();
}

async function ask(session: ClientSession, path: string, init: RequestInit): Promise<Response> {
  const token = session.token();
  const response = await fetch(`/api/own-media${path}`, {
    ...init,
    headers: {
      ...(init.body ? { 'content-type': 'application/octet-stream' } : {}),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    credentials: 'omit',
  }).catch(() => {
    throw new ApiError({ code: 'OFFLINE', status: 0, message: 'No answer came.' });
  });
  if (response.status === 401) session.end();
  if (!response.ok) throw await readApiError(response);
  return response;
}
