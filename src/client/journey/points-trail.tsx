import type { JourneyView } from '../../features/journeys/journey.contract.ts';
import styles from './points-trail.module.css';

/** The points so far as a filled trail with a post for each milestone; the words stand beside it. */
export function PointsTrail({ journey }: { journey: JourneyView }) {
  const { given = 0, maximum } = journey.score;
  const share = maximum > 0 ? Math.min(1, Math.max(0, given / maximum)) : 0;
  const posts = journey.milestones
    .slice(1)
    .map((_, index) => ((index + 1) / journey.milestones.length) * 100);
  return (
    <svg
      className={styles['points']}
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      data-lines
      aria-hidden
      focusable="false"
    >
      <line className={styles['trail']} x1="0" y1="3" x2="100" y2="3" />
      {share > 0 && <line className={styles['filled']} x1="0" y1="3" x2={share * 100} y2="3" />}
      {posts.map((x) => (
        <line key={x} className={styles['post']} x1={x} y1="0" x2={x} y2="6" />
      ))}
    </svg>
  );
}
