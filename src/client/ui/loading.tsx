import { useLanguage } from '../messages/use-language.ts';
import styles from './loading.module.css';

/** Shown while something is on its way: a quiet word, no spinner that hurries anyone. */
export function Loading() {
  const { t } = useLanguage();
  return <output className={styles['loading']}>{t.common.loading}…</output>;
}
