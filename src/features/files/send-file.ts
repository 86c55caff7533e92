import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { isShownInPlace } from './file-names.ts';
import type { FileStore } from './file-store.ts';

interface Sending {
  file: { id: string; name: string; type: string; bytes: number };
  isInline: boolean;
  request: Request;
  response: Response;
}

/** Sends a file so that no browser runs anything in it: own type, no sniffing, a sandbox, and saved unless it only shows. */
export async function sendFile(
  files: Pick<FileStore, 'open'>,
  { file, isInline, request, response }: Sending,
): Promise<void> {
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
