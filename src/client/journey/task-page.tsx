import { ArrowDown, ArrowLeft, ExternalLink } from 'lucide-react';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import type { JourneyView, TaskView } from '../../features/journeys/journey.contract.ts';
import { useApp } from '../app/app-context.ts';
import { PartnerFinder } from '../app/proposal-routes.tsx';
import { useLanguage } from '../messages/use-language.ts';
import { RubricWords } from '../rubric/rubric-words.tsx';
import { WaysMenu } from '../rubric/ways-menu.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Prose } from '../ui/prose.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { ChoicePanel } from './choice-panel.tsx';
import { OwnWayLink } from './fork.tsx';
import { HandInPanel } from './hand-in-panel.tsx';
import { rememberOpened } from './last-opened.ts';
import styles from './task-page.module.css';
import { StateWord } from './task-row.tsx';
import { findTaskPlace } from './use-journey.ts';
import { WhatCounts } from './what-counts.tsx';
import { WorkHistory } from './work-history.tsx';

/** One task: what to do, and the one panel for what can be done with it now. */
export function TaskPage({ journey }: { journey: JourneyView }) {
  const { t } = useLanguage();
  const { taskId = '' } = useParams();
  const isStudent = useApp().launch.person.role === 'student';
  useEffect(() => rememberOpened(taskId), [taskId]);
  const place = findTaskPlace(journey, taskId);
  const back = (
    <p>
      <ButtonLink kind="quiet" to="/">
        <ArrowLeft aria-hidden size={20} /> {t.journey.backToTrail}
      </ButtonLink>
    </p>
  );
  if (place === null) {
    return (
      <Page title={journey.assignment.title} above={back}>
        <Notice kind="info" sentence={t.journey.missing} />
      </Page>
    );
  }
  const { task, group, milestone } = place;
  const isMine = !group || task.pick !== undefined;
  const canHandIn = isMine && task.state !== 'done';
  // Nobody else has the student's own option.
  const isOwn = group?.proposals.some((proposal) => proposal.taskId === taskId);
  return (
    <Page key={taskId} title={task.title} above={back}>
      <p className={styles['state']}>
        <StateMark state={task.state} /> <StateWord task={task} />
        <span className={styles['milestone']}>
          {milestone.title} · {group ? group.title : t.journey.mustDo}
        </span>
      </p>
      {task.summary !== undefined && <p className={styles['summary']}>{task.summary}</p>}
      {group && isOwn && isStudent && (
        <p>
          <OwnWayLink group={group} />
        </p>
      )}
      {group && !isMine && task.handIns.length > 0 && <Notice kind="info" sentence={t.path.keptWork} />}
      {group && !isMine && (
        <p className={styles['counts']}>
          <WhatCounts journey={journey} group={group} task={task} />
        </p>
      )}
      {group && !isMine && <ChoicePanel group={group} task={task} />}
      <WorkHistory task={task} language={journey.pathway.language} />
      {canHandIn && task.state !== 'handed-in' && <ToTheWork />}
      <Facts task={task} />
      <h2 className="visually-hidden">{t.journey.whatToDo}</h2>
      <Prose html={task.instructionsHtml} language={journey.pathway.language} />
      <Links task={task} />
      {task.ways && !canHandIn && task.handIns.length === 0 && (
        <WaysMenu ways={task.ways} language={journey.pathway.language} />
      )}
      {task.rubric && task.state !== 'done' && (
        <RubricWords rubric={task.rubric} language={journey.pathway.language} />
      )}
      {canHandIn && <HandInPanel journey={journey} task={task} />}
      {group && isMine && <ChoicePanel group={group} task={task} />}
      {isStudent && task.pick && task.handIns.length === 0 && !isOwn && <PartnerFinder taskId={taskId} />}
    </Page>
  );
}

/** Past the instructions, which may fill several screens of a phone, to where the work is written. */
function ToTheWork() {
  const { t } = useLanguage();
  return (
    <p className={styles['toTheWork']}>
      <Button kind="quiet" onClick={showTheWork}>
        <ArrowDown aria-hidden size={20} /> {t.journey.toTheWork}
      </Button>
    </p>
  );
}

function showTheWork(): void {
  document.getElementById('hand-in-place')?.scrollIntoView({ block: 'start' });
  document.getElementById('hand-in-title')?.focus();
}

function Links({ task }: { task: TaskView }) {
  const { t } = useLanguage();
  if (task.links.length === 0) return null;
  return (
    <>
      <h2>{t.journey.linksTitle}</h2>
      <ul className={styles['links']}>
        {task.links.map((link) => (
          <li key={link.url}>
            <a href={link.url} target="_blank" rel="noopener noreferrer nofollow">
              <ExternalLink aria-hidden size={18} /> {link.title}{' '}
              <span className={styles['newTab']}>{t.common.opensNewTab}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Facts({ task }: { task: TaskView }) {
  const { t, format } = useLanguage();
  const { minutes, place, people, device, points, formats, competencies } = task;
  const facts: [string, string | undefined][] = [
    [
      t.journey.time,
      minutes === undefined ? undefined : t.common.minutes(format.number(minutes), format.isOne(minutes)),
    ],
    [t.journey.place, place],
    [t.journey.people, people],
    [
      t.journey.device,
      device === undefined ? undefined : device ? t.journey.deviceNeeded : t.journey.deviceNotNeeded,
    ],
    [t.journey.worth, points > 0 ? format.number(points) : undefined],
    [t.journey.handInBy, formats.map((each) => t.common.formats[each]).join(' · ')],
  ];
  return (
    <>
      <dl className={styles['facts']}>
        {facts.map(([name, value]) =>
          value === undefined ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {competencies.length > 0 && (
        <details className={styles['builds']}>
          <summary>{t.journey.builds}</summary>
          <ul>
            {competencies.map(({ id, code, statement }) => (
              <li key={id}>
                {code !== undefined && <strong>{code}</strong>} {statement}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
