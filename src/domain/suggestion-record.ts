import { competencyStanding, evidenceOf } from './competency-standing.ts';
import type { Journey } from './journey-types.ts';
import { levelOfShare } from './level-shares.ts';
import { pathwayGroups, type PathwayContent, type Task } from './pathway.ts';

/** How one option fared in a class, in students. */
export interface OptionRecord {
  /** Had it among their options. */
  shown: number;
  /** Read on it why it may fit. */
  suggested: number;
  /** Have chosen it now. */
  chosen: number;
  /** Chose it after they had read why it may fit. */
  chosenAfterSuggested: number;
  /** Had their work on it accepted. */
  finished: number;
  /** Stand at a higher level in one of its competencies since that work. */
  levelMoved: number;
}

export interface RecordedJourney {
  journey: Journey;
  content: PathwayContent;
  /** When the student first read a reason on an option, by task id. */
  firstShown: ReadonlyMap<string, Date>;
}

/** Adds up the journeys of a class, option by option. */
export function optionRecords(journeys: readonly RecordedJourney[]): Map<string, OptionRecord> {
  const records = new Map<string, OptionRecord>();
  for (const recorded of journeys) {
    for (const { group } of pathwayGroups(recorded.content)) {
      for (const task of group.tasks) {
        const one = recordOf(recorded, task);
        const sum = records.get(task.id);
        records.set(task.id, sum ? added(sum, one) : one);
      }
    }
  }
  return records;
}

function recordOf({ journey, content, firstShown }: RecordedJourney, task: Task): OptionRecord {
  const pick = journey.picks.find(({ taskId, replacedAt }) => taskId === task.id && !replacedAt);
  const read = firstShown.get(task.id);
  const review = journey.works.find(({ taskId }) => taskId === task.id)?.reviews.at(-1);
  const isFinished = review?.outcome === 'accepted';
  return {
    shown: 1,
    suggested: Number(read !== undefined),
    chosen: Number(pick !== undefined),
    chosenAfterSuggested: Number(pick !== undefined && read !== undefined && read <= pick.pickedAt),
    finished: Number(isFinished),
    levelMoved: Number(isFinished && hasMoved(journey, content, { task, at: review.reviewedAt })),
  };
}

/** Compared are the levels just before and just after the work was accepted; where there was too little evidence before, nothing moved. */
function hasMoved(
  journey: Journey,
  content: PathwayContent,
  { task, at }: { task: Task; at: Date },
): boolean {
  const evidence = evidenceOf(journey).filter(({ lastReview }) => lastReview && lastReview.at <= at);
  const before = competencyStanding(
    evidence.filter(({ taskId }) => taskId !== task.id),
    content,
  );
  const after = competencyStanding(evidence, content);
  return task.competencies.some((id) => {
    const [was, is] = [before.get(id), after.get(id)];
    return was !== undefined && is !== undefined && levelOfShare(is) > levelOfShare(was);
  });
}

function added(one: OptionRecord, other: OptionRecord): OptionRecord {
  return {
    shown: one.shown + other.shown,
    suggested: one.suggested + other.suggested,
    chosen: one.chosen + other.chosen,
    chosenAfterSuggested: one.chosenAfterSuggested + other.chosenAfterSuggested,
    finished: one.finished + other.finished,
    levelMoved: one.levelMoved + other.levelMoved,
  };
}
