import {
  defaultWeights,
  termKinds,
  type SuggestionPolicy,
  type TermKind,
  type Weights,
} from './suggestion-types.ts';

// What teachers decide about suggestions, for a class and for one learner of it, and what of both holds.

/** `usual`: for one learner, an option of the class's that is neither pinned nor muted. */
export const taskMarks = ['pinned', 'muted', 'usual'] as const;
export type TaskMark = (typeof taskMarks)[number];

/** `told`: for one learner, a kind of reason that the class does not get. */
export const kindMarks = ['muted', 'told'] as const;
export type KindMark = (typeof kindMarks)[number];

/** What was decided for a class, or for one learner, in one assignment; what is absent was not decided. */
export interface PolicyRules {
  isOff?: boolean;
  weights?: Partial<Record<TermKind, number>>;
  kinds?: Partial<Record<TermKind, KindMark>>;
  /** By task id. */
  tasks?: Record<string, TaskMark>;
}

/** Weights go from 0 to 5 in halves. */
export const weightRange = { least: 0, most: 5, step: 0.5 } as const;

/** What holds for a learner: their own rules first, then the class's, then Waymark's. Switched off for the class is off for all. */
export function mergePolicy(ofClass: PolicyRules, ofLearner: PolicyRules = {}): SuggestionPolicy {
  const kinds = { ...ofClass.kinds, ...ofLearner.kinds };
  const tasks = Object.entries({ ...ofClass.tasks, ...ofLearner.tasks });
  const marked = (mark: TaskMark) => tasks.filter(([, each]) => each === mark).map(([taskId]) => taskId);
  return {
    weights: weightsOf(ofClass, ofLearner),
    isOff: Boolean(ofClass.isOff) || Boolean(ofLearner.isOff),
    muted: { taskIds: marked('muted'), kinds: termKinds.filter((kind) => kinds[kind] === 'muted') },
    pinned: marked('pinned'),
  };
}

function weightsOf(ofClass: PolicyRules, ofLearner: PolicyRules): Weights {
  const weight = (kind: TermKind) =>
    ofLearner.weights?.[kind] ?? ofClass.weights?.[kind] ?? defaultWeights[kind];
  return Object.fromEntries(termKinds.map((kind) => [kind, weight(kind)])) as Weights;
}
