import {
  checkInQueue,
  reasonsFor,
  talkedToday,
  type CheckInFacts,
  type CheckInReason,
} from '../../domain/check-in-queue.ts';
import { NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import type { GoalView } from '../goals/goal.contract.ts';
import type { ProfileEntryView } from '../profiles/profile.contract.ts';
import type { AgendaView, CheckInReasonView, QueueView, TalkView } from './check-in.contract.ts';
import type { StoredTalk } from './talk.model.ts';
import type { Talks } from './talks.service.ts';

interface Path {
  assignmentId: string;
  assignmentTitle: string;
  milestone?: string;
  nextStep: AgendaView['paths'][number]['nextStep'];
  waiting: { title: string; since: Date }[];
  lastNotYet?: { task: string; comment?: string; at: Date; isAcceptedNow: boolean };
}

export interface CheckInSources {
  /** Everyone who is or was a student of the course. */
  listClass(
    tenantId: string,
    courseId: string,
  ): Promise<{ _id: string; name?: string; isTestStudent: boolean; hasLeft: boolean }[]>;
  listPeople(tenantId: string, personIds: string[]): Promise<{ _id: string; name?: string }[]>;
  displayName(person: { _id: string; name?: string }): string;
  /** Wishes for a talk that wait. */
  listWaiting(session: Session): Promise<{ personId: string; askedAt: Date }[]>;
  listPastGoalDays(tenantId: string, courseId: string): Promise<Map<string, string>>;
  standingsOf(
    tenantId: string,
    courseId: string,
  ): Promise<{ personId: string; idleSince?: Date; sentBackTwice?: string }[]>;
  pathsOf(place: { tenantId: string; courseId: string; personId: string }): Promise<Path[]>;
  /** What the student shares; the student sees that it was opened. @throws NotFoundError */
  openShared(
    session: Session,
    personId: string,
  ): Promise<{ goal?: GoalView | undefined; line?: ProfileEntryView | undefined }>;
}

export interface CheckInViews {
  queue(session: Session): Promise<QueueView>;
  /** @throws NotFoundError for nobody of this course */
  agenda(session: Session, personId: string): Promise<AgendaView>;
  talks(session: Session, found: StoredTalk[]): Promise<TalkView[]>;
  talk(session: Session, found: StoredTalk): Promise<TalkView>;
}

/** The day's list, and what a talk may be about. */
export function createCheckInViews(
  dependencies: CheckInSources & { talks: Talks; clock: Clock },
): CheckInViews {
  const { talks, clock, displayName } = dependencies;

  async function factsOf(session: Session): Promise<{ names: Map<string, string>; facts: CheckInFacts[] }> {
    const { tenantId, courseId = '' } = session;
    const [members, waiting, goalDays, standings, lastTalks] = await Promise.all([
      dependencies.listClass(tenantId, courseId),
      dependencies.listWaiting(session),
      dependencies.listPastGoalDays(tenantId, courseId),
      dependencies.standingsOf(tenantId, courseId),
      talks.lastTalks(session),
    ]);
    const asked = new Map(waiting.map(({ personId, askedAt }) => [personId, askedAt]));
    const standing = new Map(standings.map((each) => [each.personId, each]));
    const here = members
      .filter(({ isTestStudent, hasLeft }) => !isTestStudent && !hasLeft)
      .toSorted((a, b) => displayName(a).localeCompare(displayName(b)));
    return {
      names: new Map(here.map((person) => [person._id, displayName(person)])),
      facts: here.map(({ _id: personId }) =>
        withoutGaps({
          personId,
          askedAt: asked.get(personId),
          goalDay: goalDays.get(personId),
          sentBackTwice: standing.get(personId)?.sentBackTwice,
          idleSince: standing.get(personId)?.idleSince,
          lastTalkAt: lastTalks.get(personId),
        }),
      ),
    };
  }

  const talkViews: CheckInViews['talks'] = async ({ tenantId }, found) => {
    const teachers = [...new Set(found.map(({ teacherId }) => teacherId))];
    const people = teachers.length > 0 ? await dependencies.listPeople(tenantId, teachers) : [];
    const names = new Map(people.map(({ _id, name }) => [_id, name]));
    return found.map((talk) => presentTalk(talk, names));
  };

  return {
    async queue(session) {
      const { names, facts } = await factsOf(session);
      const now = clock();
      const named = (personId: string) => ({ personId, name: names.get(personId) ?? '' });
      return {
        students: checkInQueue(facts, now).map(({ personId, reasons }) => ({
          ...named(personId),
          reasons: reasons.map(presentReason),
        })),
        talkedToday: facts
          .filter((each) => talkedToday([each], now) > 0)
          .map(({ personId }) => named(personId)),
      };
    },
    async agenda(session, personId) {
      const { tenantId, courseId = '', assignmentId } = session;
      const shared = await dependencies.openShared(session, personId);
      const [{ names, facts }, paths, held] = await Promise.all([
        factsOf(session),
        dependencies.pathsOf({ tenantId, courseId, personId }),
        talks.listWith(session, personId),
      ]);
      const own = facts.find((each) => each.personId === personId);
      const name = names.get(personId);
      if (!own || name === undefined) throw new NotFoundError();
      return {
        personId,
        name,
        reasons: reasonsFor(own, clock()).map(presentReason),
        paths: paths.map((path) => presentPath(path, assignmentId)),
        ...(shared.goal ? { goal: shared.goal } : {}),
        ...(shared.line ? { line: shared.line } : {}),
        talks: await talkViews(session, held),
      };
    },
    talks: talkViews,
    async talk({ tenantId }, talk) {
      const people = await dependencies.listPeople(tenantId, [talk.teacherId]);
      return presentTalk(talk, new Map(people.map(({ _id, name }) => [_id, name])));
    },
  };
}

function presentTalk(
  { _id: id, heldAt, teacherId, note, step, doneAt }: StoredTalk,
  names: Map<string, string | undefined>,
): TalkView {
  const teacherName = names.get(teacherId);
  return {
    id,
    heldAt: heldAt.toISOString(),
    ...(teacherName === undefined ? {} : { teacherName }),
    note,
    step,
    ...(doneAt ? { doneAt: doneAt.toISOString() } : {}),
  };
}

/** Without the fields that nothing is known of. */
function withoutGaps(facts: { [Key in keyof CheckInFacts]: CheckInFacts[Key] | undefined }): CheckInFacts {
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as unknown as CheckInFacts;
}

function presentReason(reason: CheckInReason): CheckInReasonView {
  switch (reason.rule) {
    case 'asked':
      return { rule: reason.rule, at: reason.at.toISOString() };
    case 'idle':
      return { rule: reason.rule, since: reason.since.toISOString() };
    case 'longest-without-talk':
      return {
        rule: reason.rule,
        ...(reason.lastTalkAt ? { lastTalkAt: reason.lastTalkAt.toISOString() } : {}),
      };
    default:
      return reason;
  }
}

function presentPath(path: Path, assignmentId: string | undefined): AgendaView['paths'][number] {
  const { milestone, lastNotYet } = path;
  return {
    assignmentTitle: path.assignmentTitle,
    isHere: path.assignmentId === assignmentId,
    ...(milestone ? { milestone } : {}),
    nextStep: path.nextStep,
    waiting: path.waiting.map(({ title, since }) => ({ title, since: since.toISOString() })),
    ...(lastNotYet ? { lastNotYet: { ...lastNotYet, at: lastNotYet.at.toISOString() } } : {}),
  };
}
