import type { Request } from 'express';
import type { BindApi, BindBytes } from '../../http/api-route.ts';
import { InvalidRequestError } from '../../http/errors.ts';
import { getFileApi, removeFileApi, uploadFileApi } from './file.contract.ts';
import type { FileService } from './file.service.ts';
import { sendFile } from './send-file.ts';

/** Files that students hand in. */
export function fileRoutes(bind: BindApi, bindBytes: BindBytes, { files }: { files: FileService }): void {
  bindBytes(uploadFileApi, async ({ session, params, query, request }) => {
    checkIsBytes(request);
    const declared = Number(request.headers['content-length'] ?? Number.NaN);
    try {
      const now = await files.add(session, {
        taskId: params.taskId,
        name: query.name,
        declaredBytes: Number.isFinite(declared) ? declared : undefined,
        content: request,
      });
      return { files: now };
    } catch (error) {
      // The browser reads the answer only once it may send to the end.
      request.resume();
      throw error;
    }
  });
  bind(removeFileApi, async ({ session, params }) => ({
    files: await files.removeFromDraft(session, params.taskId, params.fileId),
  }));
  bindBytes(getFileApi, async ({ session, params, query, request, response }) => {
    const file = await files.getForReading(session, params.fileId);
    await sendFile(files, { file, isInline: query.inline === '1', request, response });
    return undefined;
  });
}

/** Other body types may have been read by a parser already. */
export function checkIsBytes(request: Request): void {
  if (request.headers['content-type'] === 'application/octet-stream') return;
  throw new InvalidRequestError([
    { path: 'content-type', message: 'must be application/octet-stream, with the bytes of the file as body' },
  ]);
}
