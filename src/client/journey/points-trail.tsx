import type { JourneyView } from '../../features/journeys/journey.contract.ts';
import styles from './points-trail.module.css';

/** The points so far as a filled trail with a post for each milestone; the words stand beside it. */
export function PointsTrail({ journey }: { journey: JourneyView }) {
  const { given = 0, maximum } = journey.score;
  return <FilledTrail share={maximum > 0 ? given / maximum : 0} milestones={journey.milestones.length} />;
}

/** A trail that is filled so far. @param share 0 to 1; what lies outside is cut */
export function FilledTrail({ share: given, milestones }: { share: number; milestones: number }) {
  const share = Math.min(1, Math.max(0, given));
  const posts = Array.from(
    { length: Math.max(0, milestones - 1) },
    (_, index) => ((index + 1) / milestones) * 100,
  );
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
