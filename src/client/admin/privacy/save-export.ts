import { readApiError } from '../../api/api-error.ts';
import type { ClientSession } from '../../api/session.ts';

/** Fetches a person's copy and hands it to the browser as a file to keep. @throws ApiError */
export async function saveExport(session: ClientSession, personId: string): Promise<void> {
  const token = session.token();
  const response = await fetch(`/api/admin/privacy/learners/${encodeURIComponent(personId)}/export`, {
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    credentials: 'omit',
  });
  if (!response.ok) throw await readApiError(response);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = `waymark-${personId}.zip`;
  link.click();
  // The browser has taken it when this task is over.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
