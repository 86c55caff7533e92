import { mongo } from 'mongoose';

/** Uploads in the order in which they began: those after the id `after`, and begun before `before`. */
export interface UploadPage {
  after: string;
  before: Date;
  limit: number;
}

/**
 * The uploads of a page that left content and no file, because the process died in the middle.
 * @returns `last`: where the next page begins; absent at the end
 */
export async function findUnfinished(
  { files, chunks }: Record<'files' | 'chunks', mongo.Collection>,
  { after, before, limit }: UploadPage,
): Promise<{ unfinished: string[]; last?: string }> {
  const until = mongo.ObjectId.createFromTime(Math.floor(before.getTime() / 1000));
  // Answered by the index alone: no content is read.
  const begun = await chunks
    .find(
      { files_id: { $gt: new mongo.ObjectId(after), $lt: until }, n: 0 },
      { projection: { _id: 0, files_id: 1 }, sort: { files_id: 1 }, limit },
    )
    .toArray();
  const ids = begun.map((chunk): mongo.ObjectId => chunk['files_id']);
  const ended = await files.find({ _id: { $in: ids } }, { projection: { _id: 1 } }).toArray();
  const known = new Set(ended.map(({ _id }) => _id.toHexString()));
  const unfinished = ids.map((id) => id.toHexString()).filter((id) => !known.has(id));
  const last = ids.length === limit ? ids.at(-1)?.toHexString() : undefined;
  return { unfinished, ...(last === undefined ? {} : { last }) };
}
