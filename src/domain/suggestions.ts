import { competencyStanding, gotIt } from './competency-standing.ts';
import { comparableHelps, fitsHelp } from './help-fits.ts';
import { pathwayGroups, type PathwayContent, type Task, type TaskFormat } from './pathway.ts';
import {
  termKinds,
  type Lowered,
  type Reason,
  type SlideStop,
  type Suggestion,
  type SuggestionInputs,
  type TermKind,
  type Terms,
  type Weights,
  type WorkEvidence,
} from './suggestion-types.ts';

// Why an option may fit a student, from what the student chose to share and what the work shows. It orders nothing and hides
// nothing. It takes what stands in `SuggestionInputs` and no other thing about a person.

export { competencyStanding, evidenceOf } from './competency-standing.ts';
export * from './suggestion-types.ts';

const reasonsAtMost = 2;
/** So that not every option shines. */
const badgesInGroupAtMost = 2;
/** What a badge's reasons add to the score, at least. */
const badgeAtLeast = 0.25;
/** A reason that was lowered further than this is told no more. */
const toldFrom = 0.25;

/** One thing that an option and the student have in common: `share` of its term, 0 to 1. */
interface Match {
  kind: TermKind;
  about: string;
  share: number;
}

interface Known extends SuggestionInputs {
  standing: Map<string, number>;
  recent: Set<TaskFormat>;
  helps: string[];
}

/** The suggestion for each task of the pathway that stands in a group, by task id. */
export function suggestOptions(inputs: SuggestionInputs, content: PathwayContent): Map<string, Suggestion> {
  const known: Known = {
    ...inputs,
    standing: competencyStanding(inputs.evidence, content),
    recent: recentFormats(inputs.evidence),
    helps: comparableHelps(inputs.learner.helps),
  };
  return new Map(
    pathwayGroups(content).flatMap(({ group: { tasks } }) => {
      const weighed = tasks.map((task) => ({ task, ...weigh(task, known) }));
      const shining = selectShining(weighed, known);
      return weighed.map(({ task, told: _told, ...suggestion }) => [
        task.id,
        shining.has(task.id) ? suggestion : { ...suggestion, reasons: [] },
      ]);
    }),
  );
}

/** What is left of a reason's weight: halved each time that the student says "not for me". */
export function loweredTo(lowered: readonly Lowered[], { kind, about }: Reason): number {
  const times = lowered.find((each) => each.kind === kind && each.about === about)?.times ?? 0;
  return 0.5 ** times;
}

type Weighed = Suggestion & {
  /** What the reasons that would be told add to the score. */
  told: number;
};

function byTerm<T>(value: (kind: TermKind) => T): Record<TermKind, T> {
  return Object.fromEntries(termKinds.map((kind) => [kind, value(kind)])) as Record<TermKind, T>;
}

function weigh(task: Task, known: Known): Weighed {
  const { policy, steering } = known;
  const matches = matchesOf(task, known);
  const left = (match: Match) => loweredTo(steering.lowered, match);
  const sum = (kind: TermKind, part: (match: Match) => number) =>
    matches.filter((match) => match.kind === kind).reduce((total, match) => total + part(match), 0);
  const terms: Terms = byTerm((kind) => sum(kind, ({ share }) => share));
  const weights: Weights = byTerm((kind) => {
    if (policy.muted.kinds.includes(kind)) return 0;
    const share = terms[kind] === 0 ? 1 : sum(kind, (match) => match.share * left(match)) / terms[kind];
    return policy.weights[kind] * share;
  });
  const reasons = termKinds
    .filter((kind) => weights[kind] * terms[kind] > 0)
    .toSorted((a, b) => weights[b] * terms[b] - weights[a] * terms[a])
    .flatMap((kind) => strongest(matches, { kind, left }));
  const isPinned = policy.pinned.includes(task.id);
  const told = [...(isPinned ? [{ kind: 'pinned' as const, about: '' }] : []), ...reasons].slice(
    0,
    reasonsAtMost,
  );
  return {
    score: termKinds.reduce((total, kind) => total + weights[kind] * terms[kind], 0),
    terms,
    weights,
    reasons: told,
    told: told.reduce((total, { kind }) => total + (kind === 'pinned' ? 0 : weights[kind] * terms[kind]), 0),
  };
}

