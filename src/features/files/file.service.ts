import type { Readable } from 'node:stream';
import { handInLimits } from '../../domain/hand-in.ts';
import type { HandInFile } from '../../domain/journey.ts';
import type { Task } from '../../domain/pathway.ts';
import { ConflictError, NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
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
  drafts: DraftDesk;
  /** The student's own journey and one task of it. @throws NotFoundError */
  getOwnTask(session: Session, taskId: string): Promise<{ journey: OwnJourney; task: Task }>;
}

interface OwnJourney {
  _id: string;
  tenantId: string;
  personId: string;
  courseId: string;
  assignmentId: string;
}

type TaskPlace = Pick<FilePlace, 'tenantId' | 'journeyId' | 'taskId'>;

/** What files need to know of journeys and their drafts. */
export interface DraftDesk {
  list(place: TaskPlace): Promise<HandInFile[]>;
  /** Answers with all files of the draft. */
  add(place: TaskPlace, file: HandInFile): Promise<HandInFile[]>;
  /** Answers with those that were there before. */
  take(place: TaskPlace, fileId: string): Promise<HandInFile[]>;
  isHandedIn(place: Pick<FilePlace, 'tenantId' | 'journeyId'>, fileId: string): Promise<boolean>;
}

export function createFileService(dependencies: FileServiceDependencies): FileService {
  const { files, drafts, getOwnTask } = dependencies;

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
    if ((await drafts.list(draftOf(place))).length >= looseFilesAtMost) {
      const sentence = 'There are too many files here. Take one away, then add another.';
      throw new ConflictError(sentence, 'RULE_BROKEN', { rule: 'TOO_MANY_FILES' });
    }
    const kept = await files.keep(place, content, handInLimits.fileBytes);
    try {
      const type = await typeOf(kept, name);
      const file = { id: kept.id, name: safeFileName(name, type), type, bytes: kept.bytes };
      await files.describe(file.id, file);
      return await drafts.add(draftOf(place), file);
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
    const listed = await drafts.take(draftOf(place), fileId);
    const wasListed = listed.some(({ id }) => id === fileId);
    if (wasListed && !(await drafts.isHandedIn(place, fileId))) await files.remove(fileId);
    return listed.filter(({ id }) => id !== fileId);
  };

  const getForReading: FileService['getForReading'] = async (session, fileId) => {
    const file = await files.find(session.tenantId, fileId);
    const { type } = file ?? {};
    if (!file || type === undefined || !(await mayRead(session, file)))
      throw new NotFoundError('We could not find this file.');
    return { ...file, type };
  };

  /**
   * Drafts stay with the student. What was handed in, teachers see in their whole course, because a conference shows work of several
   * assignments; reviewers see that of the assignment that they opened.
   */
  async function mayRead(session: Session, file: StoredFile): Promise<boolean> {
    if (file.courseId !== session.courseId) return false;
    if (session.role === 'student') return file.ownerPersonId === session.personId;
    if (session.role !== 'teacher' && file.assignmentId !== session.assignmentId) return false;
    return drafts.isHandedIn(file, file.id);
  }

  return { add, removeFromDraft, getForReading, open: files.open };
}

function draftOf({ tenantId, journeyId, taskId }: FilePlace): TaskPlace {
  return { tenantId, journeyId, taskId };
}
