import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ChoiceGroup } from '../../domain/pathway.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { Choice, TextField } from '../ui/field.tsx';
import { useBuilder } from './builder-context.ts';
import { changeGroup, setGroupPoints } from './edit-pathway.ts';
import { setGroupRubric, tasksWithRubric } from './edit-rubric.ts';
import { SelectField } from '../ui/select-field.tsx';
import { NumberField } from './fields.tsx';
import styles from './form.module.css';
import { PartHeading } from './part-heading.tsx';
import { useWords } from './words.ts';

const rules: ChoiceGroup['switching'][] = ['free', 'until-reviewed', 'ask-teacher'];

export function GroupForm({ group, arrange }: { group: ChoiceGroup; arrange: ReactNode }) {
  const { t } = useWords();
  const { keeper } = useBuilder();
  const change = (fields: Partial<ChoiceGroup>) => keeper.edit((now) => changeGroup(now, group.id, fields));
  return (
    <section className={styles['form']}>
      <PartHeading kind="group" title={group.title} />
      {arrange}
      <TextField
        label={t.builder.title}
        maxLength={120}
        value={group.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <div className={styles['row']}>
        <NumberField
          label={t.builder.choose}
          value={group.choose}
          low={1}
          high={12}
          onChange={(choose) => choose !== undefined && change({ choose })}
        />
        <NumberField
          label={t.builder.groupPoints}
          value={group.points}
          low={0}
          high={1000}
          step={0.01}
          onChange={(points) => points !== undefined && change({ points })}
        />
      </div>
      <EqualPoints group={group} />
      <EqualRubric group={group} />
      <Choice
        legend={t.builder.switching}
        options={rules.map((value) => ({ value, label: t.builder.switchings[value] }))}
        value={group.switching}
        onChange={(switching) => change({ switching })}
      />
    </section>
  );
}

function EqualPoints({ group }: { group: ChoiceGroup }) {
  const { t } = useWords();
  const { keeper } = useBuilder();
  const announce = useAnnounce();
  const [each, setEach] = useState(group.tasks[0]?.points ?? 0);
  return (
    <div className={styles['line']}>
      <NumberField
        label={t.builder.equalPoints}
        value={each}
        low={0}
        high={1000}
        step={0.01}
        onChange={(points) => points !== undefined && setEach(points)}
      />
      <Button
        onClick={() => {
          keeper.edit((now) => setGroupPoints(now, group.id, each), true);
          announce(t.builder.equalPointsDone);
        }}
      >
        {t.builder.equalPointsButton}
      </Button>
    </div>
  );
}

/** Options that are looked at in the same way are worth the same. */
function EqualRubric({ group }: { group: ChoiceGroup }) {
  const { t } = useWords();
  const { keeper, state } = useBuilder();
  const announce = useAnnounce();
  const [asked, setAsked] = useState('');
  const sources = tasksWithRubric(state.content);
  const own = sources.find(({ id }) => group.tasks.some((task) => task.id === id));
  const from = sources.find(({ id }) => id === asked) ?? own ?? sources[0];
  if (!from?.rubric) return null;
  const { rubric } = from;
  return (
    <div className={styles['line']}>
      <SelectField
        label={t.builder.equalRubric}
        value={from.id}
        options={sources.map(({ id, title }) => ({ value: id, label: title || t.builder.untitled }))}
        onChange={setAsked}
      />
      <Button
        onClick={() => {
          keeper.edit((now) => setGroupRubric(now, group.id, rubric), true);
          announce(t.builder.equalRubricDone);
        }}
      >
        {t.builder.equalRubricButton}
      </Button>
    </div>
  );
}
