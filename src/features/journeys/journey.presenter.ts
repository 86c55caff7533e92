import {
  activePicks,
  declinedSwitch,
  findWork,
  milestoneProgress,
  nextStep,
  openSwitchRequests,
  reflectionState,
  scoreOf,
  taskStates,
  type TaskState,
} from '../../domain/journey.ts';
import { journeyPace, milestonePace, type MilestoneDates } from '../../domain/pace.ts';
import { levels, suggestedPoints } from '../../domain/levels.ts';
import { possiblePoints, roundPoints } from '../../domain/path-score.ts';
import type { ChoiceGroup, PathwayContent, Task, Way } from '../../domain/pathway.ts';
import { shownScore } from '../../domain/shown-score.ts';
import type { Lowered, Suggestion } from '../../domain/suggestions.ts';
import { tellReason } from '../../domain/tell-reason.ts';
import { whatCounts } from '../../domain/what-counts.ts';
import { renderMarkdown } from '../../domain/render-markdown.ts';
import type { GroupView, JourneyView, MilestoneView, PassbackView, TaskView } from './journey.contract.ts';
import type { Draft, StoredJourney } from './journey.model.ts';
import { presentProposals } from './proposal.presenter.ts';

export interface JourneyPresentation {
  journey: StoredJourney;
  content: PathwayContent;
  assignment: {
    _id: string;
    title: string;
    dueAt?: Date;
    points?: number;
    milestoneDates?: MilestoneDates;
  };
  now: Date;
  studentName: string;
  /** Names of reviewers by person id, as far as the LMS gives them. */
  reviewerNames: Map<string, string>;
  /** Only for the student's own eyes. */
  drafts: Draft[];
  passback: PassbackView;
  /** For who answers the work. */
  isForReview: boolean;
  isVoiceAllowed?: boolean;
  /** Why options may fit the student, by task id; absent where nothing is suggested. */
  suggested?: { byTask: Map<string, Suggestion>; lowered: readonly Lowered[] };
}

/** A journey as a screen shows it: the pathway's content with this student's states, work and score. */
export function presentJourney(input: JourneyPresentation): JourneyView {
  const { journey, content, assignment, now } = input;
  const days = assignment.milestoneDates ?? {};
  const allProgress = milestoneProgress(journey, content);
  const progress = new Map(allProgress.map((each) => [each.id, each]));
  const present = createTaskPresenter(input);
  return {
    journeyId: journey._id,
    revision: journey.revision,
    assignment: { id: assignment._id, title: assignment.title, dueAt: assignment.dueAt?.toISOString() },
    pathway: {
      title: content.title,
      summary: content.summary,
      version: journey.pathwayVersion,
      language: content.language,
    },
    student: { personId: journey.personId, name: input.studentName },
    stage: journey.summary.stage,
    nextStep: nextStep(journey, content),
    ...(input.isVoiceAllowed === undefined ? {} : { isVoiceAllowed: input.isVoiceAllowed }),
    score: presentScore(input),
    pace: journeyPace(allProgress, days, now),
    milestones: content.milestones.map(({ id, title, summary, steps }) => {
      const { required = 0, done = 0, waiting = 0, notYet = 0 } = progress.get(id) ?? {};
      return {
        id,
        title,
        summary,
        progress: { required, done, waiting, notYet },
        day: days[id],
        pace: milestonePace({ id, required, done, waiting, notYet }, days[id], now),
        reflection: presentReflection(input, id),
        steps: steps.map((step) =>
          step.kind === 'task'
            ? { kind: 'task' as const, task: present(step.task) }
            : { kind: 'group' as const, group: presentGroup(input, step.group, present) },
        ),
      };
    }),
    passback: input.passback,
  };
}

function presentScore({ journey, content, assignment }: JourneyPresentation): JourneyView['score'] {
  const { earned, possible } = scoreOf(journey, content);
  const maximum = assignment.points ?? possiblePoints(content);
  return {
    earned: roundPoints(earned),
    possible: roundPoints(possible),
    ...shownScore(journey.summary.fraction, maximum, journey.passback),
  };
}

function presentReflection(
  { journey, content }: JourneyPresentation,
  milestoneId: string,
): MilestoneView['reflection'] {
  const { isOffered, said } = reflectionState(journey, content, milestoneId);
  return {
    isOffered,
    said: said.map(({ id, at, scale, why, sentence, voice }) => ({
      id,
      at: at.toISOString(),
      scale,
      why,
      sentence,
      ...(voice ? { hasVoice: true } : {}),
    })),
  };
}

