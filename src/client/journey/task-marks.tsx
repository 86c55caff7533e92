import { Leaf, Users } from 'lucide-react';
import type { TaskView } from '../../features/journeys/journey.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import styles from './task-marks.module.css';

const alone = /^(?:alone|solo|sola|individual|por tu cuenta|a solas)\b/i;

/** Options away from the screen, and with other people, are marked as plainly as any. */
export function TaskMarks({ task }: { task: TaskView }) {
  const { t } = useLanguage();
  const isOffline = task.device === false && task.formats.includes('offline');
  const isWithOthers = task.people !== undefined && task.people !== '' && !alone.test(task.people);
  if (!isOffline && !isWithOthers) return null;
  return (
    <span className={styles['marks']} data-screen-only>
      {isOffline && (
        <span>
          <Leaf aria-hidden size={16} /> {t.path.offlineOk}
        </span>
      )}
      {isWithOthers && (
        <span>
          <Users aria-hidden size={16} /> {t.path.withOthers}
        </span>
      )}
    </span>
  );
}
