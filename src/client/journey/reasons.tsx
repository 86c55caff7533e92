import { Sparkle } from 'lucide-react';
import type { TaskView } from '../../features/journeys/journey.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import styles from './task-marks.module.css';

/** Why an option may fit, in words of the student's own profile. It says nothing against the others. */
export function Reasons({ task }: { task: TaskView }) {
  const { t } = useLanguage();
  if (!task.reasons?.length) return null;
  const formats: Record<string, string> = t.common.formats;
  return (
    <span className={styles['reasons']} data-screen-only>
      {task.reasons.map(({ kind, about }) => (
        <span key={kind}>
          <Sparkle aria-hidden size={16} />{' '}
          {t.path.reason[kind](t.path.taps[about] ?? formats[about] ?? about)}
        </span>
      ))}
    </span>
  );
}
