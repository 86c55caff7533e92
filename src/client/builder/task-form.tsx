import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Task } from '../../domain/pathway.ts';
import { Button } from '../ui/button.tsx';
import { Choice, TextArea, TextField } from '../ui/field.tsx';
import { useBuilder } from './builder-context.ts';
import { changeTask } from './edit-pathway.ts';
import { Checks } from '../ui/checks.tsx';
import { NumberField } from './fields.tsx';
import fieldStyles from '../ui/field.module.css';
import styles from './form.module.css';
import { MarkdownField } from './markdown-field.tsx';
import { PartHeading } from './part-heading.tsx';
import { RubricFields } from './rubric-fields.tsx';
import { WaysFields } from './ways-fields.tsx';
import { useWords } from './words.ts';

interface TaskFormProps {
  task: Task;
  /** It stands in a choice: its points are the scale of its review. */
  isOption: boolean;
  arrange: ReactNode;
}

export function TaskForm({ task, isOption, arrange }: TaskFormProps) {
  const { t } = useWords();
  const { keeper } = useBuilder();
  const change = (fields: Partial<Task>) => keeper.edit((now) => changeTask(now, task.id, fields));
  return (
    <section className={styles['form']}>
      <PartHeading kind="task" title={task.title} />
      {arrange}
      <TextField
        label={t.builder.title}
        maxLength={120}
        value={task.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <TextArea
        label={t.builder.summary}
        rows={2}
        maxLength={300}
        value={task.summary ?? ''}
        onChange={(event) => change({ summary: event.target.value.replaceAll('\n', ' ') || undefined })}
      />
      <MarkdownField value={task.instructions} onChange={(instructions) => change({ instructions })} />
      <div className={styles['row']}>
        <NumberField
          label={isOption ? t.builder.optionPoints : t.builder.points}
          value={task.points}
          low={0}
          high={1000}
          step={0.01}
          onChange={(points) => points !== undefined && change({ points })}
        />
        <NumberField
          label={t.builder.minutes}
          value={task.minutes}
          low={1}
          high={600}
          isOptional
          onChange={(minutes) => change({ minutes })}
        />
        <TextField
          label={t.builder.place}
          maxLength={60}
          value={task.place ?? ''}
          onChange={(event) => change({ place: event.target.value || undefined })}
        />
        <TextField
          label={t.builder.people}
          maxLength={60}
          value={task.people ?? ''}
          onChange={(event) => change({ people: event.target.value || undefined })}
        />
      </div>
      <Ways task={task} change={change} />
      <Links task={task} change={change} />
      <TaskGoals task={task} change={change} />
      <RubricFields task={task} change={change} />
      <WaysFields task={task} change={change} />
    </section>
  );
}

/** As learners tap them under interests; the type sees to it that each is one of the pathway's. */
const topics: NonNullable<Task['topics']> = [
  'animals',
  'art',
  'building',
  'cooking',
  'games',
  'history',
  'machines',
  'music',
  'nature',
  'space',
  'sports',
  'stories',
];

interface PartProps {
  task: Task;
  change: (fields: Partial<Task>) => void;
}

/** How it is handed in, and for whom it is made. */
function Ways({ task, change }: PartProps) {
  const { t } = useWords();
  const known = Object.entries(t.common.formats) as [Task['formats'][number], string][];
  return (
    <>
      <Checks
        legend={t.builder.formats}
        options={known.map(([value, label]) => ({ value, label }))}
        isList
        value={task.formats}
        onChange={(formats) => change({ formats })}
      />
      <label className={fieldStyles['check']}>
        <input
          type="checkbox"
          checked={task.device === true}
          onChange={(event) => change({ device: event.target.checked ? true : undefined })}
        />
        {t.builder.needsDevice}
      </label>
      <Checks
        legend={t.builder.topics}
        options={topics.map((value) => ({ value, label: t.path.taps[value] ?? value }))}
        isList
        value={task.topics ?? []}
        onChange={(chosen) => change({ topics: chosen.length > 0 ? chosen : undefined })}
      />
      <Choice
        legend={t.builder.variant}
        options={(['none', 'stretch', 'supported'] as const).map((value) => ({
          value,
          label: t.builder.variants[value],
        }))}
        value={task.variant ?? 'none'}
        onChange={(variant) => change({ variant: variant === 'none' ? undefined : variant })}
      />
    </>
  );
}

function Links({ task, change }: PartProps) {
  const { t } = useWords();
  const set = (index: number, fields: Partial<Task['links'][number]>) =>
    change({ links: task.links.map((link, at) => (at === index ? { ...link, ...fields } : link)) });
  return (
    <fieldset className={styles['form']}>
      <legend>
        <h3>{t.builder.links}</h3>
      </legend>
      {task.links.map((link, index) => (
        // Links have no ids; they are few and keep their order.
        // eslint-disable-next-line react/no-array-index-key
        <div key={index} className={styles['item']}>
          <TextField
            label={t.builder.linkTitle(index + 1)}
            maxLength={120}
            value={link.title}
            onChange={(event) => set(index, { title: event.target.value })}
          />
          <TextField
            label={t.builder.linkUrl(index + 1)}
            inputMode="url"
            maxLength={2000}
            value={link.url}
            onChange={(event) => set(index, { url: event.target.value.trim() })}
          />
          <Button
            kind="quiet"
            aria-label={t.builder.removeLink(index + 1)}
            onClick={() => change({ links: task.links.filter((_, at) => at !== index) })}
          >
            <X aria-hidden size={18} /> {t.builder.remove}
          </Button>
        </div>
      ))}
      {task.links.length < 10 && (
        <p>
          <Button onClick={() => change({ links: [...task.links, { title: '', url: 'https://' }] })}>
            <Plus aria-hidden size={18} /> {t.builder.addLink}
          </Button>
        </p>
      )}
    </fieldset>
  );
}

function TaskGoals({ task, change }: PartProps) {
  const { t } = useWords();
  const { state } = useBuilder();
  const { competencies } = state.content;
  if (competencies.length === 0) return <p className={styles['hint']}>{t.builder.noGoals}</p>;
  return (
    <Checks
      legend={t.builder.taskGoals}
      options={competencies.map(({ id, code, statement }) => ({
        value: id,
        label: [code, statement].filter(Boolean).join(' · ') || t.builder.untitled,
      }))}
      isList
      value={task.competencies}
      onChange={(ids) => change({ competencies: ids })}
    />
  );
}
