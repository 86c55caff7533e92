import { useId, useState } from 'react';
import type { ClassSuggestionsView } from '../../features/suggestion-policies/suggestion-policy.contract.ts';
import type { TermKind } from '../../domain/suggestion-types.ts';
import { Button } from '../ui/button.tsx';
import { Checks } from '../ui/checks.tsx';
import { nextKind } from './next-decision.ts';
import styles from './suggestion-policy.module.css';
import type { PolicyChange } from './use-suggestions.ts';
import { useWords } from './words.ts';

interface WeightsFormProps {
  weights: ClassSuggestionsView['weights'];
  kinds: ClassSuggestionsView['kinds'];
  /** Whose decision it is: a learner's weights begin with the class's. */
  isForOne: boolean;
  isBusy: boolean;
  onChange: (change: PolicyChange) => void;
}

/** What each reason counts for, and which reasons are told at all. */
export function WeightsForm({ weights, kinds, isForOne, isBusy, onChange }: WeightsFormProps) {
  const { t } = useWords();
  const words = t.suggestionPolicy;
  const told = kinds.filter(({ isMuted }) => !isMuted).map(({ kind }) => kind);
  const isOtherwise = weights.some(({ value, otherwise }) => value !== otherwise);
  const toggle = (next: TermKind[]) => {
    const changed = kinds.find(({ kind }) => told.includes(kind) !== next.includes(kind));
    if (changed) onChange({ kinds: { [changed.kind]: nextKind(changed, isForOne) } });
  };
  const resetAll = () => onChange({ weights: Object.fromEntries(weights.map(({ kind }) => [kind, null])) });
  return (
    <>
      <WeightSliders
        // What was saved, by whomever, is what one goes on from.
        key={weights.map(({ value }) => value).join(' ')}
        weights={weights}
        isForOne={isForOne}
        isBusy={isBusy}
        onSave={(changed) => onChange({ weights: changed })}
      />
      {isOtherwise && (
        <p>
          <Button isBusy={isBusy} onClick={resetAll}>
            {isForOne ? words.resetForOne : words.reset}
          </Button>
        </p>
      )}
      <Checks
        legend={words.kindsLegend}
        options={kinds.map(({ kind }) => ({ value: kind, label: words.kinds[kind] }))}
        value={told}
        onChange={toggle}
      />
    </>
  );
}

function WeightSliders({
  weights,
  isForOne,
  isBusy,
  onSave,
}: Pick<WeightsFormProps, 'weights' | 'isForOne' | 'isBusy'> & {
  onSave: (changed: Partial<Record<TermKind, number>>) => void;
}) {
  const { t, format } = useWords();
  const id = useId();
  const words = t.suggestionPolicy;
  const [values, setValues] = useState(() => new Map(weights.map(({ kind, value }) => [kind, value])));
  const changed = weights.filter(({ kind, value }) => values.get(kind) !== value);
  return (
    <form
      className={styles['weights']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) onSave(Object.fromEntries(changed.map(({ kind }) => [kind, values.get(kind)])));
      }}
    >
      {weights.map(({ kind, value: saved, otherwise }) => {
        const value = values.get(kind) ?? saved;
        const now = format.number(value);
        const other = format.number(otherwise);
        return (
          <div key={kind} className={styles['weight']}>
            <label htmlFor={`${id}-${kind}`}>{words.kinds[kind]}</label>
            <input
              id={`${id}-${kind}`}
              type="range"
              min={0}
              max={5}
              step={0.5}
              value={value}
              onChange={(event) => setValues(new Map(values).set(kind, Number(event.target.value)))}
            />
            <output htmlFor={`${id}-${kind}`}>
              {isForOne ? words.weightForOne(now, other) : words.weightNow(now, other)}
            </output>
          </div>
        );
      })}
      {changed.length > 0 && (
        <p>
          <Button kind="primary" type="submit" isBusy={isBusy}>
            {words.save}
          </Button>
        </p>
      )}
    </form>
  );
}
