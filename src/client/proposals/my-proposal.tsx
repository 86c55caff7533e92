import { Check, Clock, MessageCircle, PenLine, Undo2 } from 'lucide-react';
import type { GroupView } from '../../features/journeys/journey.contract.ts';
import type { ProposalView } from '../../features/journeys/proposal-view.contract.ts';
import type { replyToProposalApi } from '../../features/journeys/proposals.contract.ts';
import { useJourneyChange } from '../journey/use-journey.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { useRequestId } from '../use-request-id.ts';
import { Changes } from './changes.tsx';
import styles from './proposals.module.css';
import { RuleNotice } from './rule-notice.tsx';
import { useWords } from './words.ts';

const icons = {
  waiting: Clock,
  adjusted: PenLine,
  approved: Check,
  declined: MessageCircle,
  withdrawn: Undo2,
};

interface MyProposalProps {
  group: GroupView;
  proposal: ProposalView;
  onDone: () => void;
}

/** One own idea: where it stands, what the teacher said, and what the student can do about it. */
export function MyProposal({ group, proposal, onDone }: MyProposalProps) {
  const { t } = useWords();
  const { state, events } = proposal;
  const Icon = icons[state];
  const option = events.findLast((event) => event.option !== undefined)?.option;
  const answer = events.findLast((event) => event.words !== undefined);
  return (
    <li className={`${styles['card']} ${styles[state] ?? ''}`}>
      <h3>{option?.title ?? proposal.title}</h3>
      <p className={styles['state']}>
        <Icon aria-hidden size={18} /> {t.proposals.states[state]}
      </p>
      {answer?.words !== undefined && (
        <div className={styles['said']}>
          <p>{t.proposals.said(answer.name ?? t.proposals.yourTeacher)}</p>
          <p className={styles['words']}>{answer.words}</p>
        </div>
      )}
      {state === 'adjusted' && option && <Changes group={group} proposal={proposal} option={option} />}
      <Reply proposal={proposal} onDone={onDone} />
      <details className={styles['more']}>
        <summary>{t.proposals.earlier}</summary>
        <MyWords proposal={proposal} />
      </details>
    </li>
  );
}

function Reply({
  proposal: { id, state, taskId, title },
  onDone,
}: Pick<MyProposalProps, 'proposal' | 'onDone'>) {
  const { t } = useWords();
  const announce = useAnnounce();
  const requestId = useRequestId();
  const reply = useJourneyChange<'agree' | 'withdraw'>(
    (api, said) =>
      api.call<typeof replyToProposalApi>({
        method: 'post',
        path: '/api/journey/proposals/:proposalId/replies',
        params: { proposalId: id },
        body: { id: requestId([id, said]), reply: said },
      }),
    (_journey, said) => {
      announce(said === 'agree' ? t.proposals.agreed : t.proposals.tookBack);
      onDone();
    },
  );
  return (
    <>
      <div className={styles['actions']}>
        {state === 'approved' && taskId !== undefined && (
          <ButtonLink to={`/task/${encodeURIComponent(taskId)}`}>{t.proposals.look}</ButtonLink>
        )}
        {state === 'adjusted' && (
          <Button kind="primary" isBusy={reply.isBusy} onClick={() => reply.run('agree')}>
            {t.proposals.agree}
          </Button>
        )}
        {(state === 'adjusted' || state === 'waiting') && (
          <Button
            isBusy={reply.isBusy}
            aria-label={t.proposals.takeBackNamed(title)}
            onClick={() => reply.run('withdraw')}
          >
            {t.proposals.takeBack}
          </Button>
        )}
      </div>
      {reply.error && <RuleNotice error={reply.error} />}
    </>
  );
}

function MyWords({ proposal: { what, why, needs } }: { proposal: ProposalView }) {
  const { t } = useWords();
  const facts: [string, string][] = [
    [t.proposals.whatShort, what],
    [t.proposals.whyShort, why],
    [t.proposals.needsShort, needs],
  ];
  return (
    <dl className={styles['facts']}>
      {facts.map(([name, value]) =>
        value === '' ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
