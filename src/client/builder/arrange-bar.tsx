import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { useBuilder } from './builder-context.ts';
import { findPart } from './edit-pathway.ts';
import type { Part, Target } from './edit-pathway.ts';
import { SelectField } from '../ui/select-field.tsx';
import styles from './form.module.css';
import { useArrange } from './use-arrange.ts';
import { useWords } from './words.ts';

/** Where the open part stands, without a mouse: up, down, to another place, or away. */
export function ArrangeBar({ part }: { part: Part }) {
  const { t } = useWords();
  const { state } = useBuilder();
  const arrange = useArrange();
  const places = part.kind === 'milestone' ? [] : placesFor(part);
  const current = currentPlace(part);
  return (
    <div className={styles['arrange']}>
      <Button kind="quiet" onClick={() => arrange.moveBy(part, -1)}>
        <ArrowUp aria-hidden size={18} /> {t.builder.moveUp}
      </Button>
      <Button kind="quiet" onClick={() => arrange.moveBy(part, 1)}>
        <ArrowDown aria-hidden size={18} /> {t.builder.moveDown}
      </Button>
      {places.length > 1 && (
        <SelectField
          label={t.builder.moveToPlace}
          value={current}
          options={places.map(({ key, label }) => ({ value: key, label }))}
          onChange={(key) => {
            const place = places.find((each) => each.key === key);
            if (place) arrange.moveTo(part, place.target);
          }}
        />
      )}
      <Button kind="quiet" onClick={() => arrange.remove(part)}>
        <Trash2 aria-hidden size={18} /> {t.builder.remove}
      </Button>
    </div>
  );

  function placesFor({ kind }: Part): { key: string; label: string; target: Target }[] {
    return state.content.milestones.flatMap((milestone) => [
      {
        key: `milestone/${milestone.id}`,
        label: milestone.title || t.builder.untitled,
        target: { kind: 'milestone' as const, id: milestone.id, index: milestone.steps.length },
      },
      ...milestone.steps.flatMap((step) =>
        step.kind === 'group' && kind === 'task'
          ? [
              {
                key: `group/${step.group.id}`,
                label: `${milestone.title || t.builder.untitled} › ${step.group.title || t.builder.untitled}`,
                target: { kind: 'group' as const, id: step.group.id, index: step.group.tasks.length },
              },
            ]
          : [],
      ),
    ]);
  }

  function currentPlace(part: Part): string {
    const found = findPart(state.content, part);
    if (!found || found.kind === 'milestone') return '';
    return found.kind === 'task' && found.group
      ? `group/${found.group.id}`
      : `milestone/${found.milestone.id}`;
  }
}
