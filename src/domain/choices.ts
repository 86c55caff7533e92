import { activePicks, findWork, latestHandIn, openSwitchRequests } from './journey-reading.ts';
import type { Journey, Pick, SwitchRequest } from './journey-types.ts';
import { findGroup, findTask } from './pathway.ts';
import type { ChoiceGroup, PathwayContent } from './pathway.ts';
import { DomainRuleError } from './rule-error.ts';

const longestReason = 1000;

export interface PickTask {
  id: string;
  groupId: string;
  taskId: string;
  at: Date;
  reason?: string;
}

export interface SwitchTask {
  /** Becomes the id of the new pick or, where the teacher must agree, of the request. */
  id: string;
  groupId: string;
  fromTaskId: string;
  toTaskId: string;
  at: Date;
  reason?: string;
}

export interface AnswerSwitch {
  requestId: string;
  answer: 'approved' | 'declined';
  at: Date;
  /** The teacher's person id. */
  by: string;
}

export interface Unpick {
  groupId: string;
  taskId: string;
  at: Date;
}

/**
 * Takes a free slot of a group. The same id again changes nothing.
 * Throws GROUP_UNKNOWN, TASK_NOT_IN_GROUP, ALREADY_PICKED, GROUP_FULL, TEXT_TOO_LONG.
 */
export function pickTask(journey: Journey, content: PathwayContent, input: PickTask): Journey {
  if (journey.picks.some((pick) => pick.id === input.id)) return journey;
  const group = getGroup(content, input.groupId);
  checkInGroup(group, input.taskId);
  checkReason(input.reason);
  const picks = activePicks(journey, group.id);
  if (picks.some((pick) => pick.taskId === input.taskId)) {
    throw new DomainRuleError('ALREADY_PICKED', 'This task is already one of your choices.');
  }
  if (picks.length >= group.choose) throw new DomainRuleError('GROUP_FULL', groupFullSentence(group));
  return { ...journey, picks: [...journey.picks, newPick(input)] };
}

/**
 * Changes a pick by the group's rule: `free` always (earlier work stays and may count), `until-reviewed` until the
 * teacher first answered the earlier work, `ask-teacher` by a request that waits for `answerSwitch`.
 * The same id again changes nothing. Throws GROUP_UNKNOWN, TASK_NOT_IN_GROUP, NOT_PICKED, ALREADY_PICKED,
 * SWITCH_CLOSED, SWITCH_ALREADY_ASKED, TEXT_TOO_LONG.
 */
export function switchTask(journey: Journey, content: PathwayContent, input: SwitchTask): Journey {
  const isKnown = ({ id }: { id: string }) => id === input.id;
  if (journey.picks.some(isKnown) || journey.switchRequests.some(isKnown)) return journey;
  const group = getGroup(content, input.groupId);
  checkReason(input.reason);
  checkSwitch(journey, group, input);
  if (group.switching === 'ask-teacher') return askForSwitch(journey, input);
  const isReviewed = (findWork(journey, input.fromTaskId)?.reviews.length ?? 0) > 0;
  if (group.switching === 'until-reviewed' && isReviewed) {
    const sentence = 'Your teacher has already answered this work, so this choice stays.';
    throw new DomainRuleError('SWITCH_CLOSED', sentence);
  }
  return replacePick(journey, input);
}

/**
 * The teacher's answer to a request; approving it switches, and the new pick carries the request's id. The same
 * answer again changes nothing.
 * Throws SWITCH_REQUEST_UNKNOWN, SWITCH_ALREADY_ANSWERED, and on approval what `switchTask` throws.
 */
export function answerSwitch(journey: Journey, content: PathwayContent, input: AnswerSwitch): Journey {
  const request = journey.switchRequests.find(({ id }) => id === input.requestId);
  if (request === undefined) {
    throw new DomainRuleError('SWITCH_REQUEST_UNKNOWN', 'There is no such request to switch.');
  }
  if (request.answer === input.answer) return journey;
  if (request.answer !== undefined) {
    throw new DomainRuleError('SWITCH_ALREADY_ANSWERED', `This request was already ${request.answer}.`);
  }
  const answered = { ...request, answer: input.answer, answeredAt: input.at, answeredBy: input.by };
  const switchRequests = journey.switchRequests.map((each) => (each === request ? answered : each));
  const next = { ...journey, switchRequests };
  if (input.answer === 'declined') return next;
  const group = getGroup(content, request.groupId);
  checkSwitch(journey, group, request);
  return replacePick(next, { ...request, at: input.at });
}

/**
 * Puts a pick back, where switching is free and nothing was handed in. A task that is not picked changes nothing.
 * Throws GROUP_UNKNOWN, TASK_NOT_IN_GROUP, SWITCH_NEEDS_TEACHER, SWITCH_CLOSED, WORK_STARTED.
 */
