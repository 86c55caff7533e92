import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { recordPage } from './export-html.ts';
import type { ExportedRecord } from './export-record.ts';
import type { Language } from './export-words.ts';

/**
 * Writes a person's record as a zip: `index.html` to read, `data.json` for machines with a dictionary of its parts, and the files.
 * Files are read one after the other, so that a large record takes no memory.
 */
export async function writeRecordZip(
  record: ExportedRecord,
  language: Language,
  { into, openFile }: { into: Writable; openFile(id: string): Readable },
): Promise<void> {
  const zip = new ZipFile();
  const mtime = record.exportedAt;
  zip.addBuffer(Buffer.from(recordPage(record, language)), 'index.html', { mtime });
  zip.addBuffer(Buffer.from(JSON.stringify(asJson(record, language), null, 2)), 'data.json', { mtime });
  for (const { id, path } of record.files) {
    zip.addReadStreamLazy(path, { mtime, compress: false }, (give) => {
      const content = openFile(id);
      content.once('error', (error) => zip.emit('error', error));
      give(undefined, content);
    });
  }
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => void output.destroy(error));
  zip.end();
  await pipeline(output, into);
}

function asJson(record: ExportedRecord, language: Language): object {
  return {
    exportedAt: record.exportedAt,
    dictionary: record.parts.map(({ holding }) => ({
      part: holding.collection,
      title: holding.title[language],
      holds: holding.holds[language],
      purpose: holding.purpose[language],
    })),
    titles: Object.fromEntries(record.titles),
    data: Object.fromEntries(record.parts.map(({ holding, rows }) => [holding.collection, rows])),
    files: record.files,
    audit: record.audit.map(({ at, actor, action, target, details }) => ({
      at,
      by: record.names.get(actor.id) ?? actor.kind,
      action,
      target,
      details,
    })),
  };
}
