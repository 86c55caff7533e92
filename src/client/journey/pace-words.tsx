import { CalendarRange } from 'lucide-react';
import type { JourneyView, MilestoneView } from '../../features/journeys/journey.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import styles from './pace-words.module.css';

/** How a milestone stands to its soft date, in quiet words. */
export function MilestonePace({ milestone }: { milestone: MilestoneView }) {
  const { t, format } = useLanguage();
  const { day, pace } = milestone;
  if (day === undefined || pace === 'none') return null;
  return (
    <p className={styles['pace']}>
      <CalendarRange aria-hidden size={16} /> {t.path.pace[pace]} · {t.path.byDay(format.day(day))}
    </p>
  );
}

/** How the whole trail stands to the soft dates. */
export function JourneyPace({ journey }: { journey: JourneyView }) {
  const { t } = useLanguage();
  if (journey.pace === 'none') return null;
  return (
    <span className={styles['pace']}>
      <CalendarRange aria-hidden size={18} /> {t.path.paceWhole[journey.pace]}
    </span>
  );
}
