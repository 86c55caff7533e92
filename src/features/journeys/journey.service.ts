import { newId } from '../../database/ids.ts';
import {
  answerSwitch,
  findWork,
  handIn,
  pickTask,
  review,
  switchTask,
  unpick,
  type HandIn,
  type HandInFile,
  type Journey,
} from '../../domain/journey.ts';
import type { Level } from '../../domain/levels.ts';
import { findTask, type PathwayContent, type Task } from '../../domain/pathway.ts';
import type { RowLevels } from '../../domain/rubric.ts';
import { DomainRuleError } from '../../domain/rule-error.ts';
import { NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import { byTheRules } from './by-the-rules.ts';
import type { Draft, JourneyModels, StoredJourney } from './journey.model.ts';
import type { JourneyAssignment, JourneyStore } from './journey.store.ts';

interface Choice {
  id: string;
  groupId: string;
  reason?: string;
}

type WorkInput = Omit<HandIn, 'handedInAt' | 'files'> & { files?: string[] };

type Step = (journey: Journey, content: PathwayContent) => Journey;

interface DraftPlace {
  tenantId: string;
  journeyId: string;
  taskId: string;
}

export interface JourneyService {
  /** The student's own journey of this session, with drafts. */
  open(session: Session): Promise<{ journey: StoredJourney; drafts: Draft[] }>;
  pick(session: Session, input: Choice & { taskId: string }): Promise<StoredJourney>;
  unpick(session: Session, pickId: string): Promise<StoredJourney>;
  switchPick(
    session: Session,
    input: Choice & { fromTaskId: string; toTaskId: string },
  ): Promise<StoredJourney>;
  saveDraft(
    session: Session,
    taskId: string,
    draft: Pick<Draft, 'text' | 'link' | 'note' | 'way' | 'selfRating' | 'revision'>,
  ): Promise<Draft>;
  /** Files by id: those of the task's draft, or of its earlier hand-ins. */
  handIn(session: Session, taskId: string, work: WorkInput): Promise<StoredJourney>;
  /** The student's own journey and one task of it. @throws NotFoundError */
  getOwnTask(session: Session, taskId: string): Promise<{ journey: StoredJourney; task: Task }>;
  /** The draft of a task; made empty, with revision −1, when there is none yet. */
  ensureDraft(place: DraftPlace): Promise<Draft>;
  listDrafts(session: Session, journeyId: string): Promise<Draft[]>;
  review(
    session: Session,
    journeyId: string,
    input: {
      id: string;
      taskId: string;
      handInId: string;
      outcome: 'accepted' | 'not-yet';
      points?: number;
      level?: Level;
      rows?: RowLevels;
      voiceFileId?: string;
      comment?: string;
    },
  ): Promise<StoredJourney>;
  answerSwitch(
    session: Session,
    journeyId: string,
    input: { requestId: string; answer: 'approved' | 'declined' },
  ): Promise<StoredJourney>;
  /** Changes the student's own journey by a rule of src/domain. @throws ConflictError RULE_BROKEN */
  changeOwn(session: Session, apply: Step): Promise<StoredJourney>;
  /** The same for a journey of the session's own assignment, by who reviews it. */
  changeReviewed(session: Session, journeyId: string, apply: Step): Promise<StoredJourney>;
  /** A journey of the session's own assignment. @throws NotFoundError for any other */
  getForReview(session: Session, journeyId: string): Promise<StoredJourney>;
}

export interface JourneyServiceDependencies {
  models: JourneyModels;
  store: JourneyStore;
  clock: Clock;
  getAssignment(tenantId: string, assignmentId: string): Promise<JourneyAssignment>;
  getStudent(tenantId: string, personId: string): Promise<{ isTestStudent: boolean }>;
  /** Told which files became part of a hand-in. */
  getVoice(
    session: Session,
    place: { journeyId: string; taskId: string; fileId: string },
  ): Promise<HandInFile>;
  onFilesHandedIn(fileIds: string[]): Promise<void>;
  /** Told after each change that may have to be sent to the LMS. */
  onChanged(): void;
}

export function createJourneyService(dependencies: JourneyServiceDependencies): JourneyService {
  const { models, store, clock, getAssignment, getStudent, onFilesHandedIn, onChanged } = dependencies;

  async function assignmentOf(session: Session): Promise<JourneyAssignment> {
    if (!session.assignmentId) throw new NotFoundError('This session belongs to no assignment.');
    return getAssignment(session.tenantId, session.assignmentId);
  }

  async function ownJourney(
    session: Session,
  ): Promise<{ journey: StoredJourney; assignment: JourneyAssignment }> {
    const assignment = await assignmentOf(session);
    const student = {
      _id: session.personId,
      isTestStudent: async () => (await getStudent(session.tenantId, session.personId)).isTestStudent,
    };
    return { journey: await store.ensure(session.tenantId, assignment, student), assignment };
  }

  async function changeOwn(session: Session, apply: Step): Promise<StoredJourney> {
    const { journey, assignment } = await ownJourney(session);
    const changed = await byTheRules(() => store.change(journey, assignment.points, apply));
    onChanged();
    return changed;
  }

  async function changeReviewed(session: Session, journeyId: string, apply: Step): Promise<StoredJourney> {
    const assignment = await assignmentOf(session);
    const journey = await getForReview(session, journeyId);
    const changed = await byTheRules(() => store.change(journey, assignment.points, apply));
    onChanged();
    return changed;
  }

  async function getForReview(session: Session, journeyId: string): Promise<StoredJourney> {
    const journey = await store.get(session.tenantId, journeyId);
    if (journey.assignmentId !== session.assignmentId)
      throw new NotFoundError('We could not find this student’s work.');
    return journey;
  }

  async function listDrafts(session: Session, journeyId: string): Promise<Draft[]> {
    return models.drafts.find({ tenantId: session.tenantId, journeyId }).lean();
  }

  const saveDraft: JourneyService['saveDraft'] = async (session, taskId, input) => {
    const { journey } = await ownJourney(session);
    const content = await store.contentOf(journey);
    if (!findTask(content, taskId)) throw new NotFoundError('This pathway has no such task.');
    const place = { tenantId: session.tenantId, journeyId: journey._id, taskId };
    await makeDraft(place);
    // Only a newer revision replaces an older one.
    await models.drafts.updateOne(
      { ...place, revision: { $lte: input.revision } },
      { $set: { ...input, savedAt: clock() } },
    );
    return getDraft(place);
  };

  async function makeDraft(place: DraftPlace): Promise<void> {
    await models.drafts.updateOne(
      place,
      { $setOnInsert: { _id: newId(), text: '', link: '', note: '', revision: -1, savedAt: clock() } },
      { upsert: true },
    );
  }

  async function getDraft(place: DraftPlace): Promise<Draft> {
    const stored = await models.drafts.findOne(place).lean();
    if (!stored) throw new NotFoundError('This draft is gone.');
    return stored;
  }

  async function ensureDraft(place: DraftPlace): Promise<Draft> {
    await makeDraft(place);
    return getDraft(place);
  }

  const getOwnTask: JourneyService['getOwnTask'] = async (session, taskId) => {
    const { journey } = await ownJourney(session);
    const placed = findTask(await store.contentOf(journey), taskId);
    if (!placed) throw new NotFoundError('This pathway has no such task.');
    return { journey, task: placed.task };
  };

  const handInWork: JourneyService['handIn'] = async (session, taskId, { files: ids, ...work }) => {
    if (ids === undefined || work.format !== 'file') {
      return changeOwn(session, (journey, content) =>
        handIn(journey, content, { taskId, handIn: { ...work, handedInAt: clock() } }),
      );
    }
    const { journey: own } = await getOwnTask(session, taskId);
    const place = { tenantId: session.tenantId, journeyId: own._id, taskId };
    const added = (await models.drafts.findOne(place).lean())?.files ?? [];
    const handedIn = await changeOwn(session, (journey, content) =>
      handIn(journey, content, {
        taskId,
        handIn: {
          ...work,
          handedInAt: clock(),
          files: chosenFiles(ids, [...added, ...filesOf(journey, taskId)]),
        },
      }),
    );
    await onFilesHandedIn(ids);
    await models.drafts.updateOne(place, { $pull: { files: { id: { $in: ids } } } });
    return handedIn;
  };

  const reviewWork: JourneyService['review'] = async (session, journeyId, input) => {
    const { taskId, voiceFileId, ...answer } = input;
    const voice =
      voiceFileId === undefined
        ? undefined
        : await dependencies.getVoice(session, { journeyId, taskId, fileId: voiceFileId });
    const reviewed = await changeReviewed(session, journeyId, (journey, content) =>
      review(journey, content, {
        taskId,
        review: {
          ...answer,
          ...(voice ? { voice } : {}),
          reviewedAt: clock(),
          reviewedBy: session.personId,
        },
      }),
    );
    if (voice) await onFilesHandedIn([voice.id]);
    return reviewed;
  };

  return {
    async open(session) {
      const { journey } = await ownJourney(session);
      return { journey, drafts: await listDrafts(session, journey._id) };
    },
    pick: (session, input) =>
      changeOwn(session, (journey, content) => pickTask(journey, content, withTime(input, clock()))),
    unpick: (session, pickId) =>
      changeOwn(session, (journey, content) => {
        const pick = journey.picks.find(({ id }) => id === pickId);
        if (!pick) throw new NotFoundError('There is no such choice.');
        return unpick(journey, content, { groupId: pick.groupId, taskId: pick.taskId, at: clock() });
      }),
    switchPick: (session, input) =>
      changeOwn(session, (journey, content) => switchTask(journey, content, withTime(input, clock()))),
    saveDraft,
    handIn: handInWork,
    getOwnTask,
    ensureDraft,
    listDrafts,
    review: reviewWork,
    answerSwitch: (session, journeyId, input) =>
      changeReviewed(session, journeyId, (journey, content) =>
        answerSwitch(journey, content, { ...input, at: clock(), by: session.personId }),
      ),
    changeOwn,
    changeReviewed,
    getForReview,
  };
}

function filesOf(journey: Journey, taskId: string): HandInFile[] {
  return (findWork(journey, taskId)?.handIns ?? []).flatMap(({ files }) => files ?? []);
}

function chosenFiles(ids: string[], known: HandInFile[]): HandInFile[] {
  return [...new Set(ids)].map((id) => {
    const file = known.find((each) => each.id === id);
    if (file) return file;
    throw new DomainRuleError('FILE_UNKNOWN', 'One of these files is gone. Add it again.');
  });
}

/** Left-out reasons stay left out, so that nothing empty is stored. */
function withTime<T extends Choice>(input: T, at: Date): T & { at: Date } {
  const { reason, ...rest } = input;
  return { ...(rest as T), at, ...(reason?.trim() ? { reason: reason.trim() } : {}) };
}
