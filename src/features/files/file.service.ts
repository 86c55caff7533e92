import type { Readable } from 'node:stream';
import { handInLimits } from '../../domain/hand-in.ts';
import type { HandInFile, Journey } from '../../domain/journey.ts';
import type { Task } from '../../domain/pathway.ts';
import { ConflictError, NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { Draft, JourneyModels, StoredJourney } from '../journeys/journey.model.ts';
import { FileEmptyError, FileTooLargeError, FileTypeRefusedError } from './file-errors.ts';
import { safeFileName } from './file-names.ts';
import type { FilePlace, FileStore, StoredFile } from './file-store.ts';
import { sniffType } from './sniff.ts';

/** More than one hand-in holds, so that a student can try another photo before taking one away. */
const looseFilesAtMost = 10;

export interface ServedFile extends StoredFile {
  type: string;
}

export interface FileService {
  /** Adds a file to the draft of the student's own task. `declaredBytes` is refused early when it is too much. */
  add(
    session: Session,
    upload: { taskId: string; name: string; declaredBytes: number | undefined; content: Readable },
  ): Promise<HandInFile[]>;
  /** Takes a file out of the draft. A file that is not there is no error. */
  removeFromDraft(session: Session, taskId: string, fileId: string): Promise<HandInFile[]>;
  /** @throws NotFoundError for every file that this person may not see */
  getForReading(session: Session, fileId: string): Promise<ServedFile>;
  open: FileStore['open'];
}

export interface FileServiceDependencies {
  files: FileStore;
  models: JourneyModels;
  /** The student's own journey and one task of it. @throws NotFoundError */
  getOwnTask(session: Session, taskId: string): Promise<{ journey: StoredJourney; task: Task }>;
  /** Makes the draft of a task when there is none yet. */
  ensureDraft(place: { tenantId: string; journeyId: string; taskId: string }): Promise<Draft>;
}

export function createFileService(dependencies: FileServiceDependencies): FileService {
  const { files, models, getOwnTask, ensureDraft } = dependencies;

  async function placeOf(session: Session, taskId: string): Promise<FilePlace> {
    const { journey, task } = await getOwnTask(session, taskId);
    if (!task.formats.includes('file')) {
      const sentence = 'This task is handed in another way.';
      throw new ConflictError(sentence, 'RULE_BROKEN', { rule: 'FORMAT_NOT_ACCEPTED' });
    }
    const { tenantId, personId, courseId, assignmentId, _id } = journey;
    return { tenantId, ownerPersonId: personId, courseId, assignmentId, journeyId: _id, taskId };
  }

  const add: FileService['add'] = async (session, { taskId, name, declaredBytes, content }) => {
    if ((declaredBytes ?? 0) > handInLimits.fileBytes) throw new FileTooLargeError();
    const place = await placeOf(session, taskId);
    const draft = await ensureDraft(draftOf(place));
    if ((draft.files?.length ?? 0) >= looseFilesAtMost) {
      const sentence = 'There are too many files here. Take one away, then add another.';
      throw new ConflictError(sentence, 'RULE_BROKEN', { rule: 'TOO_MANY_FILES' });
    }
    const kept = await files.keep(place, content, handInLimits.fileBytes);
    try {
      const type = await typeOf(kept, name);
      const file = { id: kept.id, name: safeFileName(name, type), type, bytes: kept.bytes };
      await files.describe(file.id, file);
      const changed = await models.drafts
        .findOneAndUpdate(draftOf(place), { $push: { files: file } }, { returnDocument: 'after' })
        .lean();
      return changed?.files ?? [file];
    } catch (error) {
      await files.remove(kept.id);
      throw error;
    }
  };

  async function typeOf({ id, bytes }: { id: string; bytes: number }, name: string): Promise<string> {
    if (bytes === 0) throw new FileEmptyError();
    const type = await sniffType(() => files.open(id), name);
    if (type === null) throw new FileTypeRefusedError();
    return type;
  }

  const removeFromDraft: FileService['removeFromDraft'] = async (session, taskId, fileId) => {
    const place = await placeOf(session, taskId);
    const before = await models.drafts
      .findOneAndUpdate(draftOf(place), { $pull: { files: { id: fileId } } }, { returnDocument: 'before' })
      .lean();
    const listed: HandInFile[] = before?.files ?? [];
    if (listed.some(({ id }) => id === fileId)) {
      const journey = await models.journeys
        .findOne({ tenantId: place.tenantId, _id: place.journeyId })
        .lean();
      if (!journey || !isHandedIn(journey, fileId)) await files.remove(fileId);
    }
    return listed.filter(({ id }) => id !== fileId);
  };

  const getForReading: FileService['getForReading'] = async (session, fileId) => {
    const file = await files.find(session.tenantId, fileId);
    const { type } = file ?? {};
    if (!file || type === undefined || !(await mayRead(session, file)))
      throw new NotFoundError('We could not find this file.');
    return { ...file, type };
  };

  /** Drafts stay with the student; reviewers see what was handed in, in their own course. */
  async function mayRead(session: Session, file: StoredFile): Promise<boolean> {
    if (session.role === 'student')
      return file.ownerPersonId === session.personId && file.assignmentId === session.assignmentId;
    if (file.courseId !== session.courseId || file.assignmentId !== session.assignmentId) return false;
    const { tenantId, journeyId } = file;
    const journey = await models.journeys.findOne({ tenantId, _id: journeyId }).select({ works: 1 }).lean();
    return journey !== null && isHandedIn(journey, file.id);
  }

  return { add, removeFromDraft, getForReading, open: files.open };
}

function draftOf({ tenantId, journeyId, taskId }: FilePlace) {
  return { tenantId, journeyId, taskId };
}

/** Whether a hand-in of this journey, the latest or an earlier one, or an answer to one, holds the file. */
export function isHandedIn({ works }: Pick<Journey, 'works'>, fileId: string): boolean {
  return works.some(
    ({ handIns, reviews }) =>
      handIns.some(({ files }) => files?.some(({ id }) => id === fileId) === true) ||
      reviews.some(({ voice }) => voice?.id === fileId),
  );
}
