import { findWork, latestHandIn, latestReview, openSwitchRequests, taskStates } from './journey-reading.ts';
import type { Journey, JourneyStage } from './journey-types.ts';
import type { ProposalEvent } from './proposal-types.ts';
import { waitingProposals } from './own-options.ts';
import { findTask, type PathwayContent } from './pathway.ts';

/** One hand-in that waits for the teacher. */
export interface WaitingWork {
  taskId: string;
  title: string;
  handInId: string;
  handedInAt: Date;
}

/** What a class list needs of a journey beside its score, kept with it so that no work is read for a list. */
export interface ClassMarks {
  waitingWorks: WaitingWork[];
  /** Since when the oldest hand-in, wish to switch or own way waits. */
  waitingSince?: Date;
  /** The student's latest pick, hand-in, wish to switch or own way. */
  lastActiveAt?: Date;
  /** Title of a task that was sent back at least twice and is not accepted yet. */
  sentBackTwice?: string;
  asksToSwitch: boolean;
  /** An own way waits for the teacher. */
  proposes?: true;
}

/**
 * Why a student may need a person: `sent-back-twice` on one task; `quiet`: nothing done for 7 days while others went on;
 * `asks-to-switch`: a wish to switch waits for the teacher; `proposes`: an own way does.
 */
export type StuckReason = 'sent-back-twice' | 'quiet' | 'asks-to-switch' | 'proposes';

const quietMilliseconds = 7 * 24 * 3_600_000;
const returnsUntilStuck = 2;

export function classMarks(journey: Journey, content: PathwayContent): ClassMarks {
  const waitingWorks = waitingWorksOf(journey, content);
  const requests = openSwitchRequests(journey);
  const proposals = waitingProposals(journey);
  const waits = [
    ...waitingWorks.map((work) => work.handedInAt.getTime()),
    ...requests.map((request) => request.askedAt.getTime()),
    ...proposals.flatMap(({ events }) => events.slice(0, 1).map(({ at }) => at.getTime())),
  ];
  const activity = [
    ...journey.picks.flatMap((pick) => [pick.pickedAt, pick.replacedAt ?? pick.pickedAt]),
    ...journey.works.flatMap((work) => work.handIns.map((handIn) => handIn.handedInAt)),
    ...journey.switchRequests.map((request) => request.askedAt),
    ...(journey.proposals ?? []).flatMap(({ events }) => events.filter(isOfStudent).map(({ at }) => at)),
  ].map((at) => at.getTime());
  const sentBackTwice = taskSentBackTwice(journey, content);
  return {
    waitingWorks,
    ...(waits.length > 0 ? { waitingSince: new Date(Math.min(...waits)) } : {}),
    ...(activity.length > 0 ? { lastActiveAt: new Date(Math.max(...activity)) } : {}),
    ...(sentBackTwice === undefined ? {} : { sentBackTwice }),
    asksToSwitch: requests.length > 0,
    ...(proposals.length > 0 ? { proposes: true } : {}),
  };
}

/**
 * Who is stuck, by the named rules. Nobody is quiet who is done, or whose work waits for the teacher.
 * @param lastOfOthers the latest activity of anyone else in the class
 */
export function stuckReasons(
  marks: Partial<ClassMarks> & { stage: JourneyStage },
  lastOfOthers: Date | undefined,
  now: Date,
): StuckReason[] {
  const reasons: StuckReason[] = [];
  if (marks.sentBackTwice !== undefined) reasons.push('sent-back-twice');
  if (marks.asksToSwitch) reasons.push('asks-to-switch');
  if (marks.proposes) reasons.push('proposes');
  if (isQuiet(marks, lastOfOthers, now)) reasons.push('quiet');
  return reasons;
}

function isQuiet(
  { lastActiveAt, waitingSince, stage }: Partial<ClassMarks> & { stage: JourneyStage },
  lastOfOthers: Date | undefined,
  now: Date,
): boolean {
  if (!lastActiveAt || waitingSince || stage === 'complete' || stage === 'waiting') return false;
  const wentOn = lastOfOthers !== undefined && lastOfOthers.getTime() > lastActiveAt.getTime();
  return wentOn && now.getTime() - lastActiveAt.getTime() >= quietMilliseconds;
}

/** What nobody else did. */
function isOfStudent(event: ProposalEvent): boolean {
  return !('by' in event);
}

function waitingWorksOf(journey: Journey, content: PathwayContent): WaitingWork[] {
  return [...taskStates(journey, content)].flatMap(([taskId, state]) => {
    const handIn = state === 'handed-in' ? latestHandIn(findWork(journey, taskId)) : null;
    if (!handIn) return [];
    const title = findTask(content, taskId)?.task.title ?? taskId;
    return [{ taskId, title, handInId: handIn.id, handedInAt: handIn.handedInAt }];
  });
}

function taskSentBackTwice(journey: Journey, content: PathwayContent): string | undefined {
  const states = taskStates(journey, content);
  const work = journey.works.find(({ taskId, reviews, ...rest }) => {
    if (latestReview({ taskId, reviews, ...rest })?.outcome === 'accepted') return false;
    if (states.get(taskId) === 'not-chosen') return false;
    // Two answers to the same hand-in are one return.
    const returned = new Set(
      reviews.filter(({ outcome }) => outcome === 'not-yet').map(({ handInId }) => handInId),
    );
    return returned.size >= returnsUntilStuck;
  });
  return work && findTask(content, work.taskId)?.task.title;
}
