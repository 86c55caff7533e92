import { isDuplicateKey } from '../../database/connection.ts';
import { newId } from '../../database/ids.ts';
import type { Journey } from '../../domain/journey.ts';
import { isOwnTask } from '../../domain/own-options.ts';
import { learnerNumber } from '../../domain/pseudonym.ts';
import { ConflictError, NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import type { PartnerWish, PartnerWishes } from './partner-wish.model.ts';
import type { ClassPartnersView, PartnersView } from './partners.contract.ts';

export interface Partners {
  ofStudent(session: Session): Promise<PartnersView>;
  /** Asking again begins the 14 days anew. @throws ConflictError RULE_BROKEN */
  seek(session: Session, taskId: string): Promise<PartnersView>;
  withdraw(session: Session, taskId: string): Promise<PartnersView>;
  ofClass(session: Session): Promise<ClassPartnersView>;
  /** @throws NotFoundError when this assignment has no such wish */
  end(session: Session, wishId: string): Promise<ClassPartnersView>;
}

/** Whose picks and works are looked at, and for which version of a pathway they were made. */
interface Walker extends Pick<Journey, 'picks' | 'works'> {
  personId: string;
  isTestStudent: boolean;
  pathwayId: string;
  pathwayVersion: number;
}

interface PartnersDependencies {
  wishes: PartnerWishes;
  clock: Clock;
  isAllowed(tenantId: string, courseId: string | undefined): Promise<boolean>;
  /** Picks and works of these people's journeys through the assignment. */
  listWalkers(place: Place, personIds: string[]): Promise<Walker[]>;
  titleOf(tenantId: string, walker: Walker, taskId: string): Promise<string>;
  listClass(tenantId: string, courseId: string): Promise<{ _id: string; name?: string; hasLeft: boolean }[]>;
}

interface Place {
  tenantId: string;
  assignmentId: string;
}

const noneHolding = {
  held: [] as PartnerWish[],
  names: new Map<string, string | undefined>(),
  byPerson: new Map<string, Walker>(),
};

const keptMilliseconds = 14 * 86_400_000;
/** More than any class has. */
const mostWishes = 500;

const placeOf = ({ tenantId, assignmentId = '' }: Session): Place => ({ tenantId, assignmentId });

/**
 * "Who else chose this": names only, between students of one assignment who chose the same option and both asked. The LMS's test
 * student is shown to nobody and sees nobody.
 */
export function createPartners(dependencies: PartnersDependencies): Partners {
  const { wishes, clock, isAllowed, listWalkers, titleOf, listClass } = dependencies;
  const isOn = ({ tenantId, courseId }: Session) => isAllowed(tenantId, courseId);

  /** The database forgets within a minute or so of the time. */
  const isRemembered = ({ forgetAt }: PartnerWish) => forgetAt > clock();

  /** Wishes that hold: of students who are still here, for a pick that still holds, before anything was handed in. */
  async function listHolding(session: Session, filter: { taskId?: { $in: string[] } } = {}) {
    const found = await wishes
      .find({ ...placeOf(session), ...filter })
      .sort({ askedAt: 1 })
      .limit(mostWishes)
      .lean();
    const stored = found.filter(isRemembered);
    if (stored.length === 0) return noneHolding;
    const [walkers, people] = await Promise.all([
      listWalkers(placeOf(session), [...new Set(stored.map(({ personId }) => personId))]),
      listClass(session.tenantId, session.courseId ?? ''),
    ]);
    const byPerson = new Map(walkers.map((walker) => [walker.personId, walker]));
    const here = new Map(people.filter(({ hasLeft }) => !hasLeft).map(({ _id, name }) => [_id, name]));
    const isHeld = (wish: PartnerWish) => holds(wish, byPerson.get(wish.personId));
    await forget(stored.filter((wish) => !isHeld(wish) && wish.endedAt === undefined));
    return { held: stored.filter((wish) => isHeld(wish) && here.has(wish.personId)), names: here, byPerson };
  }

  /** What lapsed is not kept for its 14 days. By its pick too, for it may have been asked for anew. */
  async function forget(lapsed: PartnerWish[]): Promise<void> {
    for (const { tenantId, _id, pickId } of lapsed) await wishes.deleteOne({ tenantId, _id, pickId });
  }

  const ofStudent: Partners['ofStudent'] = async (session) => {
    const { personId } = session;
    if (!(await isOn(session))) return { isOn: false, wishes: [] };
    const own = (await wishes.find({ ...placeOf(session), personId }).lean()).filter(isRemembered);
    if (own.length === 0) return { isOn: true, wishes: [] };
    const { held, names } = await listHolding(session, { taskId: { $in: own.map(({ taskId }) => taskId) } });
    const mine = held.filter((wish) => wish.personId === personId);
    const others = held.filter((wish) => wish.personId !== personId && wish.endedAt === undefined);
    return {
      isOn: true,
      wishes: mine.map(({ taskId, forgetAt, endedAt }) => ({
        taskId,
        until: forgetAt.toISOString(),
        isEnded: endedAt !== undefined,
        partners: endedAt
          ? []
          : others.filter((wish) => wish.taskId === taskId).map((wish) => named(wish.personId, names)),
      })),
    };
  };

  async function getPick(session: Session, taskId: string): Promise<string> {
    const [walker] = await listWalkers(placeOf(session), [session.personId]);
    const mayLook = walker && !walker.isTestStudent && !isOwnTask(taskId) && !isHandedIn(walker, taskId);
    const pick = mayLook ? activePick(walker, taskId) : undefined;
    if (pick) return pick.id;
    throw refused(
      'PARTNER_NOT_NOW',
      'You can look for a partner once you chose this and before you hand it in.',
    );
  }

  const seek: Partners['seek'] = async (session, taskId) => {
    if (!(await isOn(session)))
      throw refused('PARTNER_FINDER_OFF', 'Looking for a partner is switched off in this course.');
    const pickId = await getPick(session, taskId);
    const askedAt = clock();
    const mine = { ...placeOf(session), taskId, personId: session.personId };
    const wanted = { pickId, askedAt, forgetAt: new Date(askedAt.getTime() + keptMilliseconds) };
    try {
      await wishes.create({ _id: newId(), courseId: session.courseId ?? '', ...mine, ...wanted });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const { matchedCount } = await wishes.updateOne(
        { ...mine, endedAt: { $exists: false } },
        { $set: wanted },
      );
      // One that a teacher ended stays as it is until it is forgotten.
      if (matchedCount === 0)
        throw refused('PARTNER_ENDED', 'Your teacher ended this search. Ask your teacher for a partner.');
    }
    return ofStudent(session);
  };

  const ofClass: Partners['ofClass'] = async (session) => {
    if (!(await isOn(session))) return { wishes: [] };
    const { held, names, byPerson } = await listHolding(session);
    const open = held.filter(({ endedAt }) => endedAt === undefined);
    return {
      wishes: await Promise.all(
        open.map(async ({ _id, personId, taskId, askedAt }) => {
          const walker = byPerson.get(personId);
          const title = walker ? await titleOf(session.tenantId, walker, taskId) : taskId;
          return {
            ...named(personId, names),
            id: _id,
            personId,
            taskId,
            title,
            askedAt: askedAt.toISOString(),
          };
        }),
      ),
    };
  };

  return {
    ofStudent,
    seek,
    async withdraw(session, taskId) {
      await wishes.deleteOne({
        ...placeOf(session),
        taskId,
        personId: session.personId,
        endedAt: { $exists: false },
      });
      return ofStudent(session);
    },
    ofClass,
    async end(session, wishId) {
      const { matchedCount } = await wishes.updateOne(
        { ...placeOf(session), _id: wishId },
        { $set: { endedAt: clock() } },
      );
      if (matchedCount === 0) throw new NotFoundError('This student looks for no partner any more.');
      return ofClass(session);
    },
  };
}

function holds({ taskId, pickId }: PartnerWish, walker: Walker | undefined): boolean {
  return (
    walker !== undefined &&
    !walker.isTestStudent &&
    activePick(walker, taskId)?.id === pickId &&
    !isHandedIn(walker, taskId)
  );
}

function activePick({ picks }: Walker, taskId: string) {
  return picks.find((pick) => pick.taskId === taskId && pick.replacedAt === undefined);
}

function isHandedIn({ works }: Walker, taskId: string): boolean {
  return works.some((work) => work.taskId === taskId && work.handIns.length > 0);
}

function named(personId: string, names: Map<string, string | undefined>) {
  const name = names.get(personId);
  return { ...(name ? { name } : {}), learner: learnerNumber(personId) };
}

function refused(rule: string, sentence: string): ConflictError {
  return new ConflictError(sentence, 'RULE_BROKEN', { rule });
}
