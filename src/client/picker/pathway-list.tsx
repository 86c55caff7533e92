import { useId } from 'react';
import type { PathwaySummaryView } from '../../features/pathways/pathway.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { PathwayFacts } from './pathway-facts.tsx';
import styles from './pathway-list.module.css';

interface PathwayListProps {
  title: string;
  empty: string;
  pathways: PathwaySummaryView[];
  /** Without it, pathways are only looked at. */
  onUse?: (pathway: PathwaySummaryView) => void;
  isBusy?: boolean;
}

/** One shelf of pathways. */
export function PathwayList({ title, empty, pathways, onUse, isBusy = false }: PathwayListProps) {
  const { t } = useLanguage();
  const id = useId();
  return (
    <section className={styles['shelf']} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {pathways.length === 0 && <p className={styles['facts']}>{empty}</p>}
      <ul className={styles['list']} aria-labelledby={id}>
        {pathways.map((pathway) => (
          <li key={pathway.id} className={styles['pathway']}>
            <div className={styles['words']}>
              <h3>{pathway.title}</h3>
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
    </section>
  );
}
