import { useId } from 'react';
import type { SteeringView } from '../../features/suggestions/suggestions.contract.ts';
import styles from './suggestions.module.css';
import { useWords } from './words.ts';

type Stop = SteeringView['stop'];

const stops: Stop[] = ['warm-up', 'just-right', 'stretch'];

/** Three stops in words, by touch or with the arrow keys. */
export function StopSlider({ stop, onChange }: { stop: Stop; onChange: (stop: Stop) => void }) {
  const { t } = useWords();
  const { suggestions: words } = t;
  const id = useId();
  return (
    <div className={styles['slider']}>
      <h2>
        <label htmlFor={id}>{words.slider}</label>
      </h2>
      <input
        id={id}
        type="range"
        min={0}
        max={stops.length - 1}
        step={1}
        value={stops.indexOf(stop)}
        aria-valuetext={words.stops[stop]}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(stops[Number(event.target.value)] ?? 'just-right')}
      />
      <span className={styles['stops']} aria-hidden>
        {stops.map((each) => (
          <span key={each} className={each === stop ? styles['chosen'] : undefined}>
            {words.stops[each]}
          </span>
        ))}
      </span>
      <p id={`${id}-hint`} className={styles['quiet']}>
        {words.stopHints[stop]}
      </p>
    </div>
  );
}
