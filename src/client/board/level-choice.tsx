import { useId } from 'react';
import type { Level } from '../../domain/levels.ts';
import { useLanguage } from '../messages/use-language.ts';
import styles from './level-choice.module.css';

interface LevelChoiceProps {
  level: Level | undefined;
  hasPoints: boolean;
  onChange: (level: Level | undefined) => void;
}

const options: (Level | undefined)[] = [undefined, 1, 2, 3, 4];

/** One of four levels in words, or none: radio buttons that look like steps. */
export function LevelChoice({ level, hasPoints, onChange }: LevelChoiceProps) {
  const { t } = useLanguage();
  const name = useId();
  return (
    <fieldset className={styles['levels']} aria-describedby={`${name}-hint`}>
      <legend>{t.desk.level}</legend>
      <div className={styles['steps']}>
        {options.map((option) => (
          <label key={option ?? 0} className={styles['step']}>
            <input type="radio" name={name} checked={option === level} onChange={() => onChange(option)} />
            <span>{option === undefined ? t.desk.noLevel : t.score.levels[option]}</span>
          </label>
        ))}
      </div>
      {hasPoints && (
        <p id={`${name}-hint`} className={styles['hint']}>
          {t.desk.levelHint}
        </p>
      )}
    </fieldset>
  );
}
