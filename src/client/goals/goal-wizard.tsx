import { useEffect, useRef, useState } from 'react';
import type { GoalsView } from '../../features/goals/goal.contract.ts';
import type { ApiError } from '../api/api-error.ts';
import { Button } from '../ui/button.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { SelectField } from '../ui/select-field.tsx';
import styles from './goals.module.css';
import { useWords } from './words.ts';

/** What is typed for a goal; empty means nothing was said. */
export interface GoalFields extends Record<string, string> {
  wish: string;
  bestResult: string;
  obstacle: string;
  ifHappens: string;
  thenDo: string;
  day: string;
  visibility: string;
  milestoneId: string;
  competencyId: string;
}

const steps = ['wish', 'bestResult', 'obstacle', 'plan', 'when'] as const;
const longest = 400;

interface GoalWizardProps {
  fields: GoalFields;
  onChange: (next: Partial<GoalFields>) => void;
  /** Absent where it cannot be about anything else any more. */
  choices?: GoalsView['choices'];
  sending: { isBusy: boolean; error: ApiError | null };
  onSave: () => void;
}

/** One small step at a time; after the wish each can be skipped, and the goal saved as it is. */
export function GoalWizard({ fields, onChange, choices, sending, onSave }: GoalWizardProps) {
  const { t } = useWords();
  const [index, setIndex] = useState(0);
  const [isEmpty, setEmpty] = useState(false);
  const [hasMoved, setMoved] = useState(false);
  const goTo = (next: number) => {
    setMoved(true);
    setIndex(next);
  };
  const step = steps[index] ?? 'wish';
  const isLast = index === steps.length - 1;
  const hasWish = fields.wish.trim() !== '';
  const goOn = () => {
    setEmpty(!hasWish);
    if (!hasWish) return goTo(0);
    if (isLast) onSave();
    else goTo(index + 1);
  };
  const isSkipped = step !== 'when' && wordsOf(step, fields).every((words) => words.trim() === '');
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending.isBusy) goOn();
      }}
    >
      <Dots index={index} />
      <StepHeading key={`heading-${step}`} takesFocus={hasMoved}>
        {t.goals.steps[step]}
      </StepHeading>
      {isTyped(step) || <p>{t.goals.hints[step]}</p>}
      {step === 'plan' && <PlanFields fields={fields} onChange={onChange} />}
      {step === 'when' && <WhenFields fields={fields} onChange={onChange} choices={choices} />}
      {isTyped(step) && (
        <TextArea
          key={step}
          label={t.goals.hints[step]}
          fault={isEmpty && step === 'wish' ? t.goals.wishMissing : undefined}
          maxLength={longest}
          value={fields[step]}
          onChange={(event) => {
            setEmpty(false);
            onChange({ [step]: event.target.value });
          }}
        />
      )}
      {sending.error && <Trouble error={sending.error} />}
      <div className={styles['actions']}>
        {index > 0 && <Button onClick={() => goTo(index - 1)}>{t.goals.back}</Button>}
        <Button type="submit" kind="primary" isBusy={sending.isBusy}>
          {isLast ? t.goals.save : isSkipped && step !== 'wish' ? t.goals.skip : t.goals.next}
        </Button>
        {!isLast && hasWish && (
          <Button kind="quiet" isBusy={sending.isBusy} onClick={onSave}>
            {t.goals.saveNow}
          </Button>
        )}
      </div>
    </form>
  );
}

/** Steps of one text, whose question stands as its label. */
function isTyped(step: (typeof steps)[number]): step is 'wish' | 'bestResult' | 'obstacle' {
  return step !== 'plan' && step !== 'when';
}

function Trouble({ error }: { error: ApiError }) {
  const { t } = useWords();
  if (error.rule === 'GOALS_FULL') return <Notice kind="error" sentence={t.goals.full} />;
  return <ErrorNotice error={error} />;
}

/** Takes the focus when somebody came to this step from another. */
function StepHeading({ takesFocus, children }: { takesFocus: boolean; children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}

function wordsOf(step: (typeof steps)[number], fields: GoalFields): string[] {
  if (step === 'plan') return [fields.ifHappens, fields.thenDo];
  return step === 'when' ? [] : [fields[step]];
}

function Dots({ index }: { index: number }) {
  const { t } = useWords();
  return (
    <p className={styles['dots']}>
      {steps.map((step, at) => (
        <span
          key={step}
          aria-hidden
          className={at <= index ? `${styles['dot']} ${styles['filled']}` : styles['dot']}
        />
      ))}
      {t.goals.step(index + 1, steps.length)}
    </p>
  );
}

function PlanFields({ fields, onChange }: Pick<GoalWizardProps, 'fields' | 'onChange'>) {
  const { t } = useWords();
  return (
    <>
      <TextArea
        label={t.goals.ifHappens}
        maxLength={longest}
        value={fields.ifHappens}
        onChange={(event) => onChange({ ifHappens: event.target.value })}
      />
      <TextArea
        label={t.goals.thenDo}
        maxLength={longest}
        value={fields.thenDo}
        onChange={(event) => onChange({ thenDo: event.target.value })}
      />
    </>
  );
}

function WhenFields({ fields, onChange, choices }: Pick<GoalWizardProps, 'fields' | 'onChange' | 'choices'>) {
  const { t } = useWords();
  const { milestones = [], competencies = [] } = choices ?? {};
  const about: { name: 'milestoneId' | 'competencyId'; label: string; options: [string, string][] }[] = [
    {
      name: 'milestoneId',
      label: t.goals.milestone,
      options: milestones.map(({ id, title }) => [id, title]),
    },
    {
      name: 'competencyId',
      label: t.goals.competency,
      options: competencies.map(({ id, statement }) => [id, statement]),
    },
  ];
  return (
    <>
      <div className={styles['day']}>
        <TextField
          type="date"
          label={t.goals.day}
          value={fields.day}
          onChange={(event) => onChange({ day: event.target.value })}
        />
      </div>
      {about
        .filter(({ options }) => options.length > 0)
        .map(({ name, label, options }) => (
          <SelectField
            key={name}
            label={label}
            value={fields[name]}
            options={[['', t.goals.noChoice], ...options].map(([value = '', words = '']) => ({
              value,
              label: words,
            }))}
            onChange={(value) => onChange({ [name]: value })}
          />
        ))}
      <SelectField
        label={t.goals.visibility}
        value={fields.visibility}
        options={Object.entries(t.goals.visibilities).map(([value, words]) => ({ value, label: words }))}
        onChange={(visibility) => onChange({ visibility })}
      />
    </>
  );
}
