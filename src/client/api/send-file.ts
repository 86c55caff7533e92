import type { FileView } from '../../features/files/file.contract.ts';
import { ApiError, readApiError } from './api-error.ts';
import type { ClientSession } from './session.ts';

export interface FileSending {
  /** Resolves to all files of the draft. @throws ApiError; `OFFLINE` when it did not arrive */
  done: Promise<FileView[]>;
  stop(): void;
}

/** Sends a file as the body of one request. XMLHttpRequest, because `fetch` does not tell how far it is. */
export function sendFile(
  session: ClientSession,
  { taskId, file }: { taskId: string; file: File },
  onProgress: (share: number) => void,
): FileSending {
  const request = new XMLHttpRequest();
  const done = new Promise<FileView[]>((resolve, reject) => {
    const lost = () => reject(new ApiError({ code: 'OFFLINE', status: 0, message: 'No answer came.' }));
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    request.addEventListener('error', lost);
    request.addEventListener('abort', lost);
    request.addEventListener('load', () => {
      if (request.status === 200) {
        resolve((JSON.parse(request.responseText) as { files: FileView[] }).files);
        return;
      }
      if (request.status === 401) session.end();
      void readApiError(new Response(request.responseText, { status: request.status })).then(reject, lost);
    });
  });
  const name = encodeURIComponent(file.name.slice(-500));
  request.open('POST', `/api/journey/files/${encodeURIComponent(taskId)}?name=${name}`);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.setRequestHeader('accept', 'application/json');
  const token = session.token();
  if (token !== null) request.setRequestHeader('authorization', `Bearer ${token}`);
  request.send(file);
  return { done, stop: () => request.abort() };
}
