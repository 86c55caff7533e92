import type { MergeConflict } from '../../domain/merge-drafts.ts';
import type { PathwayContent } from '../../domain/pathway.ts';
import { Button } from '../ui/button.tsx';
import { useBuilder } from './builder-context.ts';
import styles from './conflict-panel.module.css';
import {
  changeCompetencies,
  changeGroup,
  changeMilestone,
  changePathway,
  changeTask,
  findPart,
  withFields,
} from './edit-pathway.ts';
import { useWords } from './words.ts';

/** Where two people changed the same words: both stand here until one is chosen. */
export function ConflictPanel() {
  const { t } = useWords();
  const { state, keeper } = useBuilder();
  if (state.conflicts.length === 0) return null;
  return (
    <section className={styles['panel']} aria-labelledby="conflict-title">
      <h2 id="conflict-title">{t.builder.conflictTitle}</h2>
      <p>{t.builder.conflictHint}</p>
      <ul className={styles['list']}>
        {state.conflicts.map((conflict) => (
          <li key={JSON.stringify(conflict)}>
            <OneConflict
              conflict={conflict}
              onSettle={(value) =>
                keeper.settle(conflict, (content) =>
                  value === undefined ? content : withField(content, conflict, value.chosen),
                )
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneConflict({
  conflict,
  onSettle,
}: {
  conflict: MergeConflict;
  onSettle: (value?: { chosen: unknown }) => void;
}) {
  const { t } = useWords();
  const { state } = useBuilder();
  const { field, place, theirs } = conflict;
  const now = currentValue(state.content, conflict);
  const isText = typeof now === 'string' && typeof theirs === 'string';
  const name = fieldName(field, t.builder);
  return (
    <>
      <h3>{t.builder.conflictOf(name, placeTitle(state.content, place) || t.builder.untitled)}</h3>
      <div className={styles['texts']}>
        <div>
          <h4>{t.builder.mineNow}</h4>
          <p className={styles['text']}>{shown(now) || t.builder.nothing}</p>
          <Button onClick={() => onSettle()}>{t.builder.keepMine}</Button>
        </div>
        <div>
          <h4>{t.builder.theirs}</h4>
          <p className={styles['text']}>{shown(theirs) || t.builder.nothing}</p>
          <Button onClick={() => onSettle({ chosen: theirs ?? undefined })}>{t.builder.takeTheirs}</Button>
        </div>
      </div>
      {isText && (
        <p>
          <Button
            kind="quiet"
            onClick={() =>
              onSettle({ chosen: `${now}${field === 'instructions' ? '\n\n' : ' / '}${theirs}` })
            }
          >
            {t.builder.keepBoth}
          </Button>
        </p>
      )}
    </>
  );
}

type Words = ReturnType<typeof useWords>['t']['builder'];

function fieldName(field: string, words: Words): string {
  const names: Record<string, string> = {
    title: words.title,
    summary: words.summary,
    instructions: words.instructions,
    points: words.points,
    choose: words.choose,
    switching: words.switching,
    minutes: words.minutes,
    place: words.place,
    people: words.people,
    formats: words.formats,
    links: words.links,
    competencies: words.taskGoals,
    variant: words.variant,
    topics: words.topics,
    statement: words.goals,
    language: words.language,
    gradeBand: words.gradeBand,
    subject: words.subject,
    levels: words.rubric,
    competency: words.goals,
    format: words.formats,
    guide: words.guide,
  };
  return names[field] ?? field;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join('\n');
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function partAt(content: PathwayContent, place: MergeConflict['place']) {
  const { milestoneId, groupId, taskId, rowId, wayId } = place;
  if (taskId !== undefined) {
    const found = findPart(content, { kind: 'task', id: taskId });
    if (found?.kind !== 'task') return null;
    if (rowId !== undefined) return found.task.rubric?.find(({ id }) => id === rowId) ?? null;
    if (wayId !== undefined) return found.task.ways?.find(({ id }) => id === wayId) ?? null;
    return found.task;
  }
  if (groupId !== undefined) {
    const found = findPart(content, { kind: 'group', id: groupId });
    return found?.kind === 'group' ? found.group : null;
  }
  if (milestoneId === undefined) return content;
  return content.milestones.find(({ id }) => id === milestoneId) ?? null;
}

function placeTitle(content: PathwayContent, place: MergeConflict['place']): string {
  return partAt(content, place)?.title ?? '';
}

function currentValue(content: PathwayContent, { place, field, mine }: MergeConflict): unknown {
  const part = partAt(content, place);
  const value: unknown = part && place.competencyId === undefined ? Reflect.get(part, field) : mine;
  return value ?? null;
}

function withField(content: PathwayContent, { place, field }: MergeConflict, value: unknown): PathwayContent {
  const change = { [field]: value };
  if (place.competencyId !== undefined) {
    const changed = content.competencies.map((each) =>
      each.id === place.competencyId ? { ...each, ...change } : each,
    );
    return changeCompetencies(content, changed);
  }
  if (place.taskId !== undefined) return withTaskField(content, place.taskId, { place, change });
  if (place.groupId !== undefined) return changeGroup(content, place.groupId, change);
  return place.milestoneId === undefined
    ? changePathway(content, change)
    : changeMilestone(content, place.milestoneId, change);
}

/** Of the task itself, or of a row or way in it. */
function withTaskField(
  content: PathwayContent,
  taskId: string,
  { place: { rowId, wayId }, change }: { place: MergeConflict['place']; change: object },
): PathwayContent {
  const found = findPart(content, { kind: 'task', id: taskId });
  if (found?.kind !== 'task' || (rowId === undefined && wayId === undefined)) {
    return changeTask(content, taskId, change);
  }
  const { rubric = [], ways = [] } = found.task;
  return rowId === undefined
    ? changeTask(content, taskId, {
        ways: ways.map((way) => (way.id === wayId ? withFields(way, change) : way)),
      })
    : changeTask(content, taskId, {
        rubric: rubric.map((row) => (row.id === rowId ? withFields(row, change) : row)),
      });
}