function presentGroup(
  { journey, content, assignment, reviewerNames }: JourneyPresentation,
  group: ChoiceGroup,
  present: (task: Task, group: ChoiceGroup) => TaskView,
): GroupView {
  const request = openSwitchRequests(journey).find(({ groupId }) => groupId === group.id);
  const declined = declinedSwitch(journey, group.id);
  return {
    id: group.id,
    title: group.title,
    choose: group.choose,
    picked: activePicks(journey, group.id).length,
    points: group.points,
    slotPoints: roundPoints((group.points / group.choose) * scaleOf(content, assignment)),
    switching: group.switching,
    switchRequest: request && {
      id: request.id,
      fromTaskId: request.fromTaskId,
      toTaskId: request.toTaskId,
      reason: request.reason,
      askedAt: request.askedAt.toISOString(),
    },
    declinedSwitch: declined && { fromTaskId: declined.fromTaskId, toTaskId: declined.toTaskId },
    proposals: presentProposals(journey, group, reviewerNames),
    tasks: group.tasks.map((task) => present(task, group)),
  };
}

function createTaskPresenter(input: JourneyPresentation): (task: Task, group?: ChoiceGroup) => TaskView {
  const { journey, content } = input;
  const states: Map<string, TaskState> = taskStates(journey, content);
  const competencies = new Map(content.competencies.map((competency) => [competency.id, competency]));
  const drafts = new Map(input.drafts.map((draft) => [draft.taskId, draft]));
  const told = { competencies: content.competencies, lowered: input.suggested?.lowered ?? [] };
  return (task, group) => {
    const { instructions: _instructions, competencies: competencyIds, ways, ...shown } = task;
    const pick = group && activePicks(journey, group.id).find(({ taskId }) => taskId === task.id);
    const draft = drafts.get(task.id);
    return {
      ...shown,
      instructionsHtml: instructionsHtml(task),
      competencies: competencyIds.flatMap((id) => competencies.get(id) ?? []),
      ...(ways ? { ways: ways.map(presentWay) } : {}),
      ...(input.isForReview
        ? { levelPoints: levels.map((level) => suggestedPoints(level, task.points)) }
        : {}),
      state: states.get(task.id) ?? 'open',
      reasons: input.suggested?.byTask.get(task.id)?.reasons.map((reason) => tellReason(reason, told)),
      couldBecome: group && couldBecome(input, group, task),
      pick: pick && { id: pick.id, pickedAt: pick.pickedAt.toISOString(), reason: pick.reason },
      ...presentWork(input, task.id),
      draft: draft && presentDraft(draft),
    };
  };
}

function couldBecome(
  { journey, content, assignment }: JourneyPresentation,
  group: ChoiceGroup,
  task: Task,
): number {
  const counts = whatCounts(journey, content, { group, taskId: task.id });
  return roundPoints(counts.couldBecome * scaleOf(content, assignment));
}

/** The LMS's points for one of the pathway's own. */
function scaleOf(content: PathwayContent, assignment: JourneyPresentation['assignment']): number {
  const possible = possiblePoints(content);
  return possible > 0 ? (assignment.points ?? possible) / possible : 0;
}

function presentWork(
  { journey, reviewerNames }: JourneyPresentation,
  taskId: string,
): Pick<TaskView, 'handIns' | 'reviews'> {
  const work = findWork(journey, taskId);
  return {
    handIns: (work?.handIns ?? []).map((handIn) => ({
      ...handIn,
      handedInAt: handIn.handedInAt.toISOString(),
    })),
    reviews: (work?.reviews ?? []).map(({ reviewedBy, reviewedAt, ...review }) => ({
      ...review,
      reviewedAt: reviewedAt.toISOString(),
      reviewerName: reviewerNames.get(reviewedBy),
    })),
  };
}

export function presentDraft(draft: Draft): NonNullable<TaskView['draft']> {
  const { text, link, note, way, selfRating, revision, files = [] } = draft;
  return {
    text,
    link,
    note,
    ...(way ? { way } : {}),
    ...(selfRating ? { selfRating } : {}),
    revision,
    files,
    savedAt: draft.savedAt.toISOString(),
  };
}

/** Contents are immutable and shared by a whole class, so each text is rendered once. */
const rendered = new WeakMap<Task | Way, string>();

function instructionsHtml(task: Task): string {
  return renderedOnce(task, task.instructions);
}

function presentWay(way: Way): NonNullable<TaskView['ways']>[number] {
  const { id, title, format, guide } = way;
  return { id, title, format, ...(guide ? { guideHtml: renderedOnce(way, guide) } : {}) };
}

function renderedOnce(owner: Task | Way, markdown: string): string {
  const known = rendered.get(owner);
  if (known !== undefined) return known;
  const html = renderMarkdown(markdown);
  rendered.set(owner, html);
  return html;
}
