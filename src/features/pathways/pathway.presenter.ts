import type { Competency, Milestone, PathwayContent, Task } from '../../domain/pathway.ts';
import { renderMarkdown } from '../../domain/render-markdown.ts';
import type { LibraryPathway } from './pathway-library.ts';
import { overviewOf, type PathwayOverview } from './pathway-overview.ts';
import type { PathwayPreviewView, PathwaySummaryView } from './pathway.contract.ts';
import type { Lineage, Pathway, Sharing } from './pathway.model.ts';

/** A pathway of the tenant or of the library, as lists show it. */
export interface ListedPathway {
  /** Id in the tenant, or `library:<slug>`. */
  id: string;
  version: number;
  overview: PathwayOverview;
  /** These are absent for the library. */
  ownerId?: string;
  sharing?: Sharing;
  copiedFrom?: Lineage;
  /** The library pathway that this one is an unchanged copy of. */
  librarySlug?: string;
}

/** One version of a pathway with all that it holds. `content` is shared and frozen. */
export interface OpenedPathway extends ListedPathway {
  content: PathwayContent;
}

export function toListed(pathway: Pathway): ListedPathway {
  const { _id, currentVersion, overview, ownerId, sharing, copiedFrom, librarySlug } = pathway;
  return { id: _id, version: currentVersion, overview, ownerId, sharing, copiedFrom, librarySlug };
}

export function toOpened({ pathway, content }: { pathway: Pathway; content: PathwayContent }): OpenedPathway {
  return { ...toListed(pathway), content };
}

/** A library pathway has one version: the one that ships. */
export function libraryToOpened({ id, file }: LibraryPathway): OpenedPathway {
  return { id, version: 1, overview: overviewOf(file.pathway), content: file.pathway };
}

export function presentSummary(pathway: ListedPathway): PathwaySummaryView {
  const { id, version, overview, sharing, copiedFrom, librarySlug } = pathway;
  const { title, summary, gradeBand, subject, language, points, milestones, tasks, groups } = overview;
  const from = copiedFrom && { title: copiedFrom.title, version: copiedFrom.version };
  const origin = { copiedFrom: from, isLibraryCopy: librarySlug === undefined ? undefined : true };
  const size = { points, milestones, tasks, groups };
  return { id, version, title, summary, gradeBand, subject, language, ...size, sharing, ...origin };
}

/** Instructions leave the server as safe HTML only. */
export function presentPreview(pathway: OpenedPathway): PathwayPreviewView {
  return {
    ...presentSummary(pathway),
    competencies: pathway.content.competencies.map(presentCompetency),
    outline: pathway.content.milestones.map(presentMilestone),
  };
}

function presentCompetency({ id, code, statement }: Competency) {
  return { id, code, statement };
}

function presentMilestone({ id, title, summary, steps }: Milestone): PathwayPreviewView['outline'][number] {
  return {
    id,
    title,
    summary,
    steps: steps.map((step) => {
      if (step.kind === 'task') return { kind: 'task' as const, task: presentTask(step.task) };
      const { title, choose, points, switching, tasks } = step.group;
      return { kind: 'group' as const, title, choose, points, switching, tasks: tasks.map(presentTask) };
    }),
  };
}

function presentTask(task: Task) {
  const { id, title, summary, instructions, minutes, place, people, formats, points } = task;
  const instructionsHtml = renderMarkdown(instructions);
  return { id, title, summary, instructionsHtml, minutes, place, people, formats: [...formats], points };
}
