import type { PassbackView } from '../../features/journeys/journey.contract.ts';
import type { Language } from '../messages/language.ts';
import { useLanguage } from '../messages/use-language.ts';
import styles from './passback-line.module.css';

/** What of the points has reached the course, in one quiet line. */
export function PassbackLine({ passback }: { passback: PassbackView }) {
  const words = wordsOf(passback, useLanguage());
  return words === null ? null : <p className={styles['line']}>{words}</p>;
}

function wordsOf(passback: PassbackView, { t, format }: Language): string | null {
  const { state, lms, scoreGiven, scoreMaximum, deliveredAt, nextTryAt } = passback;
  switch (state) {
    case 'delivered': {
      if (scoreGiven === undefined || scoreMaximum === undefined || deliveredAt === undefined) return null;
      const score = t.journey.reviewPoints(format.number(scoreGiven), format.number(scoreMaximum));
      return t.journey.gradeDelivered(lms, score, format.when(deliveredAt));
    }
    case 'waiting':
      // That something was handed in goes to the LMS as well, but is no news for who did it.
      return scoreGiven === undefined ? null : t.journey.gradeWaiting(lms);
    case 'retrying': {
      const again = nextTryAt === undefined ? '' : t.journey.gradeRetryingAt(format.when(nextTryAt));
      return `${t.journey.gradeRetrying(lms)} ${again}`;
    }
    case 'refused':
    case 'line-item-missing':
    case 'changed-in-lms':
      return `${t.journey.gradeHeld(lms)} ${t.journey.gradeHeldStep}`;
    default:
      return null;
  }
}
