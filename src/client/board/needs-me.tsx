import type { BoardRow } from '../../features/journeys/board.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import styles from './needs-me.module.css';

/** What of one student waits for the teacher and since when, and why the student may be stuck. */
export function NeedsMe({ row }: { row: BoardRow }) {
  const { t, format, locale } = useLanguage();
  return (
    <span className={styles['needs']}>
      {row.waiting > 0 && (
        <>
          <strong aria-hidden>{format.number(row.waiting)}</strong>
          <span className="visually-hidden">{t.board.waitingCount(format.number(row.waiting))}</span>
        </>
      )}
      {row.waitingSince !== undefined && (
        <>
          <time
            aria-hidden
            dateTime={row.waitingSince}
            title={t.desk.waitsSince(format.when(row.waitingSince))}
          >
            {age(row.waitingSince, locale)}
          </time>
          <span className="visually-hidden"> {t.desk.waitsSince(format.when(row.waitingSince))}</span>
        </>
      )}
      {row.stuck.map((reason) => (
        <span key={reason} className={styles['stuck']} title={row.sentBackTwice}>
          {t.desk.stuckReasons[reason]}
        </span>
      ))}
    </span>
  );
}

/** "5m", "3h" or "2d": how long ago, in the largest whole unit. */
function age(isoTime: string, locale: string): string {
  const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(isoTime)) / 60_000));
  const [value, unit] =
    minutes < 60
      ? ([minutes, 'minute'] as const)
      : minutes < 1_440
        ? ([Math.floor(minutes / 60), 'hour'] as const)
        : ([Math.floor(minutes / 1_440), 'day'] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }).format(value);
}
