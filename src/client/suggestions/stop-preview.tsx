import type { GroupView } from '../../features/journeys/journey.contract.ts';
import type { ReasonView } from '../../features/suggestions/reason.contract.ts';
import type { SteeringView } from '../../features/suggestions/suggestions.contract.ts';
import { reasonWords } from '../journey/reasons.tsx';
import styles from './suggestions.module.css';
import { useWords } from './words.ts';

/** What a stop of the slider would show: this group whole, and of the others what would change. */
export function StopPreview({
  steering,
  stop,
  groups: [here, ...others],
}: {
  steering: SteeringView;
  stop: SteeringView['stop'];
  groups: GroupView[];
}) {
  const { t } = useWords();
  const { suggestions: words } = t;
  const [now, then] = [reasonsAt(steering, steering.stop), reasonsAt(steering, stop)];
  const rows = (group: GroupView) =>
    group.tasks.map(({ id, title }) => ({ id, title, ...compared(now.get(id), then.get(id)) }));
  const changed = others
    .map((group) => ({ group, rows: rows(group).filter(isChanged) }))
    .filter((each) => each.rows.length > 0);
  const ownRows = here ? rows(here) : [];
  const isSame = stop !== steering.stop && changed.length === 0 && !ownRows.some(isChanged);
  return (
    <div aria-live="polite" className={styles['preview']}>
      <h3>{stop === steering.stop ? words.previewNow : words.preview}</h3>
      {isSame && <p>{words.same}</p>}
      {here && <Rows title={here.title} rows={ownRows} />}
      {changed.map(({ group, rows: changedRows }) => (
        <Rows key={group.id} title={group.title} rows={changedRows} />
      ))}
    </div>
  );
}

const isChanged = ({ added, gone }: Row) => added.length + gone.length > 0;

interface Row {
  id: string;
  title: string;
  kept: ReasonView[];
  added: ReasonView[];
  gone: ReasonView[];
}

function Rows({ title, rows }: { title: string; rows: Row[] }) {
  const { t } = useWords();
  const { suggestions: words } = t;
  const said = (reason: ReasonView) => reasonWords(reason, t);
  return (
    <>
      <h4>{title}</h4>
      <ul className={styles['plain']}>
        {rows.map(({ id, title: name, kept, added, gone }) => (
          <li key={id} className={added.length + gone.length > 0 ? styles['changed'] : styles['option']}>
            <strong>{name}</strong>
            {kept.map((reason) => (
              <span key={reason.kind}>{said(reason)}</span>
            ))}
            {added.map((reason) => (
              <span key={reason.kind}>
                <strong>{words.new}</strong> {said(reason)}
              </span>
            ))}
            {gone.map((reason) => (
              <span key={reason.kind} className={styles['quiet']}>
                <strong>{words.gone}</strong> {said(reason)}
              </span>
            ))}
            {kept.length + added.length + gone.length === 0 && (
              <span className={styles['quiet']}>{words.noReason}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function reasonsAt({ stops }: SteeringView, at: SteeringView['stop']): Map<string, ReasonView[]> {
  const options = stops.find(({ stop }) => stop === at)?.options ?? [];
  return new Map(options.map(({ taskId, reasons }) => [taskId, reasons]));
}

const isIn = (list: ReasonView[], { kind, key }: ReasonView) =>
  list.some((each) => each.kind === kind && each.key === key);

function compared(now: ReasonView[] = [], then: ReasonView[] = []): Omit<Row, 'id' | 'title'> {
  return {
    kept: then.filter((reason) => isIn(now, reason)),
    added: then.filter((reason) => !isIn(now, reason)),
    gone: now.filter((reason) => !isIn(then, reason)),
  };
}
