import type { Ref } from 'react';
import type { GroupView, JourneyView, MilestoneView } from '../../features/journeys/journey.contract.ts';
import { ProposalAnswers } from '../app/proposal-desk-routes.tsx';
import { Said } from '../journey/said.tsx';
import { StateWord } from '../journey/task-row.tsx';
import { taskPlaces } from '../journey/use-journey.ts';
import type { TaskPlace } from '../journey/use-journey.ts';
import { useLanguage } from '../messages/use-language.ts';
import { StateMark } from '../ui/state-mark.tsx';
import styles from './student-work.module.css';
import { SwitchRequest } from './switch-requests.tsx';
import { WorkItem } from './work-item.tsx';

interface StudentWorkProps {
  journey: JourneyView;
  titleRef: Ref<HTMLHeadingElement>;
  onAnswered: () => void;
}

export function StudentWork({ journey, titleRef, onAnswered }: StudentWorkProps) {
  const { t } = useLanguage();
  const waiting = taskPlaces(journey).filter(({ task }) => task.state === 'handed-in');
  const groups = journey.milestones.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'group' && step.group.switchRequest ? [step.group] : [])),
  );
  const proposing = journey.milestones.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'group' && isOpen(step.group) ? [step.group] : [])),
  );
  const ideas = proposing.flatMap(({ proposals }) => proposals.filter(({ state }) => state === 'waiting'));
  return (
    <>
      <section className={styles['part']} aria-labelledby="waiting-title">
        <h2 id="waiting-title" ref={titleRef} tabIndex={-1}>
          {t.board.toReview}
        </h2>
        {waiting.length + groups.length + ideas.length === 0 && <p>{t.board.nothingToReview}</p>}
        {groups.map((group) => (
          <SwitchRequest key={group.id} journey={journey} group={group} onDone={onAnswered} />
        ))}
        {proposing.length > 0 && <ProposalAnswers journey={journey} groups={proposing} onDone={onAnswered} />}
        {waiting.map((place) => (
          <WorkItem
            key={place.task.id}
            journey={journey}
            task={place.task}
            place={placeWords(place, t.journey.mustDo)}
            onDone={onAnswered}
          />
        ))}
      </section>
      <section className={styles['part']} aria-labelledby="way-title">
        <h2 id="way-title">{t.board.allWork}</h2>
        {journey.milestones.map((milestone) => (
          <MilestoneWork key={milestone.id} journey={journey} milestone={milestone} onAnswered={onAnswered} />
        ))}
      </section>
    </>
  );
}

/** Whether an own idea waits here, for the teacher or for the student. */
function isOpen({ proposals }: GroupView): boolean {
  return proposals.some(({ state }) => state === 'waiting' || state === 'adjusted');
}

function MilestoneWork({
  journey,
  milestone,
  onAnswered,
}: {
  journey: JourneyView;
  milestone: MilestoneView;
  onAnswered: () => void;
}) {
  const { t } = useLanguage();
  const places = taskPlaces({ ...journey, milestones: [milestone] });
  return (
    <section aria-labelledby={`milestone-${milestone.id}`}>
      <h3 id={`milestone-${milestone.id}`} tabIndex={-1}>
        {milestone.title}
      </h3>
      <Said milestone={milestone} />
      <ul className={styles['tasks']}>
        {places.map((place) => {
          const { task } = place;
          const hasAnswer = task.handIns.length > 0 && task.state !== 'handed-in';
          const summary = (
            <>
              <StateMark state={task.state} size={20} />
              <span className={styles['title']}>{task.title}</span>
              <StateWord task={task} />
            </>
          );
          return (
            <li key={task.id}>
              {hasAnswer ? (
                <details>
                  <summary className={styles['task']}>{summary}</summary>
                  <WorkItem
                    journey={journey}
                    task={task}
                    place={placeWords(place, t.journey.mustDo)}
                    onDone={onAnswered}
                  />
                </details>
              ) : (
                <p className={styles['task']}>{summary}</p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function placeWords({ milestone, group }: TaskPlace, mustDo: string): string {
  return `${milestone.title} · ${group ? group.title : mustDo}`;
}
