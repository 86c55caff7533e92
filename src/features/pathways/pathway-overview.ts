import { possiblePoints } from '../../domain/path-score.ts';
import { pathwayGroups, pathwayTasks, type PathwayContent } from '../../domain/pathway.ts';

/** What a list shows of a pathway, so that lists need not read whole contents. */
export interface PathwayOverview {
  title: string;
  summary: string;
  gradeBand?: string;
  subject?: string;
  language: string;
  /** What the whole path is worth. */
  points: number;
  milestones: number;
  tasks: number;
  groups: number;
}

export function overviewOf(content: PathwayContent): PathwayOverview {
  const { title, summary, gradeBand, subject, language } = content;
  return {
    title,
    summary,
    ...(gradeBand === undefined ? {} : { gradeBand }),
    ...(subject === undefined ? {} : { subject }),
    language,
    points: possiblePoints(content),
    milestones: content.milestones.length,
    tasks: pathwayTasks(content).length,
    groups: pathwayGroups(content).length,
  };
}
