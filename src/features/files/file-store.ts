import { pipeline } from 'node:stream/promises';
import { Transform, type Readable, type Writable } from 'node:stream';
import { mongo, type Connection } from 'mongoose';
import { newId } from '../../database/ids.ts';
import { FileTooLargeError, UploadCutOffError } from './file-errors.ts';
import type { MediaPurpose } from './own-media.contract.ts';
import { findUnfinished, type UploadPage } from './unfinished-uploads.ts';

/** Who a file belongs to, and for which work. */
export interface FilePlace {
  tenantId: string;
  ownerPersonId: string;
  courseId: string;
  assignmentId: string;
  journeyId: string;
  taskId: string;
}

/** Who a picture or recording beside own words belongs to, and what it is for. */
export interface MediaPlace {
  tenantId: string;
  ownerPersonId: string;
  purpose: MediaPurpose;
  /** Where the words belong to a course and go with it. */
  courseId?: string;
}

interface Stored {
  id: string;
  name: string;
  bytes: number;
  /** Absent until the content was looked at; such a file is never served. */
  type?: string;
  uploadedAt: Date;
}

export interface StoredFile extends FilePlace, Stored {}
export interface StoredMedia extends MediaPlace, Stored {}

export interface FileStore {
  /** Keeps a stream of at most `maximumBytes`. @throws FileTooLargeError, after which nothing is left */
  keep(
    place: FilePlace | MediaPlace,
    content: Readable,
    maximumBytes: number,
  ): Promise<{ id: string; bytes: number }>;
  /** Gives a kept file its name and type. */
  describe(id: string, file: { name: string; type: string }): Promise<void>;
  /** Work of a journey. */
  find(tenantId: string, id: string): Promise<StoredFile | null>;
  /** A picture or recording beside own words. */
  findMedia(tenantId: string, id: string): Promise<StoredMedia | null>;
  /** The content, whole or from byte `start` up to but without byte `end`. */
  open(id: string, range?: { start: number; end: number }): Readable;
  /** Safe to repeat. */
  remove(id: string): Promise<void>;
  /** Part of something from now on: a hand-in, or words. */
  markUsed(ids: string[]): Promise<void>;
  /** Part of nothing any more: swept, if it is still there by then. */
  markLoose(ids: string[]): Promise<void>;
  /** Files that are part of nothing yet and were uploaded before `before`, oldest first. */
  listLoose(before: Date, limit: number): Promise<(StoredFile | StoredMedia)[]>;
  /** How many pictures and recordings of this person are part of nothing yet. */
  countLooseMedia(tenantId: string, ownerPersonId: string): Promise<number>;
  /** One page of a look for uploads that never ended. */
  findUnfinished(page: UploadPage): ReturnType<typeof findUnfinished>;
}

/** Files in GridFS, in the collections `files.files` and `files.chunks`. */
export function createFileStore(connection: Connection): FileStore {
  const { db } = connection;
  if (!db) throw new Error('the database is not open');
  const bucket = new mongo.GridFSBucket(db, { bucketName: 'files' });
  const files = db.collection('files.files');
  const chunks = db.collection('files.chunks');

  const remove: FileStore['remove'] = async (id) => {
    // The bucket's own delete is an error for a file that is gone; an upload that never ended has chunks alone.
    await files.deleteOne({ _id: key(id) });
    await chunks.deleteMany({ files_id: key(id) });
  };

  async function findAny(tenantId: string, id: string): Promise<StoredFile | StoredMedia | null> {
    const [found] = await bucket.find({ _id: key(id), 'metadata.tenantId': tenantId }).toArray();
    return found ? toStoredFile(found) : null;
  }

  return {
    async keep(place, content, maximumBytes) {
      const id = newId();
      const counter = countBytes(maximumBytes);
      const upload = bucket.openUploadStreamWithId(key(id), 'upload', {
        metadata: { ...place, isLoose: true },
      });
      try {
        await pour(content, counter.stream, upload);
      } catch (error) {
        await remove(id);
        throw error;
      }
      return { id, bytes: counter.bytes() };
    },
    async describe(id, { name, type }) {
      await files.updateOne({ _id: key(id) }, { $set: { filename: name, 'metadata.type': type } });
    },
    async find(tenantId, id) {
      const found = await findAny(tenantId, id);
      return found && !('purpose' in found) ? found : null;
    },
    async findMedia(tenantId, id) {
      const found = await findAny(tenantId, id);
      return found && 'purpose' in found ? found : null;
    },
    open: (id, range) => bucket.openDownloadStream(key(id), range),
    remove,
    ...createLooseness(files),
    findUnfinished: (page) => findUnfinished({ files, chunks }, page),
  };
}

/** What is part of something, and what is not. */
function createLooseness(
  files: mongo.Collection,
): Pick<FileStore, 'markUsed' | 'markLoose' | 'countLooseMedia' | 'listLoose'> {
  return {
    async markUsed(ids) {
      await files.updateMany({ _id: { $in: ids.map(key) } }, { $unset: { 'metadata.isLoose': 1 } });
    },
    async markLoose(ids) {
      await files.updateMany({ _id: { $in: ids.map(key) } }, { $set: { 'metadata.isLoose': true } });
    },
    countLooseMedia: (tenantId, ownerPersonId) =>
      files.countDocuments({
        'metadata.tenantId': tenantId,
        'metadata.ownerPersonId': ownerPersonId,
        'metadata.purpose': { $exists: true },
        'metadata.isLoose': { $exists: true },
      }),
    async listLoose(before, limit) {
      const found = await files
        .find<mongo.GridFSFile>(
          { 'metadata.isLoose': { $exists: true }, uploadDate: { $lt: before } },
          { sort: { uploadDate: 1 }, limit },
        )
        .toArray();
      return found.map(toStoredFile);
    },
  };
}

/** Unlike a pipeline, leaves the source open on failure: an HTTP request must be read to its end to be answered. */
async function pour(source: Readable, through: Transform, into: Writable): Promise<void> {
  const cutOff = () => {
    if (!source.readableEnded) through.destroy(new UploadCutOffError());
  };
  source.once('close', cutOff);
  source.pipe(through);
  try {
    await pipeline(through, into);
  } finally {
    source.off('close', cutOff);
    source.unpipe(through);
  }
}

const key = (id: string) => new mongo.ObjectId(id);

function countBytes(maximum: number): { stream: Transform; bytes(): number } {
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maximum) done(new FileTooLargeError());
      else done(null, chunk);
    },
  });
  return { stream, bytes: () => bytes };
}

function toStoredFile(file: mongo.GridFSFile): StoredFile | StoredMedia {
  // Written by `keep` and `describe` above, and by nothing else.
  const { isLoose: _isLoose, ...place } = file.metadata as (FilePlace | MediaPlace) & {
    type?: string;
    isLoose?: boolean;
  };
  return {
    ...place,
    id: file._id.toHexString(),
    name: file.filename,
    bytes: file.length,
    uploadedAt: file.uploadDate,
  };
}
