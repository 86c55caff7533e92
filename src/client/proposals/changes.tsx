import type { GroupView } from '../../features/journeys/journey.contract.ts';
import type { ProposalView } from '../../features/journeys/proposal-view.contract.ts';
import styles from './proposals.module.css';
import { useWords } from './words.ts';

type Format = ProposalView['formats'][number];
type Option = NonNullable<ProposalView['events'][number]['option']>;

/** What the teacher changed: before and now, only where they differ. */
export function Changes({
  group,
  proposal,
  option,
}: {
  group: GroupView;
  proposal: ProposalView;
  option: Option;
}) {
  const { t } = useWords();
  const named = (formats: readonly Format[]) => formats.map((each) => t.common.formats[each]).join(' · ');
  const changes: [string, string, string][] = [
    [t.proposals.nameShort, proposal.title, option.title],
    [t.proposals.whatShort, proposal.what, option.what],
    [t.proposals.handInShort, named(formatsOf(group)), named(option.formats)],
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
      </dl>
    </section>
  );
}

const formats = ['text', 'link', 'file', 'offline'] as const;

/** How an idea is handed in while nobody changed it: as any of the other options. */
function formatsOf({ tasks }: GroupView): Format[] {
  return formats.filter((format) => tasks.some((task) => task.formats.includes(format)));
}
