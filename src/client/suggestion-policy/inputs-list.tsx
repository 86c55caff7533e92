import type { LearnerSuggestionsView } from '../../features/suggestion-policies/suggestion-policy.contract.ts';
import styles from './suggestion-policy.module.css';
import { useReasonWords } from './use-reason-words.ts';
import { useWords } from './words.ts';

/** Everything that the sums are made of, in words. */
export function InputsList({ inputs }: { inputs: NonNullable<LearnerSuggestionsView['inputs']> }) {
  const { t, format } = useWords();
  const reasonWords = useReasonWords();
  const words = t.suggestionPolicy;
  const taps = (all: string[]) => all.map((tap) => t.path.taps[tap] ?? tap);
  const lines: [string, string[]][] = [
    [words.inputs.interests, taps(inputs.interests)],
    [words.inputs.helps, taps(inputs.helps)],
    [words.inputs.goals, inputs.goals],
    [
      words.inputs.standing,
      inputs.standing.map(({ competency, value }) => words.standing(competency, format.number(value))),
    ],
    [words.inputs.formats, inputs.formats.map((each) => words.formats[each] ?? each)],
    [words.inputs.stop, [words.stops[inputs.stop]]],
    [
      words.inputs.lowered,
      inputs.lowered.map(({ left, ...reason }) => words.lowered(reasonWords(reason), format.number(left))),
    ],
  ];
  return (
    <section className={styles['section']} aria-labelledby="inputs">
      <h2 id="inputs">{words.inputsTitle}</h2>
      <dl className={styles['inputs']}>
        {lines.map(([name, values]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{values.length > 0 ? values.join(' · ') : words.nothingYet}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['quiet']}>{words.onlyThese}</p>
    </section>
  );
}
