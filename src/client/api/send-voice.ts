import type { FileView } from '../../features/files/file.contract.ts';
import { ApiError, readApiError } from './api-error.ts';
import type { ClientSession } from './session.ts';

/** Keeps a recording for an answer to a task. @throws ApiError; `OFFLINE` when it did not arrive */
export async function sendVoice(
  session: ClientSession,
  { journeyId, taskId, recording }: { journeyId: string; taskId: string; recording: Blob },
): Promise<FileView> {
  const token = session.token();
  const path = `/api/journeys/${encodeURIComponent(journeyId)}/voice/${encodeURIComponent(taskId)}`;
  const response = await fetch(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    // A Blob's own type would take the place of the header.
    body: await recording.arrayBuffer(),
    credentials: 'omit',
  }).catch(() => {
    throw new ApiError({ code: 'OFFLINE', status: 0, message: 'No answer came.' });
  });
  if (response.status === 401) session.end();
  if (!response.ok) throw await readApiError(response);
  return (await response.json()) as FileView;
}
