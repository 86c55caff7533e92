import type { LearnerOptionView } from '../../features/suggestion-policies/suggestion-policy.contract.ts';
import styles from './suggestion-policy.module.css';
import { useWords } from './words.ts';

/** The sum of one option, line by line: fit × weight = part. */
export function OptionSum({ title, sum }: { title: string; sum: NonNullable<LearnerOptionView['sum']> }) {
  const { t, format } = useWords();
  const words = t.suggestionPolicy;
  return (
    <table className={styles['sum']} aria-label={words.sumOf(title)}>
      <thead>
        <tr>
          <th scope="col">{words.reason}</th>
          <th scope="col">{words.fit}</th>
          <th scope="col">{words.weight}</th>
          <th scope="col">{words.part}</th>
        </tr>
      </thead>
      <tbody>
        {sum.lines.map(({ kind, term, weight, fullWeight, part }) => (
          <tr key={kind} className={part > 0 ? undefined : styles['nothing']}>
            <th scope="row">{words.kinds[kind]}</th>
            <td>{format.number(term)}</td>
            <td>
              {weight === fullWeight
                ? `× ${format.number(weight)}`
                : `× ${words.lowerWeight(format.number(weight), format.number(fullWeight))}`}
            </td>
            <td>{format.number(part)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {words.sum}
          </th>
          <td>{format.number(sum.score)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
