import type { PathwaySummaryView } from '../../features/pathways/pathway.contract.ts';
import styles from '../ui/shelf.module.css';
import { useLanguage } from '../messages/use-language.ts';

/** Where an own pathway comes from, so that it is told from what it was copied from. */
export function Lineage({ pathway }: { pathway: PathwaySummaryView }) {
  const { t, format } = useLanguage();
  const { copiedFrom, isLibraryCopy } = pathway;
  if (isLibraryCopy === true) return <p className={styles['lineage']}>{t.picker.libraryCopy}</p>;
  if (!copiedFrom) return null;
  return (
    <p className={styles['lineage']}>
      {t.picker.copiedFrom(copiedFrom.title, format.number(copiedFrom.version))}
    </p>
  );
}
