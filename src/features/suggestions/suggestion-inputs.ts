import type { Journey } from '../../domain/journey-types.ts';
import {
  evidenceOf,
  type Learner,
  type SuggestionInputs,
  type SuggestionPolicy,
} from '../../domain/suggestions.ts';
import type { SteeredJourney, Steerings } from './steerings.ts';

export interface SuggestedJourney extends SteeredJourney, Journey {
  assignmentId: string;
  isTestStudent: boolean;
}

/** Where a learner is looked at. */
export interface LearnerPlace {
  tenantId: string;
  courseId: string;
  assignmentId: string;
  personId: string;
}

/** What other parts of Waymark tell for suggestions. */
export interface SuggestionSources {
  /** What the student tapped and lets the teachers of this course read. */
  tapsOf(place: LearnerPlace): Promise<Pick<Learner, 'interests' | 'helps'>>;
  goalCompetenciesOf(place: LearnerPlace): Promise<string[]>;
  /** With the setting of district and course. */
  policyFor(place: LearnerPlace, personId: string): Promise<SuggestionPolicy>;
}

/** Everything that this journey's suggestions may be made of, asked for at once. */
export type InputsOf = (journey: SuggestedJourney) => Promise<SuggestionInputs>;

export function createInputsOf({
  sources,
  steerings,
}: {
  sources: SuggestionSources;
  steerings: Steerings;
}): InputsOf {
  return async (journey) => {
    const { tenantId, courseId, assignmentId, personId } = journey;
    const place = { tenantId, courseId, assignmentId, personId };
    const [taps, goalCompetencies, policy, steering] = await Promise.all([
      sources.tapsOf(place),
      sources.goalCompetenciesOf(place),
      sources.policyFor(place, personId),
      steerings.get(journey),
    ]);
    return {
      evidence: evidenceOf(journey),
      learner: { ...taps, goalCompetencies },
      policy,
      steering,
    };
  };
}
