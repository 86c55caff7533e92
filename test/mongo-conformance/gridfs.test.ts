import { randomBytes } from 'node:crypto';
import { mongo } from 'mongoose';
import { useMongo } from './connect.ts';

const connection = useMongo();

async function bytesOf(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part as Buffer));
  return Buffer.concat(parts);
}

describe('GridFS', () => {
  test('keeps bytes over several chunks, whole and in ranges, and forgets them', async () => {
    const bucket = new mongo.GridFSBucket(connection.db, { bucketName: 'conformance' });
    const bytes = randomBytes(700_000);
    const upload = bucket.openUploadStream('frog.png', { metadata: { owner: 'ana', isLoose: true } });
    upload.end(bytes);
    await new Promise((resolve, reject) => upload.once('finish', resolve).once('error', reject));

    expect(await bytesOf(bucket.openDownloadStream(upload.id))).toEqual(bytes);
    const range = { start: 261_000, end: 523_000 };
    expect(await bytesOf(bucket.openDownloadStream(upload.id, range))).toEqual(
      bytes.subarray(261_000, 523_000),
    );
    const [found] = await bucket.find({ _id: upload.id, 'metadata.owner': 'ana' }).toArray();
    expect(found).toMatchObject({ length: 700_000, filename: 'frog.png', metadata: { owner: 'ana' } });
    expect(await bucket.find({ _id: upload.id, 'metadata.owner': 'dev' }).toArray()).toEqual([]);

    await bucket.delete(upload.id);
    expect(await connection.db.collection('conformance.chunks').find().toArray()).toEqual([]);
  });
});
