import { useAdminWords } from '../use-admin-words.ts';
import styles from './status-word.module.css';

type Status = 'active' | 'pending' | 'suspended' | 'unclaimed';

/** A state as a shape and a word: filled, hollow, or dashed for what waits. */
export function StatusWord({ status }: { status: Status }) {
  const { t } = useAdminWords();
  return <span className={`${styles['status']} ${styles[status]}`}>{t.platforms.status[status]}</span>;
}
