import type { Readable } from 'node:stream';
import type { HandInFile } from '../../domain/journey.ts';
import { ConflictError, NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import { FileEmptyError, FileTypeRefusedError } from './file-errors.ts';
import { safeFileName } from './file-names.ts';
import type { FileStore } from './file-store.ts';
import { sniffType } from './sniff.ts';

interface ReviewedJourney {
  tenantId: string;
  personId: string;
  courseId: string;
  assignmentId: string;
}

interface VoicePlace {
  journeyId: string;
  taskId: string;
}

/** Voice comments: kept like a student's files, readable by that student and who reviews, once they are part of an answer. */
export interface VoiceService {
  /** @throws ConflictError where the district has not allowed it @throws FileTypeRefusedError for anything but sound */
  add(session: Session, place: VoicePlace, open: () => Readable): Promise<HandInFile>;
  /** A recording that was kept for this task of this journey. @throws NotFoundError */
  get(session: Session, place: VoicePlace & { fileId: string }): Promise<HandInFile>;
}

/** A minute of speech takes about half a megabyte. */
const bytesAtMost = 3 * 1024 * 1024;

export function createVoiceService(dependencies: {
  files: FileStore;
  isVoiceAllowed(tenantId: string, courseId: string | undefined): Promise<boolean>;
  getForReview(session: Session, journeyId: string): Promise<ReviewedJourney>;
}): VoiceService {
  const { files, isVoiceAllowed, getForReview } = dependencies;
  return {
    async add(session, { journeyId, taskId }, open) {
      const { tenantId, personId, courseId, assignmentId } = await getForReview(session, journeyId);
      if (!(await isVoiceAllowed(tenantId, courseId))) throw notAllowed();
      const place = { tenantId, ownerPersonId: personId, courseId, assignmentId, journeyId, taskId };
      const kept = await files.keep(place, open(), bytesAtMost);
      try {
        if (kept.bytes === 0) throw new FileEmptyError();
        const type = await sniffType(() => files.open(kept.id), 'voice.webm');
        if (!type?.startsWith('audio/')) throw new FileTypeRefusedError();
        const file = { id: kept.id, name: safeFileName('voice', type), type, bytes: kept.bytes };
        await files.describe(file.id, file);
        return file;
      } catch (error) {
        await files.remove(kept.id);
        throw error;
      }
    },
    async get(session, { journeyId, taskId, fileId }) {
      const found = await files.find(session.tenantId, fileId);
      const isOfTask = found?.journeyId === journeyId && found.taskId === taskId;
      if (!found?.type?.startsWith('audio/') || !isOfTask)
        throw new NotFoundError('We could not find this recording.');
      const { id, name, type, bytes } = found;
      return { id, name, type, bytes };
    },
  };
}

function notAllowed(): ConflictError {
  const sentence = 'Your district has not switched voice comments on.';
  return new ConflictError(sentence, 'RULE_BROKEN', { rule: 'VOICE_NOT_ALLOWED' });
}
