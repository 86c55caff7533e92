import type { ReactNode } from 'react';
import type { Milestone } from '../../domain/pathway.ts';
import { TextArea, TextField } from '../ui/field.tsx';
import { useBuilder } from './builder-context.ts';
import { changeMilestone } from './edit-pathway.ts';
import styles from './form.module.css';
import { PartHeading } from './part-heading.tsx';
import { useWords } from './words.ts';

export function MilestoneForm({ milestone, arrange }: { milestone: Milestone; arrange: ReactNode }) {
  const { t } = useWords();
  const { keeper } = useBuilder();
  const change = (fields: Partial<Milestone>) =>
    keeper.edit((now) => changeMilestone(now, milestone.id, fields));
  return (
    <section className={styles['form']}>
      <PartHeading kind="milestone" title={milestone.title} />
      {arrange}
      <TextField
        label={t.builder.title}
        maxLength={120}
        value={milestone.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <TextArea
        label={t.builder.summary}
        rows={2}
        maxLength={500}
        value={milestone.summary ?? ''}
        onChange={(event) => change({ summary: event.target.value || undefined })}
      />
    </section>
  );
}
