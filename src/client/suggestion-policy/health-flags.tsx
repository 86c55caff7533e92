import { CircleAlert, Pencil } from 'lucide-react';
import type {
  ClassSuggestionsView,
  HealthFlagView,
} from '../../features/suggestion-policies/suggestion-policy.contract.ts';
import { ButtonLink } from '../ui/button.tsx';
import styles from './suggestion-policy.module.css';
import { useWords } from './words.ts';

/** What the rules say of a group's options, each with its rule and the way to change the option. */
export function HealthFlags({
  group,
  pathwayId,
}: {
  group: ClassSuggestionsView['groups'][number];
  pathwayId: string;
}) {
  const { t } = useWords();
  const fact = useFact(group);
  const titles = new Map(group.options.map(({ taskId, title }) => [taskId, title]));
  if (group.flags.length === 0)
    return group.choosers > 0 ? <p className={styles['quiet']}>{t.suggestionPolicy.healthy}</p> : null;
  return (
    <ul className={styles['flags']}>
      {group.flags.map((flag) => (
        <li key={`${flag.kind} ${flag.taskId}`}>
          <CircleAlert aria-hidden size={20} />
          <p>
            <strong>{fact(flag)}</strong>{' '}
            <span className={styles['quiet']}>{t.suggestionPolicy.rules[flag.kind]}</span>
          </p>
          <ButtonLink
            kind="quiet"
            to={`/build/${pathwayId}/task/${flag.taskId}`}
            label={t.suggestionPolicy.edit(titles.get(flag.taskId) ?? flag.taskId)}
          >
            <Pencil aria-hidden size={18} /> {t.suggestionPolicy.editShort}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}

/** A flag as a sentence with its numbers. */
function useFact({ options }: ClassSuggestionsView['groups'][number]): (flag: HealthFlagView) => string {
  const { t, format } = useWords();
  const words = t.suggestionPolicy.flags;
  const titles = new Map(options.map(({ taskId, title }) => [taskId, title]));
  return ({ kind, taskId, count = 0, of = 0, mean = 0, otherTaskId = '', otherMean = 0 }) => {
    const title = titles.get(taskId) ?? taskId;
    return kind === 'uneven'
      ? words.uneven(title, titles.get(otherTaskId) ?? '', format.number(mean), format.number(otherMean))
      : words[kind](title, format.number(count), format.number(of), format.number(mean));
  };
}
