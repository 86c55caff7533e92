import { ArrowLeft } from 'lucide-react';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { GroupView, JourneyView, TaskView } from '../../features/journeys/journey.contract.ts';
import type { Language } from '../messages/language.ts';
import { useLanguage } from '../messages/use-language.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Prose } from '../ui/prose.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import styles from './compare-page.module.css';
import { Reasons } from './reasons.tsx';
import { TaskMarks } from './task-marks.tsx';
import { StateWord } from './task-row.tsx';
import { useChoose } from './use-choose.ts';
import { WhatCounts } from './what-counts.tsx';

/** Two options of a fork side by side, row by row. */
export function ComparePage({ journey }: { journey: JourneyView }) {
  const { t } = useLanguage();
  const { groupId = '' } = useParams();
  const group = journey.milestones
    .flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === 'group' ? [step.group] : []))
    .find(({ id }) => id === groupId);
  const above = (
    <p>
      <ButtonLink kind="quiet" to={`/#group-${groupId}`}>
        <ArrowLeft aria-hidden size={20} /> {t.journey.backToTrail}
      </ButtonLink>
    </p>
  );
  if (!group) {
    return (
      <Page title={t.path.compareTitle} above={above}>
        <Notice kind="info" sentence={t.journey.missing} />
      </Page>
    );
  }
  return (
    <Page title={`${t.path.compareTitle}: ${group.title}`} above={above}>
      <p className={styles['rule']}>
        {t.journey.chooseOf(group.choose, group.tasks.length)} ·{' '}
        {t.journey.chosenOf(group.picked, group.choose)}
      </p>
      <Comparison journey={journey} group={group} />
    </Page>
  );
}

function Comparison({ journey, group }: { journey: JourneyView; group: GroupView }) {
  const { t } = useLanguage();
  const [ids, setIds] = useState<[string, string]>(() => firstTwo(group.tasks));
  const [left, right] = ids.map((id) => group.tasks.find((task) => task.id === id));
  if (!left || !right) return null;
  const pick = (side: 0 | 1, id: string) => {
    const other = ids[1 - side];
    const replaced = ids[side];
    // The same option on both sides would say nothing: they change places.
    const both = side === 0 ? [id, other === id ? replaced : other] : [other === id ? replaced : other, id];
    setIds([both[0] ?? '', both[1] ?? '']);
  };
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t.path.compareWhat}</span>
            </th>
            {([left, right] as const).map((task, side) => (
              <th key={side} scope="col">
                <OptionChoice
                  label={side === 0 ? t.path.compareFirst : t.path.compareSecond}
                  group={group}
                  task={task}
                  onPick={(id) => pick(side === 0 ? 0 : 1, id)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Rows journey={journey} group={group} pair={[left, right]} />
        </tbody>
      </table>
    </div>
  );
}

interface Row {
  name: string;
  of: (task: TaskView) => ReactNode;
}

function Rows({ journey, group, pair }: { journey: JourneyView; group: GroupView; pair: TaskView[] }) {
  const language = useLanguage();
  const { t } = language;
  return (
    <>
      {rowsOf(journey, group, language)
        .filter(({ of }) => pair.some((task) => of(task) !== null))
        .map(({ name, of }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {pair.map((task) => (
              <td key={task.id}>{of(task) ?? '–'}</td>
            ))}
          </tr>
        ))}
      <tr>
        <th scope="row">
          <span className="visually-hidden">{t.journey.chooseThis}</span>
        </th>
        {pair.map((task) => (
          <td key={task.id}>
            <ChooseHere group={group} task={task} />
          </td>
        ))}
      </tr>
      <tr className={styles['long']}>
        <th scope="row">{t.journey.whatToDo}</th>
        {pair.map((task) => (
          <td key={task.id} lang={journey.pathway.language}>
            <strong aria-hidden className={styles['whole']}>
              {task.title}
            </strong>
            <Prose html={task.instructionsHtml} />
          </td>
        ))}
      </tr>
    </>
  );
}

const text = (value: string | undefined) => value ?? null;

function rowsOf(journey: JourneyView, group: GroupView, { t, format }: Language): Row[] {
  return [
    { name: t.path.what, of: (task) => text(task.summary) },
    {
      name: t.journey.time,
      of: ({ minutes }) =>
        minutes === undefined ? null : t.common.minutes(format.number(minutes), format.isOne(minutes)),
    },
    { name: t.journey.place, of: (task) => text(task.place) },
    { name: t.journey.people, of: (task) => text(task.people) },
    {
      name: t.journey.device,
      of: ({ device }) =>
        device === undefined ? null : device ? t.journey.deviceNeeded : t.journey.deviceNotNeeded,
    },
    {
      name: t.journey.handInBy,
      of: ({ formats }) => formats.map((each) => t.common.formats[each]).join(' · '),
    },
    { name: t.path.counts, of: (task) => <WhatCounts journey={journey} group={group} task={task} /> },
    {
      name: t.journey.builds,
      of: ({ competencies }) =>
        competencies.length === 0 ? null : competencies.map(({ statement }) => statement).join(' · '),
    },
  ];
}

function OptionChoice({
  label,
  group,
  task,
  onPick,
}: {
  label: string;
  group: GroupView;
  task: TaskView;
  onPick: (taskId: string) => void;
}) {
  const id = useId();
  return (
    <div className={styles['choice']}>
      {group.tasks.length > 2 ? (
        <>
          <label htmlFor={id}>{label}</label>
          <select id={id} value={task.id} onChange={(event) => onPick(event.target.value)}>
            {group.tasks.map((each) => (
              <option key={each.id} value={each.id}>
                {each.title}
              </option>
            ))}
          </select>
          {/* A narrow field cuts the name that it shows. */}
          <span aria-hidden className={styles['whole']}>
            {task.title}
          </span>
        </>
      ) : (
        <span>{task.title}</span>
      )}
      <span className={styles['state']}>
        <StateMark state={task.state} /> <StateWord task={task} />
      </span>
      <TaskMarks task={task} />
      <Reasons task={task} />
    </div>
  );
}

function ChooseHere({ group, task }: { group: GroupView; task: TaskView }) {
  const { t } = useLanguage();
  const { choose, link: _link, canChoose } = useChoose(group, task);
  return (
    <div className={styles['choice']}>
      {canChoose && (
        <Button
          isBusy={choose.isBusy}
          onClick={() => choose.run(undefined)}
          aria-label={t.journey.chooseThisNamed(task.title)}
        >
          {t.journey.chooseThis}
        </Button>
      )}
      <ButtonLink to={`/task/${encodeURIComponent(task.id)}`} label={t.path.openFileNamed(task.title)}>
        {t.path.openFile}
      </ButtonLink>
      {choose.error && <ErrorNotice error={choose.error} />}
    </div>
  );
}

/** What is chosen comes first, so that it stands beside what else there is. */
function firstTwo(tasks: TaskView[]): [string, string] {
  const [first, second] = tasks.toSorted(
    (a, b) => Number(b.pick !== undefined) - Number(a.pick !== undefined),
  );
  return [first?.id ?? '', second?.id ?? ''];
}
