import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { GroupView, JourneyView } from '../../features/journeys/journey.contract.ts';
import type { helpChooseApi, HelpFits } from '../../features/suggestions/suggestions.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import { StateWord } from '../journey/task-row.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Choice } from '../ui/field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { GroupPage } from './group-page.tsx';
import styles from './suggestions.module.css';
import { useWords } from './words.ts';

const nothing = { minutes: '', company: '', doing: '' };
type Answers = typeof nothing;
type Asked = Parameters<typeof askFor>[1];

/** Three quick questions, each of which may be skipped; then the one or two options that fit, and why. */
export function HelpChoosePage({ journey }: { journey: JourneyView }) {
  const { t } = useWords();
  return (
    <GroupPage journey={journey} title={t.path.helpChoose}>
      {(group) => <Questions group={group} />}
    </GroupPage>
  );
}

function Questions({ group }: { group: GroupView }) {
  const { t } = useWords();
  const { api } = useApp();
  const { suggestions: words } = t;
  const [answers, setAnswers] = useState(nothing);
  const { mutate, data, error, isPending, reset } = useMutation({
    mutationFn: (asked: Asked) => askFor(api, asked),
  });
  const [isEmpty, setEmpty] = useState(false);
  const change = (next: Partial<Answers>) => {
    setEmpty(false);
    reset();
    setAnswers({ ...answers, ...next });
  };
  return (
    <>
      <p>
        <strong>{group.title}</strong>
      </p>
      <p>{words.helpIntro}</p>
      <form
        className={styles['questions']}
        onSubmit={(event) => {
          event.preventDefault();
          const isAsked = Object.values(answers).some((answer) => answer !== '');
          setEmpty(!isAsked);
          if (isAsked && !isPending) mutate(askedOf(group.id, answers));
        }}
      >
        <Question
          legend={words.minutes}
          options={words.minutesOf}
          value={answers.minutes}
          onChange={(minutes) => change({ minutes })}
        />
        <Question
          legend={words.company}
          options={words.companyOf}
          value={answers.company}
          onChange={(company) => change({ company })}
        />
        <Question
          legend={words.doing}
          options={words.doingOf}
          value={answers.doing}
          onChange={(doing) => change({ doing })}
        />
        <Button type="submit" kind="primary" isBusy={isPending}>
          {words.show}
        </Button>
      </form>
      {error && <ErrorNotice error={toApiError(error)} />}
      <output className={styles['answer']}>
        {isEmpty && <p>{words.nothingAsked}</p>}
        {data && <Fits group={group} answers={answers} found={data} />}
      </output>
    </>
  );
}

function Question({
  legend,
  options,
  value,
  onChange,
}: {
  legend: string;
  options: Record<string, string>;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useWords();
  const all = [...Object.entries(options), ['', t.suggestions.any] as const];
  return (
    <Choice
      legend={legend}
      options={all.map(([each, label]) => ({ value: each, label }))}
      value={value}
      onChange={onChange}
    />
  );
}

function Fits({ group, answers, found }: { group: GroupView; answers: Answers; found: HelpFits }) {
  const { t, format } = useWords();
  const { suggestions: words } = t;
  if (found.fits.length === 0) return <p>{words.nothingFits}</p>;
  return (
    <>
      <h2>{found.fits.length === 1 ? words.fits : words.fitsTwo}</h2>
      <ul className={styles['plain']}>
        {found.fits.map(({ taskId, by }) => {
          const task = group.tasks.find(({ id }) => id === taskId);
          const because = {
            minutes: words.byMinutes(format.number(task?.minutes ?? 0)),
            company: words.byCompany[answers.company],
            doing: words.byDoing[answers.doing],
          };
          return task ? (
            <li key={taskId} className={styles['fit']}>
              <p className={styles['title']}>
                <StateMark state={task.state} /> {task.title} <StateWord task={task} />
              </p>
              <p>{by.map((question) => because[question]).join(' ')}</p>
              <ButtonLink to={`/task/${encodeURIComponent(taskId)}`}>{words.open(task.title)}</ButtonLink>
            </li>
          ) : null;
        })}
      </ul>
      <p>{words.stillFree}</p>
    </>
  );
}

function askedOf(groupId: string, { minutes, company, doing }: Answers) {
  return {
    groupId,
    ...(minutes === '' ? {} : { minutes: Number(minutes) }),
    ...(company === '' ? {} : { company: company === 'alone' ? ('alone' as const) : ('others' as const) }),
    ...(isDoing(doing) ? { doing } : {}),
  };
}

function isDoing(value: string): value is 'make' | 'write' | 'look' | 'move' {
  return ['make', 'write', 'look', 'move'].includes(value);
}

function askFor(api: ReturnType<typeof useApp>['api'], body: ReturnType<typeof askedOf>) {
  return api.call<typeof helpChooseApi>({ method: 'post', path: '/api/journey/option-help', body });
}
