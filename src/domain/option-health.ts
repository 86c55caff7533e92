import { activePicks, findWork, latestReview } from './journey-reading.ts';
import type { Journey } from './journey-types.ts';
import type { Level } from './levels.ts';
import type { ChoiceGroup } from './pathway.ts';

// How the options of a choice group fare with a class. Each flag is a named rule over picks and answers; none is a prediction, and
// none says anything about a student.

/** What a class did with one option. */
export interface OptionRecord {
  taskId: string;
  /** Students who chose it at any time. */
  chosen: number;
  /** Of these, who has it now. */
  kept: number;
  /** Chose it, then changed to another without finishing, or handed nothing in for ten school days. */
  left: number;
  /** Students who handed something in. */
  handedIn: number;
  /** Students whose work is accepted. */
  finished: number;
  /** Works that were sent back twice or more, each for another hand-in. */
  sentBackTwice: number;
  /** Mean of the latest level of each work, 1 to 4; absent while no work has a level. */
  meanLevel?: number;
  /** Works with a level. */
  levels: number;
}

/**
 * `popular`: more than 7 in 10 of who chose here took it, where one chooses at most half · `never-chosen`: by nobody, though enough
 * chose here · `abandoned`: at least a third of who chose it left it · `sent-back`: half of its works came back twice ·
 * `low-levels`: its works are below "Getting there" on the mean · `uneven`: its levels are a whole level below another option's.
 */
export type HealthFlag =
  | { kind: 'popular'; taskId: string; count: number; of: number }
  | { kind: 'never-chosen'; taskId: string; of: number }
  | { kind: 'abandoned'; taskId: string; count: number; of: number }
  | { kind: 'sent-back'; taskId: string; count: number; of: number }
  | { kind: 'low-levels'; taskId: string; mean: number; of: number }
  | { kind: 'uneven'; taskId: string; mean: number; otherTaskId: string; otherMean: number };

export interface GroupHealth {
  groupId: string;
  /** Students who chose anything here. */
  choosers: number;
  /** In the order of the group. */
  options: OptionRecord[];
  flags: HealthFlag[];
}

/** From here on a rule says something; below it, one student is the news. */
const healthRules = {
  choosersAtLeast: 5,
  popularAbove: 0.7,
  abandonedFrom: 1 / 3,
  abandonedAtLeast: 2,
  quietSchoolDays: 10,
  sentBackFrom: 0.5,
  sentBackAtLeast: 2,
  levelsAtLeast: 3,
  lowBelow: 2,
  unevenFrom: 1,
} as const;

/** How one group's options fare. @param journeys without those of test students */
export function groupHealth(group: ChoiceGroup, journeys: readonly Journey[], now: Date): GroupHealth {
  const choosers = journeys.filter(({ picks }) => picks.some(({ groupId }) => groupId === group.id)).length;
  const options = group.tasks.map(({ id }) => optionRecord(journeys, { groupId: group.id, taskId: id, now }));
  const flags = [
    ...options.flatMap((option) => [...choiceFlags(option, { choosers, group }), ...workFlags(option)]),
    ...unevenFlags(options),
  ];
  return { groupId: group.id, choosers, options, flags };
}

function optionRecord(
  journeys: readonly Journey[],
  { groupId, taskId, now }: { groupId: string; taskId: string; now: Date },
): OptionRecord {
  const chose = journeys.filter(({ picks }) => picks.some((pick) => isOf(pick, groupId, taskId)));
  const kept = chose.filter((journey) =>
    activePicks(journey, groupId).some((pick) => pick.taskId === taskId),
  );
  const works = chose.flatMap((journey) => findWork(journey, taskId) ?? []);
  const levels = works.flatMap((work): Level[] => {
    const level = latestReview(work)?.level;
    return level === undefined ? [] : [level];
  });
  return {
    taskId,
    chosen: chose.length,
    kept: kept.length,
    left: chose.filter((journey) => hasLeft(journey, { groupId, taskId, now })).length,
    handedIn: works.filter(({ handIns }) => handIns.length > 0).length,
    finished: works.filter((work) => latestReview(work)?.outcome === 'accepted').length,
    sentBackTwice: works.filter(({ reviews }) => returnsOf(reviews) >= 2).length,
    ...(levels.length > 0 ? { meanLevel: levels.reduce((sum, each) => sum + each, 0) / levels.length } : {}),
    levels: levels.length,
  };
}

