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
  inputs: SuggestionInputs;
  rules: FoundRules;
  isSwitchedOn: boolean;
}

/**
 * The sums as the student's own screen makes them: by the same function, from the same inputs. What counts as an input is said in
 * words, so that a teacher sees that nothing else has a part in it.
 */
export function presentLearner(facts: LearnerFacts): LearnerSuggestionsView {
  const { student, content, inputs, rules } = facts;
  const { policy, steering } = inputs;
  const words = wordsOf(content);
  return {
    student,
    setting: { isOn: facts.isSwitchedOn },
    isOff: rules.ofLearner.isOff ?? false,
    weights: weightViews(policy.weights, mergePolicy(rules.ofClass).weights),
    kinds: kindViews(policy, rules.ofLearner),
    stop: steering.stop,
    lowered: steering.lowered.map((each) => ({ ...words(each), left: loweredTo(steering.lowered, each) })),
    inputs: presentInputs(inputs, content),
    groups: presentGroups(facts),
  };
}

function presentInputs(
  { learner, evidence }: SuggestionInputs,
  content: PathwayContent,
): LearnerSuggestionsView['inputs'] {
  const statements = statementsOf(content);
  return {
    interests: [...learner.interests],
    helps: [...learner.helps],
    goals: learner.goalCompetencies.map((id) => statements.get(id) ?? id),
    standing: [...competencyStanding(evidence, content)].map(([id, value]) => ({
      competency: statements.get(id) ?? id,
      value,
    })),
    formats: [...recentFormats(evidence)],
  };
}

function presentGroups({ journey, content, inputs, rules }: LearnerFacts): LearnerSuggestionsView['groups'] {
  const suggestions = suggestOptions(inputs, content);
  const known = { policy: inputs.policy, rules: rules.ofLearner };
  const words = wordsOf(content);
  const option = (task: Task, suggestion: Suggestion, chosen: Set<string>): LearnerOptionView => ({
    taskId: task.id,
    title: task.title,
    ...marksOf(task.id, known),
    score: suggestion.score,
    lines: linesOf(suggestion, inputs),
    reasons: suggestion.reasons.map(words),
    isChosen: chosen.has(task.id),
  });
  return content.milestones.flatMap((milestone) =>
    milestone.steps.flatMap((step) => {
      if (step.kind !== 'group') return [];
      const { id, title, tasks } = step.group;
      const chosen = new Set(activePicks(journey, id).map(({ taskId }) => taskId));
      const options = tasks.flatMap((task) => {
        const suggestion = suggestions.get(task.id);
        return suggestion ? [option(task, suggestion, chosen)] : [];
      });
      return [{ id, title, milestone: milestone.title, options }];
    }),
  );
}

function linesOf({ terms, weights }: Suggestion, { policy }: SuggestionInputs): LearnerOptionView['lines'] {
  return termKinds.map((kind) => ({
    kind,
    term: terms[kind],
    fullWeight: policy.weights[kind],
    weight: weights[kind],
    part: terms[kind] * weights[kind],
  }));
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
