import { isDuplicateKey } from '../../database/connection.ts';
import { newId } from '../../database/ids.ts';
import { goalLimits, isSameWords, keepBothWords, wordsOf } from '../../domain/goal.ts';
import type { GoalAnswer, GoalState, GoalWords } from '../../domain/goal.ts';
import { isPast } from '../../domain/pace.ts';
import { mayRead, type ProfileReader, type ProfileVisibility } from '../../domain/profile.ts';
import { ConflictError, InvalidRequestError, NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import type { GoalEvent, GoalModel, StoredGoal } from './goal.model.ts';

export interface Card extends GoalWords {
  requestId: string;
  day?: string | undefined;
  visibility: ProfileVisibility;
}

/** What a goal can be about. */
export interface GoalChoices {
  /** Who reads it, to begin with. */
  visibility: ProfileVisibility;
  milestones: { id: string; title: string }[];
  competencies: { id: string; statement: string }[];
}

export interface GoalService {
  /** One's own, newest first. */
  listOwn(session: Session): Promise<StoredGoal[]>;
  /** What a student lets this reader see, newest first; the student sees that it was opened. @throws NotFoundError */
  openOf(session: Session, personId: string): Promise<StoredGoal[]>;
  /** The same for a screen that notes the opening itself. @throws NotFoundError */
  listReadable(session: Session, personId: string): Promise<StoredGoal[]>;
  /** @throws ConflictError with three open ones already; InvalidRequestError for what the pathway does not hold */
  add(
    session: Session,
    card: Card & { milestoneId?: string | undefined; competencyId?: string | undefined },
  ): Promise<void>;
  /** @throws NotFoundError for somebody else's; ConflictError for one that has ended */
  edit(session: Session, goalId: string, card: Card & { revision: number }): Promise<void>;
  setState(
    session: Session,
    goalId: string,
    said: { requestId: string; state: GoalState; text: string },
  ): Promise<void>;
  /** Returns whose goal it is. @throws NotFoundError for a goal that this teacher may not read */
  answer(
    session: Session,
    goalId: string,
    said: { requestId: string; answer: GoalAnswer; text: string },
  ): Promise<string>;
  choicesOf(session: Session): Promise<GoalChoices>;
  /** Competencies of the open goals that the student lets the teachers of this course read. */
  competenciesOf(tenantId: string, personId: string, courseId: string): Promise<string[]>;
  /** Open goals of this course, readable for its teachers, whose day is past: the earliest day by person. */
  listPastDays(tenantId: string, courseId: string): Promise<Map<string, string>>;
}

/** What a change writes; undefined changes nothing. */
type Step =
  { set: Partial<StoredGoal>; unset?: Partial<Record<'day' | 'openSlot' | 'stateText', 1>> } | undefined;

const attemptsAtMost = 5;
const slots = Array.from({ length: goalLimits.open }, (_, index) => index + 1);

export function createGoalService(dependencies: {
  goals: GoalModel;
  clock: Clock;
  /** Who the session is to this person. @throws NotFoundError when it may know nothing of them */
  getReader(session: Session, personId: string): Promise<ProfileReader>;
  noteOpened(session: Session, personId: string): Promise<void>;
  choicesOf(session: Session): Promise<GoalChoices>;
}): GoalService {
  const { goals, clock, getReader, noteOpened, choicesOf } = dependencies;

  const listOf = ({ tenantId }: Session, personId: string): Promise<StoredGoal[]> =>
    goals.find({ tenantId, personId }).sort({ createdAt: -1 }).limit(goalLimits.kept).lean();

  const listReadable: GoalService['listReadable'] = async (session, personId) => {
    const reader = await getReader(session, personId);
    return (await listOf(session, personId)).filter((goal) => mayRead(asEntry(goal), reader));
  };

  const add: GoalService['add'] = async (session, { milestoneId, competencyId, day, ...card }) => {
    const { tenantId, personId, courseId, assignmentId = '' } = session;
    const { requestId, visibility } = card;
    const isRepeated = () => goals.exists({ tenantId, personId, requestId });
    if (await isRepeated()) return;
    const choices = await choicesOf(session);
    const milestone = choices.milestones.find(({ id }) => id === milestoneId);
    const competency = choices.competencies.find(({ id }) => id === competencyId);
    const faults = [
      ...(milestoneId && !milestone ? [{ path: 'milestoneId', message: 'is not on this pathway' }] : []),
      ...(competencyId && !competency ? [{ path: 'competencyId', message: 'is not on this pathway' }] : []),
    ];
    if (faults.length > 0) throw new InvalidRequestError(faults);
    if ((await goals.countDocuments({ tenantId, personId })) >= goalLimits.kept)
      throw new ConflictError('There are too many goals here. Change one of them.');
    const now = clock();
    const write = async (openSlot: number) => {
      await goals.create({
        _id: newId(),
        tenantId,
        personId,
        ...(courseId ? { courseId } : {}),
        ...(milestone ? { milestone: { assignmentId, ...milestone } } : {}),
        ...(competency ? { competency } : {}),
        ...wordsOf(card),
        ...(day ? { day } : {}),
        visibility,
        state: 'open',
        openSlot,
        requestId,
        revision: 1,
        edition: 1,
        events: [],
        answers: [],
        createdAt: now,
        updatedAt: now,
      });
    };
    await withSlot(write, isRepeated);
  };

  async function getOwn({ tenantId, personId }: Session, goalId: string): Promise<StoredGoal> {
    const goal = await goals.findOne({ tenantId, _id: goalId, personId }).lean();
    if (!goal) throw new NotFoundError();
    return goal;
  }

  /** Writes upon the revision that was read, again if somebody was quicker. */
  async function change(
    get: () => Promise<StoredGoal>,
    step: (goal: StoredGoal) => Step,
  ): Promise<StoredGoal> {
    for (let attempt = 0; attempt < attemptsAtMost; attempt += 1) {
      const goal = await get();
      const next = step(goal);
      if (!next) return goal;
      const { tenantId, _id, revision } = goal;
      const { modifiedCount } = await goals.updateOne(
        { tenantId, _id, revision },
        {
          $set: { ...next.set, revision: revision + 1, updatedAt: clock() },
          ...(next.unset ? { $unset: next.unset } : {}),
        },
      );
      if (modifiedCount === 1) return goal;
    }
    throw new ConflictError('This goal is being changed in several places at once. Please try again.');
  }

  const edit: GoalService['edit'] = async (session, goalId, { requestId, revision, day, ...card }) => {
    await change(
      () => getOwn(session, goalId),
      (goal) => {
        if (isKnown(goal, requestId)) return undefined;
        if (goal.state !== 'open') throw new ConflictError('This goal has ended. Open it again first.');
        const before = wordsOf(goal);
        const typed = wordsOf(card);
        const words = revision === goal.edition ? typed : keepBothWords(before, typed);
        const { visibility } = card;
        if (isSameWords(before, words) && day === goal.day && visibility === goal.visibility)
          return undefined;
        const event: GoalEvent = {
          id: requestId,
          at: clock(),
          kind: 'edited',
          before: { ...before, ...(goal.day ? { day: goal.day } : {}) },
        };
        const set = { ...words, visibility, edition: goal.edition + 1, events: withEvent(goal, event) };
        return day ? { set: { ...set, day } } : { set, unset: { day: 1 } };
      },
    );
  };

  const setState: GoalService['setState'] = async (session, goalId, { requestId, state, text }) => {
    const get = () => getOwn(session, goalId);
    const write = (openSlot?: number) =>
      change(get, (goal): Step => {
        if (isKnown(goal, requestId) || goal.state === state) return undefined;
        const event: GoalEvent = {
          id: requestId,
          at: clock(),
          kind: 'state',
          state,
          ...(text ? { text } : {}),
        };
        const set = { state, events: withEvent(goal, event) };
        if (openSlot !== undefined) return { set: { ...set, openSlot }, unset: { stateText: 1 } };
        return text
          ? { set: { ...set, stateText: text }, unset: { openSlot: 1 } }
          : { set, unset: { openSlot: 1, stateText: 1 } };
      });
    if (state !== 'open') {
      await write();
      return;
    }
    await withSlot(
      async (openSlot) => void (await write(openSlot)),
      async () => (await get()).state === 'open',
    );
  };

  const answer: GoalService['answer'] = async (session, goalId, { requestId, answer: kind, text }) => {
    const { tenantId, personId } = session;
    const { personId: whose } = await change(
      async () => {
        const goal = await goals.findOne({ tenantId, _id: goalId }).lean();
        if (!goal || !mayRead(asEntry(goal), await getReader(session, goal.personId)))
          throw new NotFoundError();
        return goal;
      },
      ({ answers }) => {
        if (answers.some(({ id }) => id === requestId)) return undefined;
        const said = { id: requestId, personId, answer: kind, ...(text ? { text } : {}), at: clock() };
        return { set: { answers: [...answers, said].slice(-goalLimits.answers) } };
      },
    );
    return whose;
  };

  return {
    listOwn: (session) => listOf(session, session.personId),
    async openOf(session, personId) {
      const found = await listReadable(session, personId);
      await noteOpened(session, personId);
      return found;
    },
    listReadable,
    add,
    edit,
    setState,
    answer,
    choicesOf,
    async competenciesOf(tenantId, personId, courseId) {
      // A competency's id means something in its own course only.
      const open = await goals.find({ tenantId, personId, courseId, state: 'open' }).lean();
      const readable = open.filter((goal) => mayRead(asEntry(goal), teacherOf(courseId)));
      return [...new Set(readable.flatMap(({ competency }) => competency?.id ?? []))];
    },
    async listPastDays(tenantId, courseId) {
      const now = clock();
      const found = await goals
        .find({ tenantId, courseId, state: 'open', day: { $lt: now.toISOString().slice(0, 10) } })
        .sort({ day: -1 })
        .limit(1_000)
        .lean();
      const readable = found.filter(
        (goal) => goal.day && isPast(goal.day, now) && mayRead(asEntry(goal), teacherOf(courseId)),
      );
      return new Map(readable.map(({ personId, day = '' }) => [personId, day]));
    },
  };
}

/** Takes one of the three places; the unique index decides between two at once. */
async function withSlot(work: (openSlot: number) => Promise<void>, isDone: () => Promise<unknown>) {
  for (const openSlot of slots) {
    try {
      return await work(openSlot);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      // The same request again, after its answer was lost.
      if (await isDone()) return;
    }
  }
  throw new ConflictError(
    'Three goals are open already. End one of them first, so that each gets its care.',
    'RULE_BROKEN',
    { rule: 'GOALS_FULL' },
  );
}

const teacherOf = (courseId: string): ProfileReader => ({ kind: 'teacher', personId: '', courseId });

/** A goal is read by the rules of a profile line that the student wrote. */
function asEntry({ personId, courseId, visibility }: StoredGoal) {
  return { personId, authorId: personId, ...(courseId ? { courseId } : {}), visibility };
}

function isKnown({ events }: StoredGoal, requestId: string): boolean {
  return events.some(({ id }) => id === requestId);
}

function withEvent({ events }: StoredGoal, event: GoalEvent): GoalEvent[] {
  return [...events, event].slice(-goalLimits.events);
}
