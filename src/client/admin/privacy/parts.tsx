import type { ReactNode } from 'react';
import type { HoldView, LearnerRecordView } from '../../../features/privacy/privacy.contract.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import rows from '../ui/rows.module.css';
import { useAdminWords } from '../use-admin-words.ts';
import styles from './privacy.module.css';

/** Back to the desk's first page. */
export function BackToDesk() {
  const { t } = useAdminWords();
  return (
    <p>
      <ButtonLink kind="quiet" to="/privacy">
        {t.privacy.back}
      </ButtonLink>
    </p>
  );
}

/** How many entries of each kind. */
export function Counts({ counts }: { counts: LearnerRecordView['counts'] }) {
  const { t, format } = useAdminWords();
  if (counts.length === 0) return <p>{t.privacy.heldNothing}</p>;
  return (
    <table className={styles['counts']}>
      <tbody>
        {counts.map(({ collection, title, rows: count }) => (
          <tr key={collection}>
            <th scope="row">{title}</th>
            <td>{t.privacy.rows(format.number(count), format.isOne(count))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a hold stops, in words. */
export function HoldNotices({ holds, nameless }: { holds: HoldView[]; nameless: string }) {
  const { t } = useAdminWords();
  return holds.map(({ id, name, reason }) => (
    <Notice
      key={id}
      kind="info"
      sentence={t.privacy.heldBy(`${name ?? nameless} (${reason})`)}
      action={t.privacy.heldByMeans}
    />
  ));
}

/** One page of a list, and the way to the next. */
export function Pages({
  page,
  hasMore,
  onTurn,
}: {
  page: number;
  hasMore: boolean;
  onTurn: (page: number) => void;
}) {
  const { t } = useAdminWords();
  if (page === 0 && !hasMore) return null;
  return (
    <div className={rows['actions']}>
      {page > 0 && <Button onClick={() => onTurn(page - 1)}>{t.privacy.fewer}</Button>}
      {hasMore && <Button onClick={() => onTurn(page + 1)}>{t.privacy.more}</Button>}
    </div>
  );
}

/** A chapter of a page. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={rows['part']}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
