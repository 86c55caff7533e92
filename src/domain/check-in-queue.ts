// Whom a teacher may want to see today. Each student on the list is there by a rule that is told in words; nobody gets a number, and
// the order says who waits longest, never who is "at risk".

/** What is known of one student of the course. */
export interface CheckInFacts {
  personId: string;
  /** They pressed "please check in with me" and wait. */
  askedAt?: Date;
  /** The earliest past day among their open goals that they let this teacher read, `YYYY-MM-DD`. */
  goalDay?: string;
  /** Title of a task that was sent back twice and is not accepted yet. */
  sentBackTwice?: string;
  /** The last thing that they did; absent without work, or when their work is done or waits for the teacher. */
  idleSince?: Date;
  /** The last talk in this course. */
  lastTalkAt?: Date;
}

export type CheckInReason =
  | { rule: 'asked'; at: Date }
  | { rule: 'goal-day'; day: string }
  | { rule: 'sent-back-twice'; task: string }
  | { rule: 'idle'; since: Date }
  | { rule: 'longest-without-talk'; lastTalkAt?: Date };

export interface QueuedStudent {
  personId: string;
  /** Every rule that holds, the first of which put them in their place. */
  reasons: CheckInReason[];
}

/** School days without doing anything until somebody asks how it goes, and those for which one talk is enough. */
export const idleSchoolDays = 5;
const studentsADay = 5;
const talkedTodayMilliseconds = 12 * 3_600_000;

const rules = ['asked', 'goal-day', 'sent-back-twice', 'idle', 'longest-without-talk'] as const;

/**
 * Five students for today, less those with whom the teacher has talked in the last twelve hours; who asked is always on the list. In the
 * order of the rules, and within one rule who waits longest first. After a talk, for five school days only asking brings somebody back.
 */
export function checkInQueue(facts: readonly CheckInFacts[], now: Date): QueuedStudent[] {
  const queued = facts
    .flatMap((each) => {
      const reasons = reasonsFor(each, now);
      return reasons.length > 0 ? [{ personId: each.personId, reasons }] : [];
    })
    .toSorted(byRuleAndTime);
  const asked = queued.filter(({ reasons }) => reasons[0]?.rule === 'asked').length;
  return queued.slice(0, Math.max(asked, studentsADay - talkedToday(facts, now)));
}

/** Why this student may be seen, in the order of the rules. */
export function reasonsFor(facts: CheckInFacts, now: Date): CheckInReason[] {
  const { askedAt, goalDay, sentBackTwice, idleSince, lastTalkAt } = facts;
  const asked: CheckInReason[] = askedAt ? [{ rule: 'asked', at: askedAt }] : [];
  if (lastTalkAt && schoolDaysBetween(lastTalkAt, now) < idleSchoolDays) return asked;
  const found: CheckInReason[] = [
    ...asked,
    ...(goalDay ? [{ rule: 'goal-day' as const, day: goalDay }] : []),
    ...(sentBackTwice ? [{ rule: 'sent-back-twice' as const, task: sentBackTwice }] : []),
    ...(idleSince && schoolDaysBetween(idleSince, now) >= idleSchoolDays
      ? [{ rule: 'idle' as const, since: idleSince }]
      : []),
  ];
  if (found.length > 0) return found;
  return [{ rule: 'longest-without-talk', ...(lastTalkAt ? { lastTalkAt } : {}) }];
}

/** How many talks of today the list is already shorter by. */
export function talkedToday(facts: readonly CheckInFacts[], now: Date): number {
  return facts.filter(
    ({ lastTalkAt }) => lastTalkAt && now.getTime() - lastTalkAt.getTime() < talkedTodayMilliseconds,
  ).length;
}

/** Mondays to Fridays that began after the one time and have begun by the other, in UTC. Holidays are not known. */
export function schoolDaysBetween(from: Date, until: Date): number {
  const first = Math.floor(from.getTime() / dayMilliseconds);
  const last = Math.floor(until.getTime() / dayMilliseconds);
  return Math.max(0, schoolDaysUntil(last) - schoolDaysUntil(first));
}

const dayMilliseconds = 86_400_000;

/** Mondays to Fridays up to and with this day, counted from Monday, 5 January 1970. */
function schoolDaysUntil(day: number): number {
  const sinceMonday = day - 4;
  const weeks = Math.floor(sinceMonday / 7);
  return weeks * 5 + Math.min(5, sinceMonday - weeks * 7 + 1);
}

function byRuleAndTime(a: QueuedStudent, b: QueuedStudent): number {
  const [one, other] = [a.reasons[0], b.reasons[0]];
  if (!one || !other) return 0;
  return rules.indexOf(one.rule) - rules.indexOf(other.rule) || waitsSince(one) - waitsSince(other);
}

function waitsSince(reason: CheckInReason): number {
  switch (reason.rule) {
    case 'asked':
      return reason.at.getTime();
    case 'goal-day':
      return Date.parse(reason.day);
    case 'idle':
      return reason.since.getTime();
    case 'longest-without-talk':
      return reason.lastTalkAt?.getTime() ?? 0;
    default:
      return 0;
  }
}