export function unpick(journey: Journey, content: PathwayContent, input: Unpick): Journey {
  const group = getGroup(content, input.groupId);
  checkInGroup(group, input.taskId);
  if (!isPicked(journey, group, input.taskId)) return journey;
  if (group.switching === 'ask-teacher') {
    throw new DomainRuleError('SWITCH_NEEDS_TEACHER', 'Ask your teacher to change this choice.');
  }
  if (group.switching === 'until-reviewed') {
    throw new DomainRuleError(
      'SWITCH_CLOSED',
      'You can switch this choice for another, but not put it back.',
    );
  }
  if (latestHandIn(findWork(journey, input.taskId)) !== null) {
    throw new DomainRuleError(
      'WORK_STARTED',
      'You have handed in work here. Switch to another task instead.',
    );
  }
  return { ...journey, picks: closePick(journey, input.groupId, input.taskId, { replacedAt: input.at }) };
}

function getGroup(content: PathwayContent, groupId: string): ChoiceGroup {
  const group = findGroup(content, groupId);
  if (group === null) throw new DomainRuleError('GROUP_UNKNOWN', 'This choice is not part of the pathway.');
  return group;
}

/** Throws unless the task belongs to the group. */
function checkInGroup(group: ChoiceGroup, taskId: string): void {
  if (group.tasks.some((task) => task.id === taskId)) return;
  throw new DomainRuleError('TASK_NOT_IN_GROUP', `This task is not one of the options of "${group.title}".`);
}

function checkReason(reason: string | undefined): void {
  if ((reason?.length ?? 0) <= longestReason) return;
  throw new DomainRuleError('TEXT_TOO_LONG', `A reason can have at most ${longestReason} characters.`);
}

function checkSwitch(
  journey: Journey,
  group: ChoiceGroup,
  { fromTaskId, toTaskId }: { fromTaskId: string; toTaskId: string },
): void {
  checkInGroup(group, fromTaskId);
  checkInGroup(group, toTaskId);
  if (!isPicked(journey, group, fromTaskId)) {
    throw new DomainRuleError('NOT_PICKED', 'The task you want to leave is not one of your choices.');
  }
  if (isPicked(journey, group, toTaskId)) {
    throw new DomainRuleError('ALREADY_PICKED', 'This task is already one of your choices.');
  }
}

function isPicked(journey: Journey, group: ChoiceGroup, taskId: string): boolean {
  return activePicks(journey, group.id).some((pick) => pick.taskId === taskId);
}

function askForSwitch(journey: Journey, input: SwitchTask): Journey {
  const isSame = ({ groupId, fromTaskId }: SwitchRequest) =>
    groupId === input.groupId && fromTaskId === input.fromTaskId;
  if (openSwitchRequests(journey).some(isSame)) {
    throw new DomainRuleError(
      'SWITCH_ALREADY_ASKED',
      'You have already asked your teacher about this choice.',
    );
  }
  const { id, groupId, fromTaskId, toTaskId, at } = input;
  const request = { id, groupId, fromTaskId, toTaskId, ...reasonOf(input), askedAt: at };
  return { ...journey, switchRequests: [...journey.switchRequests, request] };
}

function replacePick(journey: Journey, input: SwitchTask): Journey {
  const replaced = {
    replacedAt: input.at,
    ...(input.reason === undefined ? {} : { replacedBecause: input.reason }),
  };
  const picks = closePick(journey, input.groupId, input.fromTaskId, replaced);
  return { ...journey, picks: [...picks, newPick({ ...input, taskId: input.toTaskId })] };
}

function closePick(
  journey: Journey,
  groupId: string,
  taskId: string,
  replaced: { replacedAt: Date; replacedBecause?: string },
): Pick[] {
  const isLeft = (pick: Pick) =>
    pick.groupId === groupId && pick.taskId === taskId && pick.replacedAt === undefined;
  return journey.picks.map((pick) => (isLeft(pick) ? { ...pick, ...replaced } : pick));
}

function newPick(input: PickTask): Pick {
  const { id, groupId, taskId, at } = input;
  return { id, groupId, taskId, pickedAt: at, ...reasonOf(input) };
}

function reasonOf({ reason }: { reason?: string }): { reason?: string } {
  return reason === undefined || reason.trim() === '' ? {} : { reason };
}

function groupFullSentence({ choose, title }: ChoiceGroup): string {
  return choose === 1
    ? `You have already chosen in "${title}". Switch your choice to take this.`
    : `All ${choose} of your choices in "${title}" are taken. Switch one to take this.`;
}

/** Throws NOT_PICKED unless the task is a must-do or one of the student's picks, and TASK_UNKNOWN if there is none. */
export function getTaskToDo(journey: Journey, content: PathwayContent, taskId: string) {
  const placed = findTask(content, taskId);
  if (placed === null) throw new DomainRuleError('TASK_UNKNOWN', 'This task is not part of the pathway.');
  if (placed.group !== undefined && !isPicked(journey, placed.group, taskId)) {
    throw new DomainRuleError('NOT_PICKED', 'Choose this task first, then hand in your work.');
  }
  return placed;
}
