import { GripVertical } from 'lucide-react';
import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Link } from 'react-router';
import { partPath, useBuilderParts } from './builder-context.ts';
import type { Part, Target } from './edit-pathway.ts';
import styles from './outline.module.css';
import { useArrange } from './use-arrange.ts';
import { useWords } from './words.ts';

interface OutlineRowProps {
  part: Part;
  title: string;
  icon: ReactNode;
  note?: string;
  openPart: Part | null;
  dragged: Part | null;
  onDrag: (part: Part | null) => void;
  accepts: Part['kind'][];
  /** Where a dropped part of the same level goes: to this row's place. */
  target: Target;
  /** Where a dropped part of a lower level goes: into this one. */
  inside?: Target;
}

/** One line of the outline. */
export function OutlineRow(props: OutlineRowProps) {
  const { part, title, icon, note, openPart, dragged, onDrag, accepts, target, inside } = props;
  const { t } = useWords();
  const { opened, findings } = useBuilderParts();
  const arrange = useArrange();
  const [isOver, setOver] = useState(false);
  const isOpen = openPart?.kind === part.kind && openPart.id === part.id;
  const isSame = dragged?.kind === part.kind && dragged.id === part.id;
  const canTake = dragged !== null && !isSame && accepts.includes(dragged.kind);
  const mustFix = findings.some(({ severity, place }) => severity === 'must-fix' && isAt(place, part));
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    arrange.moveBy(part, event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <div
      className={`${styles['row']} ${isOver && canTake ? styles['over'] : ''}`}
      draggable
      onDragStart={(event) => {
        event.stopPropagation();
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', title);
        onDrag(part);
      }}
      onDragEnd={() => onDrag(null)}
      onDragOver={(event) => {
        if (!canTake) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!canTake || dragged === null) return;
        event.preventDefault();
        const isInto =
          inside && dragged.kind !== part.kind && !(dragged.kind === 'group' && part.kind === 'group');
        arrange.moveTo(dragged, isInto ? inside : target);
        onDrag(null);
      }}
    >
      <GripVertical aria-hidden size={16} className={styles['grip']} />
      <Link
        to={partPath(opened.pathwayId, part)}
        id={`row-${part.kind}-${part.id}`}
        className={styles['link']}
        aria-current={isOpen || undefined}
        onKeyDown={onKeyDown}
      >
        {icon}
        <span className={styles['words']}>
          <span className={styles['title']}>{title.trim() || t.builder.untitled}</span>
          {note !== undefined && <span className={styles['note']}>{note}</span>}
          {mustFix && <span className={styles['fix']}>{t.builder.mustFix}</span>}
        </span>
      </Link>
    </div>
  );
}

function isAt(
  place: { milestoneId?: string; groupId?: string; taskId?: string },
  { kind, id }: Part,
): boolean {
  if (kind === 'task') return place.taskId === id;
  if (place.taskId !== undefined) return false;
  return kind === 'group' ? place.groupId === id : place.milestoneId === id && place.groupId === undefined;
}
