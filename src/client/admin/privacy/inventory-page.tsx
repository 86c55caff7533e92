import type { InventoryView } from '../../../features/privacy/privacy.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { Loading } from '../../ui/loading.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import { BackToDesk, Part } from './parts.tsx';
import styles from './privacy.module.css';
import { useInventory } from './use-privacy.ts';

type Inventory = InventoryView['parts'];

/** Every part of the database: what it holds, what for, and how long. */
export function InventoryPage() {
  const { t } = useAdminWords();
  const { data, error, refetch } = useInventory();
  return (
    <Page title={t.privacy.inventory} above={<BackToDesk />}>
      <p>{t.privacy.inventoryMeans}</p>
      {error && <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <Part title={t.privacy.personal}>
            <InventoryList parts={data.parts.filter(({ isPersonal }) => isPersonal)} />
          </Part>
          <Part title={t.privacy.notPersonal}>
            <InventoryList parts={data.parts.filter(({ isPersonal }) => !isPersonal)} />
          </Part>
        </>
      )}
    </Page>
  );
}

function InventoryList({ parts }: { parts: Inventory }) {
  const { t, format } = useAdminWords();
  return (
    <ul className={styles['inventory']}>
      {parts.map(({ collection, title, holds, purpose, kept }) => (
        <li key={collection}>
          <h3>
            {title} <code>{collection}</code>
          </h3>
          <p>{holds}</p>
          <p>
            {t.privacy.purpose}: {purpose}
          </p>
          <p>
            {t.privacy.kept}: {typeof kept === 'number' ? t.privacy.keptDays(format.number(kept)) : kept}
          </p>
        </li>
      ))}
    </ul>
  );
}
