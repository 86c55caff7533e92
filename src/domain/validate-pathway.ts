import { boundedFaults, faultsOf, plainMessage } from './describe-issue.ts';
import type { Fault } from './describe-issue.ts';
import { pathwayContentSchema, pathwayGroups, pathwayTasks } from './pathway.ts';
import type { PathwayContent } from './pathway.ts';
import { crossFieldFaults } from './pathway-rules.ts';
import { possiblePoints } from './path-score.ts';

export type PathwayValidation =
  { ok: true; content: PathwayContent; warnings: Fault[] } | { ok: false; faults: Fault[] };

/**
 * Checks a pathway from outside. All faults are listed at once (at most 200), each with its place. `warnings` name
 * what is allowed but rarely meant. The content returned is a fresh, trimmed copy.
 */
export function validatePathway(input: unknown): PathwayValidation {
  const parsed = pathwayContentSchema.safeParse(input, { error: plainMessage, reportInput: true });
  const faults = [...(parsed.success ? [] : faultsOf(parsed.error)), ...crossFieldFaults(input)];
  if (!parsed.success || faults.length > 0) return { ok: false, faults: boundedFaults(faults) };
  return { ok: true, content: parsed.data, warnings: pathwayWarnings(parsed.data) };
}

/** What is allowed but rarely meant: nothing to earn, nothing to do, or so many options that choosing gets hard. */
export function pathwayWarnings(content: PathwayContent): Fault[] {
  const warnings: Fault[] = [];
  if (pathwayTasks(content).length === 0) {
    warnings.push({
      path: 'milestones',
      message: 'hold no task yet, so there is nothing for students to do',
    });
  }
  if (possiblePoints(content) === 0) {
    warnings.push({ path: '', message: 'The pathway is worth 0 points, so no score reaches the gradebook' });
  }
  for (const { group } of pathwayGroups(content)) {
    // Choice helps most with few options; six or more make students freeze or pick the easiest (domain research).
    if (group.tasks.length < 6) continue;
    const message = `"${group.title}" offers ${group.tasks.length} options; students choose better from two to five`;
    warnings.push({ path: `group ${group.id}`, message });
  }
  return warnings;
}
