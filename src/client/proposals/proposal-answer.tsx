import { useState } from 'react';
import type { GroupView, JourneyView } from '../../features/journeys/journey.contract.ts';
import type { ProposalView } from '../../features/journeys/proposal-view.contract.ts';
import type { answerProposalApi } from '../../features/journeys/proposals.contract.ts';
import { useStudentChange } from '../board/use-board.ts';
import item from '../board/work-item.module.css';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { TextArea } from '../ui/field.tsx';
import { useRequestId } from '../use-request-id.ts';
import { AdjustForm } from './adjust-form.tsx';
import type { Answer } from './answer.ts';
import styles from './proposals.module.css';
import { RuleNotice } from './rule-notice.tsx';
import { useWords } from './words.ts';

interface AnswerProps {
  journey: JourneyView;
  group: GroupView;
  proposal: ProposalView;
  onDone: () => void;
}

/** A student's own idea with the teacher's answer beside it: one tap, with words if wished; to decline, words are needed. */
export function ProposalAnswer({ journey, group, proposal, onDone }: AnswerProps) {
  const { t } = useWords();
  const { student } = journey;
  const [words, setWords] = useState('');
  const [isChanging, setChanging] = useState(false);
  const [isSilent, setSilent] = useState(false);
  const { answer, isBusy, error } = useAnswer({ journey, proposal, words, onDone });
  const isWithStudent = proposal.state === 'adjusted';
  const decline = () => {
    setSilent(words.trim() === '');
    if (words.trim() !== '') answer({ answer: 'decline' });
  };
  const change = () => {
    setSilent(false);
    setChanging(true);
  };
  const wordsField = (
    <TextArea
      label={t.proposals.wordsTo(student.name)}
      hint={t.proposals.wordsHint}
      fault={isSilent && words.trim() === '' ? t.proposals.sayWhyNot : undefined}
      rows={3}
      maxLength={1000}
      value={words}
      onChange={(event) => setWords(event.target.value)}
    />
  );
  return (
    <article className={item['item']}>
      <div className={item['work']}>
        <h3>{t.proposals.proposes(student.name, proposal.title)}</h3>
        <p className={item['place']}>{group.title}</p>
        <TheirWords proposal={proposal} />
      </div>
      <div className={item['answer']}>
        {isChanging ? (
          <AdjustForm
            proposal={proposal}
            isBusy={isBusy}
            onSend={(option) => answer({ answer: 'adjust', option })}
            onCancel={() => setChanging(false)}
          >
            {wordsField}
          </AdjustForm>
        ) : (
          wordsField
        )}
        {isSilent && words.trim() === '' && <Starters onPick={setWords} />}
        {!isChanging && (
          <div className={styles['actions']}>
            {!isWithStudent && (
              <Button
                kind="primary"
                isBusy={isBusy}
                aria-label={t.proposals.approveNamed(proposal.title)}
                onClick={() => answer({ answer: 'approve' })}
              >
                {t.proposals.approve}
              </Button>
            )}
            <Button aria-label={t.proposals.adjustNamed(proposal.title)} onClick={change}>
              {t.proposals.adjust}
            </Button>
            <Button isBusy={isBusy} aria-label={t.proposals.declineNamed(proposal.title)} onClick={decline}>
              {t.proposals.decline}
            </Button>
          </div>
        )}
        {error && <RuleNotice error={error} />}
      </div>
    </article>
  );
}

function useAnswer({ journey, proposal, words, onDone }: Omit<AnswerProps, 'group'> & { words: string }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const requestId = useRequestId();
  const said = {
    approve: t.proposals.approved,
    adjust: t.proposals.changeSent,
    decline: t.proposals.declined,
  };
  const { run, isBusy, error } = useStudentChange<Answer>(
    journey.student.personId,
    (api, given) => {
      const comment = words.trim();
      const id = requestId([proposal.id, given, comment]);
      const answer = { id, proposalId: proposal.id };
      return api.call<typeof answerProposalApi>({
        method: 'post',
        path: '/api/journeys/:journeyId/proposal-answers',
        params: { journeyId: journey.journeyId },
        body:
          given.answer === 'decline'
            ? { ...answer, ...given, words: comment }
            : { ...answer, ...given, ...(comment === '' ? {} : { words: comment }) },
      });
    },
    (given) => {
      announce(said[given.answer]);
      onDone();
    },
  );
  return { answer: run, isBusy, error };
}

function TheirWords({ proposal: { what, why, needs } }: { proposal: ProposalView }) {
  const { t } = useWords();
  const facts: [string, string][] = [
    [t.proposals.teacherWhat, what],
    [t.proposals.teacherWhy, why],
    [t.proposals.teacherNeeds, needs],
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

/** Beginnings that help to say no in a way that helps on. */
function Starters({ onPick }: { onPick: (words: string) => void }) {
  const { t } = useWords();
  return (
    <div className={styles['actions']}>
      <p className={styles['quiet']}>{t.proposals.starters}</p>
      {t.proposals.starterWords.map((words) => (
        <Button key={words} kind="quiet" onClick={() => onPick(`${words.replace(/\s*…$/, '')} `)}>
          {words}
        </Button>
      ))}
    </div>
  );
}
