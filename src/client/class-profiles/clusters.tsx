import { Pencil } from 'lucide-react';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import type { ClusterView } from '../../features/profiles/class-profiles.contract.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import styles from './clusters.module.css';
import { useClusterPeople, useClusters } from './use-class.ts';
import { useWords } from './words.ts';

/** What several like, and what helps several, as bars; names come when one is opened. */
export function Clusters({ pathwayId }: { pathwayId: string }) {
  const { t } = useWords();
  const { clusters, error, retry } = useClusters();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section className={styles['clusters']}>
      <h2>{t.classProfiles.clustersTitle}</h2>
      {error && <ErrorNotice error={error} onRetry={retry} />}
      {!clusters && !error && <Loading />}
      {clusters?.length === 0 && (
        <Notice kind="info" sentence={t.classProfiles.noClusters} action={t.classProfiles.noClustersStep} />
      )}
      {clusters !== undefined && clusters.length > 0 && (
        <>
          <p className={styles['quiet']}>{t.classProfiles.clustersHint}</p>
          <div className={styles['kinds']}>
            {(['interests', 'helps'] as const).map((section) => (
              <Kind
                key={section}
                section={section}
                clusters={clusters.filter((cluster) => cluster.section === section)}
                open={open}
                onOpen={setOpen}
                pathwayId={pathwayId}
              />
            ))}
          </div>
        </>
      )}
    </section>
  );
}

interface KindProps {
  section: ClusterView['section'];
  clusters: ClusterView[];
  open: string | null;
  onOpen: (key: string | null) => void;
  pathwayId: string;
}

/** The most shared ones come first; the rest waits for a press. */
const fewClusters = 5;

function Kind({ section, clusters, open, onOpen, pathwayId }: KindProps) {
  const { t, format } = useWords();
  const [isAll, setAll] = useState(false);
  if (clusters.length === 0) return null;
  const shown = isAll ? clusters : clusters.slice(0, fewClusters);
  const most = Math.max(...clusters.map(({ students }) => students));
  return (
    <div className={styles['kind']}>
      <h3>{t.classProfiles.clusterKinds[section]}</h3>
      <ul>
        {shown.map((cluster) => {
          const key = `${section} ${cluster.tap}`;
          return (
            <ClusterItem
              key={key}
              cluster={cluster}
              share={cluster.students / most}
              isOpen={open === key}
              onToggle={() => onOpen(open === key ? null : key)}
              pathwayId={pathwayId}
            />
          );
        })}
      </ul>
      {shown.length < clusters.length && (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {t.classProfiles.allClusters(format.number(clusters.length))}
        </Button>
      )}
    </div>
  );
}

interface ItemProps {
  cluster: ClusterView;
  /** Of the longest bar, 0 to 1. */
  share: number;
  isOpen: boolean;
  onToggle: () => void;
  pathwayId: string;
}

function ClusterItem({ cluster, share, isOpen, onToggle, pathwayId }: ItemProps) {
  const { t, format } = useWords();
  const id = useId();
  const word = t.profile.taps[cluster.tap] ?? cluster.tap;
  const count = format.number(cluster.students);
  return (
    <li>
      <button
        type="button"
        className={styles['bar']}
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={t.classProfiles.cluster(word, count)}
        onClick={onToggle}
      >
        <span className={styles['word']}>{word}</span>
        <span className={styles['track']} aria-hidden>
          <span className={styles['fill']} style={{ width: `${Math.round(share * 100)}%` }} />
        </span>
        <span className={styles['count']}>{count}</span>
      </button>
      <div id={id}>{isOpen && <Who cluster={cluster} word={word} pathwayId={pathwayId} />}</div>
    </li>
  );
}

function Who({ cluster, word, pathwayId }: { cluster: ClusterView; word: string; pathwayId: string }) {
  const { t, format } = useWords();
  const { section, tap } = cluster;
  const { people, error, retry } = useClusterPeople(cluster);
  if (error) return <ErrorNotice error={error} onRetry={retry} />;
  if (!people) return <Loading />;
  if (people.length === 0) return <p className={styles['quiet']}>{t.classProfiles.nobodyNow}</p>;
  const query = new URLSearchParams({ section, tap, students: String(people.length) });
  return (
    <div className={styles['who']}>
      <ul aria-label={t.classProfiles.whoTapped(word)}>
        {people.map(({ personId, name = t.profile.student }) => (
          <li key={personId}>
            <Link to={`/student/${personId}/profile`}>{name}</Link>
          </li>
        ))}
      </ul>
      <ButtonLink to={`/build/${pathwayId}/option?${query.toString()}`}>
        <Pencil aria-hidden size={18} /> {t.classProfiles.writeOption(format.number(people.length))}
      </ButtonLink>
    </div>
  );
}
