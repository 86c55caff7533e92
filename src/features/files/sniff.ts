import type { Readable } from 'node:stream';
import { fileTypeFromStream } from 'file-type';
import { acceptedType, isNamedAsText } from './file-names.ts';

/**
 * The media type of a file by its content; null when it is none of those that are accepted. The name and what the
 * browser said about it are not believed. `open` gives the content from its beginning, each time anew.
 */
export async function sniffType(open: () => Readable, name: string): Promise<string | null> {
  const stream = open();
  const detected = await fileTypeFromStream(stream).finally(() => stream.destroy());
  if (detected) return acceptedType(detected.mime);
  return isNamedAsText(name) && (await isPlainText(open())) ? 'text/plain' : null;
}

/** UTF-8 without control characters that begins neither as markup nor as a program. */
async function isPlainText(stream: Readable): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let start = '';
  try {
    for await (const chunk of stream) {
      const text = decoder.decode(chunk as Uint8Array, { stream: true });
      if (/[^\P{Cc}\t\n\r\f]/u.test(text)) return false;
      if (start.length < 2_000) start += text;
    }
    decoder.decode();
  } catch {
    return false;
  } finally {
    stream.destroy();
  }
  return !/^\s*(?:#!|<[!?a-z])/i.test(start) && !/<(?:script|html|svg|body|iframe)[\s>/]/i.test(start);
}
