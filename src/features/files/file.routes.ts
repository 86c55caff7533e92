import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { BindApi, BindBytes } from '../../http/api-route.ts';
import { InvalidRequestError } from '../../http/errors.ts';
import { getFileApi, removeFileApi, uploadFileApi } from './file.contract.ts';
import { isShownInPlace } from './file-names.ts';
import type { FileService, ServedFile } from './file.service.ts';

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

interface Sending {
  file: ServedFile;
  isInline: boolean;
  request: Request;
  response: Response;
}

/** Sends a file so that no browser runs anything in it: own type, no sniffing, a sandbox, and saved unless it only shows. */
async function sendFile(files: FileService, { file, isInline, request, response }: Sending): Promise<void> {
  const isShown = isInline && isShownInPlace(file.type);
  response.attachment(file.name).set({
    'content-type': file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-store, no-transform',
    'accept-ranges': 'bytes',
  });
  if (isShown) response.set('content-disposition', 'inline');
  const range = rangeOf(request, file.bytes);
  if (range === 'unsatisfiable') {
    response.status(416).set('content-range', `bytes */${file.bytes}`).end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: file.bytes };
  if (range) response.status(206).set('content-range', `bytes ${start}-${end - 1}/${file.bytes}`);
  response.set('content-length', String(end - start));
  await pipeline(files.open(file.id, range ?? undefined), response).catch(() => response.destroy());
}

/** One range, as players of sound ask for; several at once are answered with the whole file (RFC 9110 §14.2). */
function rangeOf(request: Request, bytes: number): { start: number; end: number } | 'unsatisfiable' | null {
  const ranges = request.range(bytes, { combine: true });
  if (ranges === -1) return 'unsatisfiable';
  const [only] = ranges === undefined || ranges === -2 || ranges.type !== 'bytes' ? [] : ranges;
  return only === undefined || (ranges as unknown[]).length > 1
    ? null
    : { start: only.start, end: only.end + 1 };
}
