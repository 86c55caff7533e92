import type { Journey } from '../../domain/journey-types.ts';
import { groupHealth, type OptionRecord } from '../../domain/option-health.ts';
import type { ChoiceGroup, PathwayContent } from '../../domain/pathway.ts';
import { mergePolicy, type PolicyRules, type TaskMark } from '../../domain/suggestion-policy.ts';
import {
  defaultWeights,
  termKinds,
  type SuggestionPolicy,
  type Weights,
} from '../../domain/suggestion-types.ts';
import type { ClassOptionView, ClassSuggestionsView } from './suggestion-policy.contract.ts';

/** What became of one option's suggestions in a class. */
export interface OptionSuggestions {
  /** Students who saw the option. */
  shown: number;
  /** Of these, who saw a badge on it. */
  suggested: number;
  /** Who chose it after a badge. */
  chosenAfterSuggested: number;
  /** Who stands at a higher level since that work. */
  levelMoved: number;
}

const neverShown: OptionSuggestions = { shown: 0, suggested: 0, chosenAfterSuggested: 0, levelMoved: 0 };

export interface ClassFacts {
  pathwayId: string;
  content: PathwayContent;
  rules: PolicyRules;
  setting: ClassSuggestionsView['setting'];
  /** Without the LMS's test student. */
  journeys: Journey[];
  /** By task id. */
  suggestions: ReadonlyMap<string, OptionSuggestions>;
  now: Date;
}

/** The class's rules, the record of each option, and the flags of each group. */
export function presentClass({
  pathwayId,
  content,
  rules,
  setting,
  ...facts
}: ClassFacts): ClassSuggestionsView {
  const policy = mergePolicy(rules);
  return {
    setting,
    pathwayId,
    weights: weightViews(policy.weights, defaultWeights),
    kinds: kindViews(policy, rules),
    students: facts.journeys.length,
    groups: content.milestones.flatMap((milestone) =>
      milestone.steps.flatMap((step) =>
        step.kind === 'group'
          ? [{ ...presentGroup(step.group, { policy, rules, ...facts }), milestone: milestone.title }]
          : [],
      ),
    ),
  };
}

function presentGroup(
  group: ChoiceGroup,
  known: Pick<ClassFacts, 'rules' | 'journeys' | 'suggestions' | 'now'> & { policy: SuggestionPolicy },
) {
  const { choosers, options, flags } = groupHealth(group, known.journeys, known.now);
  const records = new Map(options.map((option) => [option.taskId, option]));
  return {
    id: group.id,
    title: group.title,
    choose: group.choose,
    choosers,
    options: group.tasks.map(({ id, title }): ClassOptionView => {
      return {
        taskId: id,
        title,
        ...marksOf(id, known),
        record: recordOf(records.get(id)),
        suggestions: known.suggestions.get(id) ?? neverShown,
      };
    }),
    flags,
  };
}

function recordOf(record: OptionRecord | undefined): ClassOptionView['record'] {
  const { chosen = 0, kept = 0, left = 0, handedIn = 0, finished = 0, meanLevel } = record ?? {};
  return { chosen, kept, left, handedIn, finished, ...(meanLevel === undefined ? {} : { meanLevel }) };
}

export function weightViews(weights: Weights, otherwise: Weights): ClassSuggestionsView['weights'] {
  return termKinds.map((kind) => ({ kind, value: weights[kind], otherwise: otherwise[kind] }));
}

/** @param rules those that were decided here, for the class or for the learner */
export function kindViews({ muted }: SuggestionPolicy, rules: PolicyRules): ClassSuggestionsView['kinds'] {
  return termKinds.map((kind) => {
    const own = rules.kinds?.[kind];
    return { kind, isMuted: muted.kinds.includes(kind), ...(own === undefined ? {} : { own }) };
  });
}

/** What holds for an option, and what was decided here. */
export function marksOf(
  taskId: string,
  { policy, rules }: { policy: SuggestionPolicy; rules: PolicyRules },
): { mark?: 'pinned' | 'muted'; own?: TaskMark } {
  const own = rules.tasks?.[taskId];
  const mark = markOf(taskId, policy);
  return { ...(mark === undefined ? {} : { mark }), ...(own === undefined ? {} : { own }) };
}

function markOf(taskId: string, { pinned, muted }: SuggestionPolicy): 'pinned' | 'muted' | undefined {
  if (pinned.includes(taskId)) return 'pinned';
  return muted.taskIds.includes(taskId) ? 'muted' : undefined;
}
