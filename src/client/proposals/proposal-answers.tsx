import type { GroupView, JourneyView } from '../../features/journeys/journey.contract.ts';
import item from '../board/work-item.module.css';
import { ProposalAnswer } from './proposal-answer.tsx';
import { useWords } from './words.ts';

/** A student's own ideas that wait for the teacher; below, folded, those that wait for the student's yes. */
export function ProposalAnswers({
  journey,
  groups,
  onDone,
}: {
  journey: JourneyView;
  groups: GroupView[];
  onDone: () => void;
}) {
  const { t } = useWords();
  const all = groups.flatMap((group) => group.proposals.map((proposal) => ({ group, proposal })));
  const shown = ({ group, proposal }: (typeof all)[number]) => (
    <ProposalAnswer
      key={`${proposal.id} ${proposal.events.length}`}
      journey={journey}
      group={group}
      proposal={proposal}
      onDone={onDone}
    />
  );
  return (
    <>
      {all.filter(({ proposal }) => proposal.state === 'waiting').map(shown)}
      {all
        .filter(({ proposal }) => proposal.state === 'adjusted')
        .map((each) => (
          <details key={each.proposal.id} className={item['more']}>
            <summary>{t.proposals.withStudent(each.proposal.title)}</summary>
            {shown(each)}
          </details>
        ))}
    </>
  );
}
