import { isDuplicateKey } from '../../database/connection.ts';
import { newId } from '../../database/ids.ts';
import { emptyPreparation, mergePreparations, pieceKey } from '../../domain/conference.ts';
import type { Preparation, StepOwner } from '../../domain/conference.ts';
import { mayRead, type ProfileReader } from '../../domain/profile.ts';
import { ConflictError, InvalidRequestError, NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import { actorOf, type Audit } from '../audit/audit.ts';
import type { ConferenceModel, HeldConference, StoredConference } from './conference.model.ts';

export interface ConferenceService {
  /** One's own in the session's course; undefined before the first save. */
  findOwn(session: Session): Promise<StoredConference | undefined>;
  /** @throws InvalidRequestError for work that is not this student's in this course */
  save(session: Session, typed: Preparation & { revision: number }): Promise<void>;
  /** Safe to repeat with the same id. */
  hold(
    session: Session,
    held: { id: string; nextStep: string; who: StepOwner; until?: string | undefined },
  ): Promise<void>;
  /** What a student or child shows this reader; noted as opened. @throws NotFoundError */
  open(session: Session, personId: string): Promise<StoredConference[]>;
}

const attemptsAtMost = 5;
const earlierAtMost = 20;
const coursesAtMost = 20;
const heldAtMost = 100;

export function createConferenceService(dependencies: {
  conferences: ConferenceModel;
  clock: Clock;
  audit: Audit;
  /** Who the session is to this person. @throws NotFoundError when it may know nothing of them */
  getReader(session: Session, personId: string): Promise<ProfileReader>;
  /** Titles of what the student handed in in the course, by `pieceKey`. */
  titlesOf(session: Session): Promise<Map<string, string>>;
  /** The student's own words of a goal. */
  findGoal(session: Session, goalId: string): Promise<string | undefined>;
}): ConferenceService {
  const { conferences, clock, audit, getReader, titlesOf, findGoal } = dependencies;

  const findOwn: ConferenceService['findOwn'] = async (session) =>
    (await conferences.findOne(placeOf(session)).lean()) ?? undefined;

  async function ensureOwn(session: Session): Promise<StoredConference> {
    const now = clock();
    const place = placeOf(session);
    try {
      return await conferences
        .findOneAndUpdate(
          place,
          {
            $setOnInsert: {
              _id: newId(),
              ...emptyPreparation,
              revision: 0,
              earlier: [],
              held: [],
              openings: [],
              createdAt: now,
              updatedAt: now,
            },
          },
          { upsert: true, returnDocument: 'after' },
        )
        .lean();
    } catch (error) {
      // Begun twice in the same moment.
      if (!isDuplicateKey(error)) throw error;
      return ensureOwn(session);
    }
  }

  /** Writes upon the revision that was read, again if somebody was quicker; undefined changes nothing. */
  async function change(
    session: Session,
    step: (stored: StoredConference) => Partial<StoredConference> | undefined,
  ): Promise<void> {
    for (let attempt = 0; attempt < attemptsAtMost; attempt += 1) {
      const stored = await ensureOwn(session);
      const next = step(stored);
      if (!next) return;
      const { tenantId, _id, revision } = stored;
      const { modifiedCount } = await conferences.updateOne(
        { tenantId, _id, revision },
        {
          $set: { ...next, revision: revision + 1, updatedAt: clock() },
          ...('goalId' in next && next.goalId === undefined ? { $unset: { goalId: 1 } } : {}),
        },
      );
      if (modifiedCount === 1) return;
    }
    throw new ConflictError('This page is being changed in several places at once. Please try again.');
  }

  async function checkPieces(session: Session, { pieces }: Preparation): Promise<void> {
    const titles = await titlesOf(session);
    const faults = pieces.flatMap((piece, index) =>
      titles.has(pieceKey(piece))
        ? []
        : [{ path: `pieces.${index}`, message: 'is no work that you handed in in this course' }],
    );
    if (faults.length > 0) throw new InvalidRequestError(faults);
  }

  async function noteOpened(session: Session, { tenantId, _id, personId }: StoredConference): Promise<void> {
    const { personId: viewerId } = session;
    const at = clock();
    const seen = { tenantId, _id, 'openings.viewerId': viewerId };
    const { matchedCount } = await conferences.updateOne(seen, { $set: { 'openings.$.at': at } });
    if (matchedCount === 0)
      await conferences.updateOne(
        { ...seen, 'openings.viewerId': { $ne: viewerId } },
        { $push: { openings: { viewerId, at } } },
      );
    await audit.recordView({
      tenantId,
      actor: actorOf(session),
      action: 'conference.opened',
      subjectPersonId: personId,
      target: { kind: 'conference', id: _id },
    });
  }

  return {
    findOwn,
    async save(session, { revision, ...typed }) {
      await checkPieces(session, typed);
      await change(session, (stored) => {
        const isUponNewest = revision === stored.revision || (revision < 0 && stored.revision === 0);
        const { pieces, question } = stored;
        const next = isUponNewest ? typed : mergePreparations(stored, typed);
        if (isSame(next, stored)) return undefined;
        const earlier = isUponNewest
          ? stored.earlier
          : [...stored.earlier, { pieces, question, at: stored.updatedAt }].slice(-earlierAtMost);
        return { ...next, goalId: next.goalId, earlier };
      });
    },
    async hold(session, { id, nextStep, who, until }) {
      const titles = await titlesOf(session);
      const goal = await goalOf(session);
      await change(session, ({ held, pieces, question }) => {
        if (held.some((each) => each.id === id)) return undefined;
        const now: HeldConference = {
          id,
          at: clock(),
          pieces: pieces.map((piece) => ({
            title: titles.get(pieceKey(piece)) ?? piece.taskId,
            shows: piece.shows,
          })),
          ...(goal === undefined ? {} : { goal }),
          question,
          nextStep,
          who,
          ...(until === undefined ? {} : { until }),
        };
        return { held: [...held, now].slice(-heldAtMost), pieces: [], question: '' };
      });
    },
    async open(session, personId) {
      const { tenantId } = session;
      const reader = await getReader(session, personId);
      const found = await conferences.find({ tenantId, personId }).limit(coursesAtMost).lean();
      const readable = found.filter((conference) =>
        mayRead({ ...conference, authorId: conference.personId }, reader),
      );
      for (const conference of readable) await noteOpened(session, conference);
      return readable;
    },
  };

  async function goalOf(session: Session): Promise<string | undefined> {
    const own = await findOwn(session);
    return own?.goalId === undefined ? undefined : findGoal(session, own.goalId);
  }
}

/** @throws NotFoundError outside a course */
function placeOf({ tenantId, courseId, personId }: Session) {
  if (!courseId) throw new NotFoundError('A conference belongs to a course.');
  return { tenantId, courseId, personId };
}

const isSame = (typed: Preparation, stored: Preparation) => factsOf(typed) === factsOf(stored);

const factsOf = ({ pieces, lineIds, goalId, question, visibility }: Preparation): string =>
  JSON.stringify([
    pieces.map(({ journeyId, taskId, shows }) => [journeyId, taskId, shows]),
    lineIds,
    goalId ?? null,
    question,
    visibility,
  ]);