const isOf = (pick: Journey['picks'][number], groupId: string, taskId: string): boolean =>
  pick.groupId === groupId && pick.taskId === taskId;

/** Two answers to the same hand-in are one return. */
function returnsOf(reviews: Journey['works'][number]['reviews']): number {
  return new Set(reviews.filter(({ outcome }) => outcome === 'not-yet').map(({ handInId }) => handInId)).size;
}

function hasLeft(
  journey: Journey,
  { groupId, taskId, now }: { groupId: string; taskId: string; now: Date },
): boolean {
  const work = findWork(journey, taskId);
  if (latestReview(work)?.outcome === 'accepted') return false;
  const active = activePicks(journey, groupId).find((pick) => pick.taskId === taskId);
  if (!active) return true;
  const isWorkedOn = (work?.handIns.length ?? 0) > 0;
  return !isWorkedOn && schoolDaysBetween(active.pickedAt, now) >= healthRules.quietSchoolDays;
}

const dayMilliseconds = 86_400_000;

/** Mondays to Fridays after the first day, up to and with the last, by UTC; holidays are not known. */
export function schoolDaysBetween(from: Date, to: Date): number {
  const first = Math.floor(from.getTime() / dayMilliseconds);
  const last = Math.floor(to.getTime() / dayMilliseconds);
  return Math.max(0, schoolDaysUpTo(last) - schoolDaysUpTo(first));
}

/** Day 0, 1 January 1970, was a Thursday: counted from the Monday before, each week brings five. */
function schoolDaysUpTo(day: number): number {
  const fromMonday = day + 3;
  return Math.floor(fromMonday / 7) * 5 + Math.min(5, (fromMonday % 7) + 1);
}

function choiceFlags(
  { taskId, chosen, kept, left }: OptionRecord,
  { choosers, group }: { choosers: number; group: ChoiceGroup },
): HealthFlag[] {
  const flags: HealthFlag[] = [];
  const isEnough = choosers >= healthRules.choosersAtLeast;
  // Who must take most of the options anyway says nothing by taking this one.
  const isRealChoice = group.choose / group.tasks.length <= 0.5;
  if (isEnough && isRealChoice && kept / choosers > healthRules.popularAbove)
    flags.push({ kind: 'popular', taskId, count: kept, of: choosers });
  if (isEnough && chosen === 0) flags.push({ kind: 'never-chosen', taskId, of: choosers });
  if (left >= healthRules.abandonedAtLeast && left / chosen >= healthRules.abandonedFrom)
    flags.push({ kind: 'abandoned', taskId, count: left, of: chosen });
  return flags;
}

function workFlags({ taskId, handedIn, sentBackTwice, meanLevel, levels }: OptionRecord): HealthFlag[] {
  const flags: HealthFlag[] = [];
  if (sentBackTwice >= healthRules.sentBackAtLeast && sentBackTwice / handedIn >= healthRules.sentBackFrom)
    flags.push({ kind: 'sent-back', taskId, count: sentBackTwice, of: handedIn });
  if (meanLevel !== undefined && levels >= healthRules.levelsAtLeast && meanLevel < healthRules.lowBelow)
    flags.push({ kind: 'low-levels', taskId, mean: meanLevel, of: levels });
  return flags;
}

/** Once for a group: its lowest option against its highest. */
function unevenFlags(options: readonly OptionRecord[]): HealthFlag[] {
  const rated = options
    .flatMap(({ taskId, meanLevel, levels }) =>
      meanLevel !== undefined && levels >= healthRules.levelsAtLeast ? [{ taskId, meanLevel }] : [],
    )
    .toSorted((a, b) => a.meanLevel - b.meanLevel);
  const low = rated.at(0);
  const high = rated.at(-1);
  if (!low || !high || high.meanLevel - low.meanLevel < healthRules.unevenFrom) return [];
  return [
    {
      kind: 'uneven',
      taskId: low.taskId,
      mean: low.meanLevel,
      otherTaskId: high.taskId,
      otherMean: high.meanLevel,
    },
  ];
}
