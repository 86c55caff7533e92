import type { MilestoneView } from '../../features/journeys/journey.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import styles from './said.module.css';

/** What a student last said when looking back on a milestone, in their own words. */
export function Said({ milestone }: { milestone: MilestoneView }) {
  const { t } = useLanguage();
  const latest = milestone.reflection.said.at(-1);
  if (!latest) return null;
  const scale = latest.scale === undefined ? undefined : t.path.scale[latest.scale - 1];
  return (
    <p className={styles['said']}>
      {t.path.lookBackSaid}: {scale}
      {latest.hasVoice && t.path.lookBackVoice}
      {latest.why !== undefined && <q>{latest.why}</q>}
      {latest.sentence !== undefined && <q>{latest.sentence}</q>}
    </p>
  );
}