/** What a term is told by: its match that was lowered least, unless that is too little or goes without saying. */
function strongest(
  matches: Match[],
  { kind, left }: { kind: TermKind; left: (match: Match) => number },
): { kind: TermKind; about: string }[] {
  const [best] = matches.filter((match) => match.kind === kind).toSorted((a, b) => left(b) - left(a));
  if (!best || left(best) < toldFrom) return [];
  // Most tasks are neither easier nor harder: nothing to tell.
  return kind === 'challenge' && best.about === 'just-right' ? [] : [{ kind, about: best.about }];
}

function selectShining(options: (Weighed & { task: Task })[], { policy, evidence }: Known): Set<string> {
  if (policy.isOff) return new Set();
  const isPinned = (taskId: string) => policy.pinned.includes(taskId);
  const done = new Set(
    evidence.filter(({ lastReview }) => lastReview?.outcome === 'accepted').map(({ taskId }) => taskId),
  );
  const worth = options.filter(
    ({ task: { id }, told, reasons }) =>
      !done.has(id) &&
      !policy.muted.taskIds.includes(id) &&
      // Something new is worth a word beside another reason, and none by itself.
      reasons.some(({ kind }) => kind !== 'variety') &&
      (isPinned(id) || told >= badgeAtLeast),
  );
  const best = worth.toSorted(
    (a, b) => Number(isPinned(b.task.id)) - Number(isPinned(a.task.id)) || b.score - a.score,
  );
  return new Set(best.slice(0, badgesInGroupAtMost).map(({ task }) => task.id));
}

function matchesOf(task: Task, known: Known): Match[] {
  const { learner, standing, recent, helps, steering } = known;
  const left = (kind: TermKind, about: string) => loweredTo(steering.lowered, { kind, about });
  const { topics = [] } = task;
  const needs = task.competencies
    .map((about) => ({ kind: 'need' as const, about, share: 1 - (standing.get(about) ?? 1) }))
    .filter(({ share }) => share > 1 - gotIt)
    .toSorted((a, b) => b.share * left('need', b.about) - a.share * left('need', a.about));
  const goals = task.competencies
    .filter((about) => learner.goalCompetencies.includes(about))
    .map((about) => ({ kind: 'goal' as const, about, share: 1 }))
    .toSorted((a, b) => left('goal', b.about) - left('goal', a.about));
  // Most options take several formats: only one that takes none of the recent ones is something new.
  const isNew = recent.size > 0 && !task.formats.some((format) => recent.has(format));
  return [
    ...needs.slice(0, 1),
    ...goals.slice(0, 1),
    ...topics
      .filter((about) => learner.interests.includes(about))
      .map((about) => ({ kind: 'interest' as const, about, share: 1 / topics.length })),
    ...helps
      .filter((about) => fitsHelp(about, task))
      .map((about) => ({ kind: 'preference' as const, about, share: 1 / helps.length })),
    ...(isNew ? task.formats.slice(0, 1) : []).map((about) => ({
      kind: 'variety' as const,
      about,
      share: 1,
    })),
    ...(stopOf(task) === steering.stop
      ? [{ kind: 'challenge' as const, about: steering.stop, share: 1 }]
      : []),
  ];
}

/** The stop of the slider that a task's variant stands for. */
function stopOf({ variant }: Task): SlideStop {
  if (variant === undefined) return 'just-right';
  return variant === 'stretch' ? 'stretch' : 'warm-up';
}

/** Formats of the last two pieces of work. */
export function recentFormats(evidence: readonly WorkEvidence[]): Set<TaskFormat> {
  const handIns = evidence
    .flatMap(({ handIns: all }) => all)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return new Set(handIns.slice(0, 2).map(({ format }) => format));
}
