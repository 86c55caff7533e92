import type { Level } from './levels.ts';
import type { TaskFormat } from './pathway.ts';
import type { RowLevels } from './rubric.ts';

// What a suggestion is made of. Whatever has no place in these types cannot have a part in it.

/** The terms of the sum, in the order in which equal reasons are told. */
export const termKinds = ['need', 'goal', 'interest', 'preference', 'challenge', 'variety'] as const;
export type TermKind = (typeof termKinds)[number];

/** What a badge may say: one of the terms, or that the teacher points to the option. */
export const reasonKinds = ['pinned', ...termKinds] as const;
export type ReasonKind = (typeof reasonKinds)[number];

/** What each term counts for, 0 or more. */
export type Weights = Record<TermKind, number>;
/** Each 0 to 1. */
export type Terms = Record<TermKind, number>;

/** What is known of the student for this purpose. */
export interface Learner {
  /** Words tapped under interests. */
  interests: readonly string[];
  /** Words tapped under "what helps me". */
  helps: readonly string[];
  /** Competencies that the student's own open goals are about. */
  goalCompetencies: readonly string[];
}

export const noLearner: Learner = { interests: [], helps: [], goalCompetencies: [] };

/** What the student's own reviewed work says: formats, outcomes and dates, and nothing of what was written. */
export interface WorkEvidence {
  taskId: string;
  handIns: readonly { format: TaskFormat; at: Date }[];
  lastReview?: {
    outcome: 'accepted' | 'not-yet';
    level?: Level;
    /** By row of the task's rubric. */
    rows?: RowLevels;
    points?: number;
    at: Date;
  };
}

/** What teachers decided, for one learner in one course: the class's rules and the learner's own, merged. */
export interface SuggestionPolicy {
  weights: Weights;
  /** No badges and no log. */
  isOff: boolean;
  /** Options and kinds of reasons that show no badge. */
  muted: { taskIds: readonly string[]; kinds: readonly ReasonKind[] };
  /** Options that the teacher points to. */
  pinned: readonly string[];
}

/** Need, interest, goal, preference and variety as published; challenge is the student's own slider and counts as much as a preference. */
export const defaultWeights: Weights = {
  need: 3,
  goal: 2,
  interest: 2,
  preference: 1,
  challenge: 1,
  variety: 0.5,
};

export const defaultPolicy: SuggestionPolicy = {
  weights: defaultWeights,
  isOff: false,
  muted: { taskIds: [], kinds: [] },
  pinned: [],
};

/** How hard the student would like it. */
export const slideStops = ['warm-up', 'just-right', 'stretch'] as const;
export type SlideStop = (typeof slideStops)[number];

/** A reason that the student said "not for me" to. */
export interface Lowered {
  kind: TermKind;
  about: string;
  times: number;
}

/** What the student decided about their own suggestions. */
export interface Steering {
  stop: SlideStop;
  lowered: readonly Lowered[];
}

export const defaultSteering: Steering = { stop: 'just-right', lowered: [] };

export interface Reason {
  kind: ReasonKind;
  /** The tapped word; a competency's id for need and goal; the format for variety; the stop for challenge; empty for pinned. */
  about: string;
}

export interface Suggestion {
  /** Sum of the terms, each times its weight. */
  score: number;
  terms: Terms;
  /** After what the student lowered and the teacher muted. */
  weights: Weights;
  /** What the badge says, two at most; empty where there is no badge. */
  reasons: Reason[];
}

/** Everything that a suggestion may be made of, beside the pathway itself. */
export interface SuggestionInputs {
  evidence: readonly WorkEvidence[];
  learner: Learner;
  policy: SuggestionPolicy;
  steering: Steering;
}
