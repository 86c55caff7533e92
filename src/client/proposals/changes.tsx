import type { ProposalView } from '../../features/journeys/proposal-view.contract.ts';
import styles from './proposals.module.css';
import { useWords } from './words.ts';

type Option = NonNullable<ProposalView['events'][number]['option']>;

/** What the teacher changed: before and now, only where they differ. Ways of handing in were not the student's to say. */
export function Changes({ proposal, option }: { proposal: ProposalView; option: Option }) {
  const { t } = useWords();
  const changes: [string, string, string][] = [
    [t.proposals.nameShort, proposal.title, option.title],
    [t.proposals.whatShort, proposal.what, option.what],
  ];
  return (
    <section aria-label={t.proposals.changed}>
      <dl className={styles['facts']}>
        {changes.map(([name, before, now]) =>
          before === now ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd className={styles['was']}>
                {t.proposals.before}: {before}
              </dd>
              <dd>
                <strong>{t.proposals.now}:</strong> {now}
              </dd>
            </div>
          ),
        )}
        <div>
          <dt>{t.proposals.handInShort}</dt>
          <dd>{option.formats.map((each) => t.common.formats[each]).join(' · ')}</dd>
        </div>
      </dl>
    </section>
  );
}
