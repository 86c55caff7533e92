import { readApiError } from './api-error.ts';
import type { ClientSession } from './session.ts';

/** The bytes of a file as a Blob with its own type. @throws ApiError */
export async function readFile(session: ClientSession, fileId: string): Promise<Blob> {
  const token = session.token();
  const response = await fetch(`/api/files/${encodeURIComponent(fileId)}?inline=1`, {
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    credentials: 'omit',
  });
  if (!response.ok) throw await readApiError(response);
  return response.blob();
}
