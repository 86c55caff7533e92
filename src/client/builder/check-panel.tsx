import { CircleAlert, CircleCheck, Eye } from 'lucide-react';
import { memo, useState } from 'react';
import { Link } from 'react-router';
import type { Finding, Place } from '../../domain/preflight.ts';
import { useBuilderParts } from './builder-context.ts';
import styles from './check-panel.module.css';
import { useWords } from './words.ts';

/** What the check finds, always in sight; each line leads to its place. */
export const CheckPanel = memo(function CheckPanel() {
  const { t } = useWords();
  const { findings } = useBuilderParts();
  const [isOpen, setOpen] = useState(false);
  const mustFix = findings.filter(({ severity }) => severity === 'must-fix');
  const lookAt = findings.filter(({ severity }) => severity === 'look-at');
  if (findings.length === 0) {
    return (
      <p className={styles['good']}>
        <CircleCheck aria-hidden size={18} /> {t.builder.checkGood}
      </p>
    );
  }
  return (
    <details
      className={styles['panel']}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {mustFix.length > 0 ? (
          <CircleAlert aria-hidden size={18} className={styles['fix']} />
        ) : (
          <Eye aria-hidden size={18} />
        )}
        {t.builder.check}: {t.builder.checkCounts(mustFix.length, lookAt.length)}
      </summary>
      {isOpen && (
        <div className={styles['lists']}>
          <FindingList title={t.builder.mustFix} findings={mustFix} />
          <FindingList title={t.builder.lookAt} findings={lookAt} />
        </div>
      )}
    </details>
  );
});

export function FindingList({ title, findings }: { title: string; findings: Finding[] }) {
  const { t } = useWords();
  const { opened } = useBuilderParts();
  if (findings.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className={styles['list']}>
        {findings.map((finding) => (
          <li key={JSON.stringify([finding.code, finding.place, finding.sentence])}>
            <Link to={placePath(opened.pathwayId, finding.place)} className={styles['place']}>
              {t.builder.findings[finding.code]?.(finding.values) ?? finding.sentence}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function placePath(pathwayId: string, { milestoneId, groupId, taskId }: Place): string {
  const path = `/build/${pathwayId}`;
  if (taskId !== undefined) return `${path}/task/${taskId}`;
  if (groupId !== undefined) return `${path}/group/${groupId}`;
  return milestoneId === undefined ? `${path}/about/-` : `${path}/milestone/${milestoneId}`;
}
