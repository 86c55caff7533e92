import type { GroupView, JourneyView } from '../../features/journeys/journey.contract.ts';
import { ProposalAnswer } from './proposal-answer.tsx';

/** A student's own ideas that wait for the teacher, then those that the teacher changed and the student has not answered. */
export function ProposalAnswers({
  journey,
  groups,
  onDone,
}: {
  journey: JourneyView;
  groups: GroupView[];
  onDone: () => void;
}) {
  return (['waiting', 'adjusted'] as const).flatMap((state) =>
    groups.flatMap((group) =>
      group.proposals
        .filter((proposal) => proposal.state === state)
        .map((proposal) => (
          <ProposalAnswer
            key={`${proposal.id} ${proposal.events.length}`}
            journey={journey}
            group={group}
            proposal={proposal}
            onDone={onDone}
          />
        )),
    ),
  );
}
