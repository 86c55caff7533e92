import { boundedFaults, faultsOf, plainMessage } from './describe-issue.ts';
import type { Fault } from './describe-issue.ts';
import { pathwayContentSchema, pathwayTasks } from './pathway.ts';
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
  return [...warnings, ...crowdedGroups(content)];
}

// Choice helps most with few options; with six or more, students freeze or take the easiest.
function crowdedGroups(content: PathwayContent): Fault[] {
  return content.milestones.flatMap((milestone, m) =>
    milestone.steps.flatMap((step, s): Fault[] => {
      if (step.kind !== 'group' || step.group.tasks.length < 6) return [];
      const message = `offers ${step.group.tasks.length} options; students choose better from two to five`;
      return [{ path: `milestones[${m}].steps[${s}].group.tasks`, message }];
    }),
  );
}
