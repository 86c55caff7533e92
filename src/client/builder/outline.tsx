import { Flag, Info, Plus, Split, SquareCheck } from 'lucide-react';
import { memo, useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ChoiceGroup, Milestone, PathwayContent } from '../../domain/pathway.ts';
import { Button } from '../ui/button.tsx';
import { partPath, useBuilderParts } from './builder-context.ts';
import { addMilestone, addOption, addStep, partOf } from './edit-pathway.ts';
import type { Part } from './edit-pathway.ts';
import { newGroup, newMilestone, newTask } from './new-parts.ts';
import { OutlineRow } from './outline-row.tsx';
import styles from './outline.module.css';
import type { OutlineView } from './toolbar.tsx';
import { useWords } from './words.ts';

interface OutlineProps {
  content: PathwayContent;
  openPart: Part | null;
  view: OutlineView;
}

/** Milestones with what stands in them; each row opens its part, and can be dragged or moved by keys. */
export const Outline = memo(function Outline({ content, openPart, view }: OutlineProps) {
  const { t } = useWords();
  const { keeper, opened } = useBuilderParts();
  const navigate = useNavigate();
  const [dragged, setDragged] = useState<Part | null>(null);
  const add = () => {
    const milestone = newMilestone('');
    keeper.edit((content) => addMilestone(content, milestone), true);
    void navigate(partPath(opened.pathwayId, { kind: 'milestone', id: milestone.id }));
  };
  const rows = useMemo(() => ({ openPart, dragged, onDrag: setDragged }), [openPart, dragged]);
  return (
    <nav aria-label={t.builder.outline} className={styles['nav']}>
      <p>
        <Link to={`/build/${opened.pathwayId}/about/-`} className={styles['about']}>
          <Info aria-hidden size={18} /> {t.builder.about}
        </Link>
      </p>
      <ol className={`${styles['milestones']} ${styles[view]}`}>
        {content.milestones.map((milestone, index) => (
          <MilestoneItem key={milestone.id} milestone={milestone} index={index} rows={rows} />
        ))}
      </ol>
      <p>
        <Button onClick={add}>
          <Plus aria-hidden size={18} /> {t.builder.addMilestone}
        </Button>
      </p>
      <p className={styles['hint']}>{t.builder.dragHint}</p>
    </nav>
  );
});

interface Rows {
  openPart: Part | null;
  dragged: Part | null;
  onDrag: (part: Part | null) => void;
}

/** Drawn anew only when it changed: there may be hundreds of rows. */
const MilestoneItem = memo(function MilestoneItem({
  milestone,
  index,
  rows,
}: {
  milestone: Milestone;
  index: number;
  rows: Rows;
}) {
  return (
    <li className={styles['milestone']}>
      <OutlineRow
        {...rows}
        part={{ kind: 'milestone', id: milestone.id }}
        title={milestone.title}
        icon={<Flag aria-hidden size={18} />}
        accepts={['milestone', 'group', 'task']}
        target={{ kind: 'pathway', id: '', index }}
        inside={{ kind: 'milestone', id: milestone.id, index: 0 }}
      />
      <Steps milestone={milestone} rows={rows} />
    </li>
  );
});

function Steps({ milestone, rows }: { milestone: Milestone; rows: Rows }) {
  const { t, format } = useWords();
  const { keeper, opened } = useBuilderParts();
  const navigate = useNavigate();
  const add = (kind: 'task' | 'group') => {
    const step =
      kind === 'task' ? ({ kind, task: newTask() } as const) : ({ kind, group: newGroup() } as const);
    keeper.edit((content) => addStep(content, milestone.id, step), true);
    void navigate(partPath(opened.pathwayId, partOf(step)));
  };
  return (
    <>
      {milestone.steps.length === 0 && <p className={styles['hint']}>{t.builder.emptyMilestone}</p>}
      <ol className={styles['steps']}>
        {milestone.steps.map((step, index) => {
          const target = { kind: 'milestone' as const, id: milestone.id, index };
          return step.kind === 'task' ? (
            <li key={`task-${step.task.id}`}>
              <OutlineRow
                {...rows}
                part={{ kind: 'task', id: step.task.id }}
                title={step.task.title}
                icon={<SquareCheck aria-hidden size={18} />}
                note={t.builder.worth(format.number(step.task.points), format.isOne(step.task.points))}
                accepts={['group', 'task']}
                target={target}
              />
            </li>
          ) : (
            <li key={`group-${step.group.id}`} className={styles['group']}>
              <OutlineRow
                {...rows}
                part={{ kind: 'group', id: step.group.id }}
                title={step.group.title}
                icon={<Split aria-hidden size={18} />}
                note={`${t.builder.chooseOf(step.group.choose, step.group.tasks.length)} · ${t.builder.worth(
                  format.number(step.group.points),
                  format.isOne(step.group.points),
                )}`}
                accepts={['group', 'task']}
                target={target}
                inside={{ kind: 'group', id: step.group.id, index: 0 }}
              />
              <Options group={step.group} rows={rows} />
            </li>
          );
        })}
      </ol>
      <p className={styles['adders']}>
        <Button kind="quiet" onClick={() => add('task')} aria-label={t.builder.addTaskTo(milestone.title)}>
          <Plus aria-hidden size={18} /> {t.builder.addTask}
        </Button>
        <Button kind="quiet" onClick={() => add('group')} aria-label={t.builder.addChoiceTo(milestone.title)}>
          <Plus aria-hidden size={18} /> {t.builder.addChoice}
        </Button>
      </p>
    </>
  );
}

function Options({ group, rows }: { group: ChoiceGroup; rows: Rows }) {
  const { t } = useWords();
  const { keeper, opened } = useBuilderParts();
  const navigate = useNavigate();
  const add = () => {
    const task = newTask(group.tasks[0]?.points);
    keeper.edit((content) => addOption(content, group.id, task), true);
    void navigate(partPath(opened.pathwayId, { kind: 'task', id: task.id }));
  };
  return (
    <>
      <ol className={styles['options']}>
        {group.tasks.map((task, index) => (
          <li key={task.id}>
            <OutlineRow
              {...rows}
              part={{ kind: 'task', id: task.id }}
              title={task.title}
              icon={null}
              accepts={['task']}
              target={{ kind: 'group', id: group.id, index }}
            />
          </li>
        ))}
      </ol>
      <p className={styles['adders']}>
        <Button kind="quiet" onClick={add} aria-label={t.builder.addOptionTo(group.title)}>
          <Plus aria-hidden size={18} /> {t.builder.addOption}
        </Button>
      </p>
    </>
  );
}
