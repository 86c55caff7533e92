import { Readable } from 'node:stream';
import { ConflictError, NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import {
  FileEmptyError,
  MediaTooLargeError,
  MediaTypeRefusedError,
  UploadCutOffError,
} from './file-errors.ts';
import { safeFileName } from './file-names.ts';
import type { FileStore, StoredMedia } from './file-store.ts';
import { hasFilm } from './has-film.ts';
import type { MediaDesk, MediaKeeper, MediaPurpose, MediaView } from './own-media.contract.ts';
import { sniffType } from './sniff.ts';
import { stripMetadata } from './strip-metadata.ts';

export interface ServedMedia extends StoredMedia {
  type: string;
}

/**
 * Pictures and short voice recordings beside a student's own words. The order is: `add` keeps the bytes, `attach` makes them part of
 * something, `detach` ends that and removes them. What is cut off in between is swept.
 */
export interface OwnMedia extends MediaKeeper {
  /**
   * Keeps a picture, without what it says about place and time, or a recording.
   * @throws ConflictError where the district has not allowed it, or with too many that are attached to nothing; FileEmptyError;
   * MediaTooLargeError; MediaTypeRefusedError
   */
  add(session: Session, purpose: MediaPurpose, open: () => Readable): Promise<MediaView>;
  /** @throws NotFoundError for everything that this person may not see */
  getForReading(session: Session, mediaId: string): Promise<ServedMedia>;
  open: FileStore['open'];
  /** Of one that has been loose for long: removed, unless words hold it. @returns whether it was removed */
  sweep(media: StoredMedia): Promise<boolean>;
}

const pictureBytes = 5 * 1024 * 1024;
/** A minute of speech takes about half a megabyte. */
const voiceBytes = 3 * 1024 * 1024;
const looseAtMost = 20;
/** What recorders of browsers write, and what they can be asked for. */
const voiceTypes = new Set(['audio/webm', 'audio/ogg', 'audio/mp4', 'audio/wav']);

export function createOwnMedia(dependencies: {
  files: FileStore;
  /** Asked when it is needed, because the features that own the desks are made later. */
  deskOf(purpose: MediaPurpose): MediaDesk | undefined;
  isAllowed(tenantId: string, courseId: string | undefined): Promise<boolean>;
}): OwnMedia {
  const { files, deskOf, isAllowed } = dependencies;

  return {
    async add(session, purpose, open) {
      const { tenantId, personId, courseId } = session;
      if (!(await isAllowed(tenantId, courseId))) throw mediaNotAllowed();
      if ((await files.countLooseMedia(tenantId, personId)) >= looseAtMost) throw tooMany();
      const content = await readAtMost(open(), pictureBytes);
      const { kind, type, bytes } = await checked(content);
      // A profile goes with the person through all courses; a look back belongs to its course.
      const course = purpose === 'reflection' && courseId ? { courseId } : {};
      const place = { tenantId, ownerPersonId: personId, purpose, ...course };
      const { id } = await files.keep(place, streamOf(bytes), bytes.length);
      await files.describe(id, { name: safeFileName(kind, type), type });
      return { id, kind, type, bytes: bytes.length };
    },
    async attach({ tenantId, personId, courseId }, { purpose, mediaId }, work) {
      if (!(await isAllowed(tenantId, courseId))) throw mediaNotAllowed();
      const found = await files.findMedia(tenantId, mediaId);
      const isOwn = found?.ownerPersonId === personId && found.purpose === purpose;
      if (!found?.type || !isOwn) throw new NotFoundError('We could not find this picture or recording.');
      const { id, type, bytes } = found;
      const kind = type.startsWith('image/') ? 'picture' : 'voice';
      const done = await work({ id, kind, type, bytes });
      await files.markUsed([mediaId]);
      return done;
    },
    async detach(mediaId, work) {
      // Cut off after any of these, the sweeper finds out whether words still hold it.
      await files.markLoose([mediaId]);
      const done = await work();
      await files.remove(mediaId);
      return done;
    },
    async getForReading(session, mediaId) {
      const { tenantId, personId } = session;
      const media = await files.findMedia(tenantId, mediaId);
      const { type } = media ?? {};
      const mayRead =
        media &&
        (media.ownerPersonId === personId ||
          (await deskOf(media.purpose)?.mayRead(session, mediaId)) === true);
      if (!mayRead || type === undefined)
        throw new NotFoundError('We could not find this picture or recording.');
      return { ...media, type };
    },
    open: files.open,
    async sweep({ tenantId, id, purpose }) {
      if (await deskOf(purpose)?.isAttached(tenantId, id)) {
        await files.markUsed([id]);
        return false;
      }
      await files.remove(id);
      return true;
    },
  };
}

/** What the bytes are, and the bytes as they are kept. */
async function checked(content: Buffer): Promise<{ kind: 'picture' | 'voice'; type: string; bytes: Buffer }> {
  if (content.length === 0) throw new FileEmptyError();
  // No name: plain text without one is text, and refused as such.
  const type = (await sniffType(() => streamOf(content), '')) ?? '';
  const picture = stripMetadata(content, type);
  if (picture) return { kind: 'picture', type, bytes: picture };
  if (!voiceTypes.has(type) || hasFilm(content)) throw new MediaTypeRefusedError();
  if (content.length > voiceBytes) throw new MediaTooLargeError('voice');
  return { kind: 'voice', type, bytes: content };
}

/** Leaves the source open on failure: an HTTP request must be read to its end to be answered. */
function readAtMost(source: Readable, bytesAtMost: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    const end = (finish: () => void) => {
      source.off('data', take).off('end', whole).off('close', cutOff).off('error', cutOff);
      finish();
    };
    const take = (part: Buffer) => {
      length += part.length;
      parts.push(part);
      if (length > bytesAtMost) end(() => reject(new MediaTooLargeError('picture')));
    };
    const whole = () => end(() => resolve(Buffer.concat(parts)));
    const cutOff = () => end(() => reject(new UploadCutOffError()));
    source.on('data', take).once('end', whole).once('close', cutOff).once('error', cutOff);
  });
}

/** Bytes as a stream that gives as many as are asked for. */
const streamOf = (bytes: Buffer): Readable => Readable.from([bytes], { objectMode: false });

function mediaNotAllowed(): ConflictError {
  const sentence = 'Your district has not switched pictures and recordings on.';
  return new ConflictError(sentence, 'RULE_BROKEN', { rule: 'MEDIA_NOT_ALLOWED' });
}

function tooMany(): ConflictError {
  const sentence = 'There are many pictures here that you did not use. Use one of them, or wait a week.';
  return new ConflictError(sentence, 'RULE_BROKEN', { rule: 'TOO_MANY_FILES' });
}
