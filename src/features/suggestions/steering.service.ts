import { helpChoose, type HelpAnswers, type HelpFit } from '../../domain/help-me-choose.ts';
import { taskStates } from '../../domain/journey.ts';
import { findGroup, taskFormats, type PathwayContent } from '../../domain/pathway.ts';
import { profileTaps } from '../../domain/profile.ts';
import {
  slideStops,
  suggestOptions,
  type Lowered,
  type SlideStop,
  type TermKind,
} from '../../domain/suggestions.ts';
import { tellReason } from '../../domain/tell-reason.ts';
import { NotFoundError } from '../../http/errors.ts';
import type { InputsOf, SuggestedJourney } from './suggestion-inputs.ts';
import type { SteeringView } from './suggestions.contract.ts';
import type { Steerings } from './steerings.ts';

/** What a student sees and decides of the suggestions of their own journey. */
export interface SteeringService {
  view(journey: SuggestedJourney, content: PathwayContent): Promise<SteeringView>;
  setStop(journey: SuggestedJourney, stop: SlideStop): Promise<void>;
  /** @throws NotFoundError for a reason that this pathway cannot have */
  setLowered(journey: SuggestedJourney, content: PathwayContent, lowered: Lowered): Promise<void>;
  /** @throws NotFoundError for an unknown group */
  helpChoose(
    journey: SuggestedJourney,
    content: PathwayContent,
    asked: HelpAnswers & { groupId: string },
  ): HelpFit[];
}

export function createSteeringService(dependencies: {
  steerings: Steerings;
  inputsOf: InputsOf;
}): SteeringService {
  const { steerings, inputsOf } = dependencies;
  return {
    async view(journey, content) {
      const inputs = await inputsOf(journey);
      if (inputs.policy.isOff) return { isOn: false, stop: 'just-right', stops: [], lowered: [] };
      const { stop, lowered } = inputs.steering;
      const known = { competencies: content.competencies, lowered };
      return {
        isOn: true,
        stop,
        stops: slideStops.map((each) => ({
          stop: each,
          options: [...suggestOptions({ ...inputs, steering: { stop: each, lowered } }, content)].flatMap(
            ([taskId, { reasons }]) =>
              reasons.length > 0
                ? [{ taskId, reasons: reasons.map((reason) => tellReason(reason, known)) }]
                : [],
          ),
        })),
        lowered: lowered.map((reason) => tellReason(reason, known)),
      };
    },
    setStop: (journey, stop) => steerings.setStop(journey, stop),
    async setLowered(journey, content, lowered) {
      if (!possibleAbouts(content)[lowered.kind].includes(lowered.about)) throw new NotFoundError();
      await steerings.setLowered(journey, lowered);
    },
    helpChoose(journey, content, { groupId, ...answers }) {
      const group = findGroup(content, groupId);
      if (!group) throw new NotFoundError();
      const states = taskStates(journey, content);
      return helpChoose(group, answers, ({ id }) => states.get(id) !== 'done');
    },
  };
}

/** What reasons can be about; nothing else is stored. */
function possibleAbouts({ competencies }: PathwayContent): Record<TermKind, readonly string[]> {
  const ids = competencies.map(({ id }) => id);
  return {
    need: ids,
    goal: ids,
    interest: profileTaps.interests ?? [],
    preference: profileTaps.helps ?? [],
    challenge: slideStops,
    variety: taskFormats,
  };
}
