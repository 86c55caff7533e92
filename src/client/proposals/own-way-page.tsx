import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router';
import type { GroupView, JourneyView } from '../../features/journeys/journey.contract.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { MyProposal } from './my-proposal.tsx';
import { ProposalForm } from './proposal-form.tsx';
import styles from './proposals.module.css';
import { useWords } from './words.ts';

const mostOpen = 2;
const mostInJourney = 10;

/** A student's own ideas for one choice: what became of those that were sent, and a new one. */
export function OwnWayPage({ journey }: { journey: JourneyView }) {
  const { t } = useWords();
  const { groupId = '' } = useParams();
  const groups = journey.milestones
    .flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === 'group' ? [step.group] : []));
  const group = groups.find(({ id }) => id === groupId);
  const all = groups.reduce((sum, each) => sum + each.proposals.length, 0);
  return (
    <Page
      title={group ? t.proposals.pageTitle(group.title) : journey.assignment.title}
      above={
        <p>
          <ButtonLink kind="quiet" to={`/#group-${groupId}`}>
            <ArrowLeft aria-hidden size={20} /> {t.journey.backToTrail}
          </ButtonLink>
        </p>
      }
    >
      {group ? (
        <OwnWays journeyId={journey.journeyId} group={group} isUsedUp={all >= mostInJourney} />
      ) : (
        <Notice kind="info" sentence={t.journey.missing} />
      )}
    </Page>
  );
}

interface OwnWaysProps {
  journeyId: string;
  group: GroupView;
  isUsedUp: boolean;
}

function OwnWays({ journeyId, group, isUsedUp }: OwnWaysProps) {
  const { t } = useWords();
  const { proposals } = group;
  const { title, onDone } = useFocusAfter(proposals.flatMap(({ events }) => events).length);
  const open = proposals.filter(({ state }) => state === 'waiting' || state === 'adjusted');
  return (
    <>
      <p>{t.proposals.intro}</p>
      {proposals.length > 0 && (
        <section className={styles['part']} aria-labelledby="my-ideas">
          <h2 id="my-ideas" ref={title} tabIndex={-1}>
            {t.proposals.mine}
          </h2>
          <ul className={styles['cards']}>
            {proposals.toReversed().map((proposal) => (
              <MyProposal key={proposal.id} group={group} proposal={proposal} onDone={onDone} />
            ))}
          </ul>
        </section>
      )}
      <section className={styles['part']} aria-labelledby="new-idea">
        <h2 id="new-idea">{t.proposals.newIdea}</h2>
        {open.length >= mostOpen || isUsedUp ? (
          <p>{isUsedUp ? t.proposals.usedUp : t.proposals.twoWait}</p>
        ) : (
          <NewIdea key={proposals.length} journeyId={journeyId} group={group} onDone={onDone} />
        )}
      </section>
    </>
  );
}

/** After a change of the student's own, its button is gone: the focus goes to the ideas once the answer is drawn. */
function useFocusAfter(events: number) {
  const title = useRef<HTMLHeadingElement>(null);
  const isDue = useRef(false);
  const before = useRef(events);
  useEffect(() => {
    if (isDue.current && before.current !== events) {
      title.current?.focus();
      isDue.current = false;
    }
    before.current = events;
  }, [events]);
  return { title, onDone: () => void (isDue.current = true) };
}

/** Below earlier ideas it is folded, so that those come first. */
function NewIdea({ journeyId, group, onDone }: { journeyId: string; group: GroupView; onDone: () => void }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(group.proposals.length === 0);
  if (!isOpen) {
    return (
      <p>
        <Button onClick={() => setOpen(true)}>{t.proposals.writeNew}</Button>
      </p>
    );
  }
  return (
    <>
      <Goal group={group} />
      <ProposalForm journeyId={journeyId} groupId={group.id} onDone={onDone} />
    </>
  );
}

/** What every option of the choice builds, an own one too. */
function Goal({ group }: { group: GroupView }) {
  const { t } = useWords();
  const [first] = group.tasks;
  const shared = (first?.competencies ?? []).filter(({ id }) =>
    group.tasks.every((task) => task.competencies.some((each) => each.id === id)),
  );
  if (shared.length === 0) return null;
  return (
    <div>
      <p className={styles['quiet']}>{t.proposals.goal}</p>
      <ul className={styles['goal']}>
        {shared.map(({ id, statement }) => (
          <li key={id}>{statement}</li>
        ))}
      </ul>
    </div>
  );
}
