import { useId } from 'react';
import type { ReactNode } from 'react';
import type { PathwaySummaryView } from '../../features/pathways/pathway.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Lineage } from './lineage.tsx';
import { PathwayFacts } from './pathway-facts.tsx';
import styles from '../ui/shelf.module.css';

interface PathwayListProps {
  title: string;
  empty: string;
  pathways: PathwaySummaryView[];
  /** Without it, pathways are only looked at. */
  onUse?: (pathway: PathwaySummaryView) => void;
  isBusy?: boolean;
  /** What stands below the list. */
  children?: ReactNode;
}

/** One shelf of pathways. */
export function PathwayList({ title, empty, pathways, onUse, isBusy = false, children }: PathwayListProps) {
  const { t } = useLanguage();
  const id = useId();
  return (
    <section className={styles['shelf']} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {pathways.length === 0 && <p className={styles['facts']}>{empty}</p>}
      <ul className={styles['list']} aria-labelledby={id}>
        {pathways.map((pathway) => (
          <li key={pathway.id} className={styles['row']}>
            <div className={styles['words']}>
              <h3>{pathway.title}</h3>
              <Lineage pathway={pathway} />
              <p>{pathway.summary}</p>
              <PathwayFacts pathway={pathway} />
            </div>
            <div className={styles['actions']}>
              <ButtonLink
                to={`/pathway/${encodeURIComponent(pathway.id)}`}
                label={t.picker.lookNamed(pathway.title)}
              >
                {t.picker.look}
              </ButtonLink>
              {onUse && (
                <Button
                  onClick={() => onUse(pathway)}
                  isBusy={isBusy}
                  aria-label={t.picker.chooseNamed(pathway.title)}
                >
                  {t.picker.use}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}
