import type { PathwaySummaryView } from '../../features/pathways/pathway.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import styles from '../ui/shelf.module.css';

/** Size and kind of a pathway on one quiet line. */
export function PathwayFacts({ pathway }: { pathway: PathwaySummaryView }) {
  const { t, format } = useLanguage();
  const { milestones, tasks, groups, points, gradeBand, subject, language } = pathway;
  const facts = [
    gradeBand,
    subject,
    t.picker.milestones(format.number(milestones), format.isOne(milestones)),
    t.picker.tasks(format.number(tasks), format.isOne(tasks)),
    t.picker.groups(format.number(groups), format.isOne(groups)),
    t.common.points(format.number(points), format.isOne(points)),
    format.languageName(language),
  ];
  return <p className={styles['facts']}>{facts.filter(Boolean).join(' · ')}</p>;
}
