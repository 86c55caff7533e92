import { activePicks } from '../../domain/journey-reading.ts';
import type { Journey } from '../../domain/journey-types.ts';
import type { PathwayContent, Task } from '../../domain/pathway.ts';
import { mergePolicy } from '../../domain/suggestion-policy.ts';
import {
  competencyStanding,
  loweredTo,
  recentFormats,
  suggestOptions,
  termKinds,
  type Reason,
  type Suggestion,
  type SuggestionInputs,
} from '../../domain/suggestions.ts';
import { kindViews, marksOf, weightViews } from './class-suggestions.ts';
import type { FoundRules } from './policies.service.ts';
import type { LearnerOptionView, LearnerSuggestionsView } from './suggestion-policy.contract.ts';

export interface LearnerFacts {
  student: LearnerSuggestionsView['student'];
  journey: Journey;
  content: PathwayContent;
  /** Undefined while suggestions are off for this learner. */
  inputs: SuggestionInputs | undefined;
  rules: FoundRules;
  isSwitchedOn: boolean;
}

/**
 * The sums as the student's own screen makes them: by the same function, from the same inputs. What counts as an input is said in
 * words, so that a teacher sees that nothing else has a part in it.
 */
export function presentLearner(facts: LearnerFacts): LearnerSuggestionsView {
  const { student, content, inputs, rules } = facts;
  const policy = mergePolicy(rules.ofClass, rules.ofLearner);
  return {
    student,
    setting: { isOn: facts.isSwitchedOn },
    isOff: rules.ofLearner.isOff ?? false,
    weights: weightViews(policy.weights, mergePolicy(rules.ofClass).weights),
    kinds: kindViews(policy, rules.ofLearner),
    ...(inputs ? { inputs: presentInputs(inputs, content) } : {}),
    groups: presentGroups(facts),
  };
}

function presentInputs(
  { learner, evidence, steering }: SuggestionInputs,
  content: PathwayContent,
): LearnerSuggestionsView['inputs'] {
  const statements = statementsOf(content);
  const words = wordsOf(content);
  return {
    interests: [...learner.interests],
    helps: [...learner.helps],
    goals: learner.goalCompetencies.flatMap((id) => statements.get(id) ?? []),
    standing: [...competencyStanding(evidence, content)].map(([id, value]) => ({
      competency: statements.get(id) ?? id,
      value,
    })),
    formats: [...recentFormats(evidence)],
    stop: steering.stop,
    lowered: steering.lowered.map((each) => ({ ...words(each), left: loweredTo(steering.lowered, each) })),
  };
}

function presentGroups({ journey, content, inputs, rules }: LearnerFacts): LearnerSuggestionsView['groups'] {
  const suggestions = inputs && suggestOptions(inputs, content);
  const known = { policy: mergePolicy(rules.ofClass, rules.ofLearner), rules: rules.ofLearner };
  const words = wordsOf(content);
  const present = (task: Task, chosen: Set<string>): LearnerOptionView => {
    const suggestion = suggestions?.get(task.id);
    return {
      taskId: task.id,
      title: task.title,
      ...marksOf(task.id, known),
      ...(inputs && suggestion ? { sum: sumOf(suggestion, inputs) } : {}),
      reasons: suggestion?.reasons.map(words) ?? [],
      isChosen: chosen.has(task.id),
    };
  };
  return content.milestones.flatMap((milestone) =>
    milestone.steps.flatMap((step) => {
      if (step.kind !== 'group') return [];
      const { id, title, tasks } = step.group;
      const chosen = new Set(activePicks(journey, id).map(({ taskId }) => taskId));
      return [{ id, title, milestone: milestone.title, options: tasks.map((task) => present(task, chosen)) }];
    }),
  );
}

function sumOf(
  { score, terms, weights }: Suggestion,
  { policy }: SuggestionInputs,
): LearnerOptionView['sum'] {
  return {
    score,
    lines: termKinds.map((kind) => ({
      kind,
      term: terms[kind],
      fullWeight: policy.weights[kind],
      weight: weights[kind],
      part: terms[kind] * weights[kind],
    })),
  };
}

function statementsOf({ competencies }: PathwayContent): Map<string, string> {
  return new Map(competencies.map(({ id, statement }) => [id, statement]));
}

/** Needs and goals are told by what the competency says, not by its id. */
function wordsOf(content: PathwayContent): (reason: Reason) => Reason {
  const statements = statementsOf(content);
  return ({ kind, about }) => ({
    kind,
    about: kind === 'need' || kind === 'goal' ? (statements.get(about) ?? about) : about,
  });
}
