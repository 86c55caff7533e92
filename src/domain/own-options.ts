import type { Journey } from './journey-types.ts';
import type { ChoiceGroup, PathwayContent, Task } from './pathway.ts';
import type { OwnOption, Proposal, ProposalState } from './proposal-types.ts';

const stateAfter = {
  proposed: 'waiting',
  adjusted: 'adjusted',
  approved: 'approved',
  agreed: 'approved',
  declined: 'declined',
  withdrawn: 'withdrawn',
} as const;

/** Where a proposal stands: its last event decides. */
export function proposalState({ events }: Proposal): ProposalState {
  return stateAfter[events.at(-1)?.kind ?? 'withdrawn'];
}

/** Proposals that wait for the teacher, oldest first. */
export function waitingProposals(journey: Pick<Journey, 'proposals'>): Proposal[] {
  return (journey.proposals ?? []).filter((proposal) => proposalState(proposal) === 'waiting');
}

/** The task that an approved proposal becomes. No author can give a task this id by chance. */
export function ownTaskId(proposalId: string): string {
  return `own-${proposalId}`;
}

/** Whether this task is a student's own option. */
export function isOwnTask(taskId: string): boolean {
  return taskId.startsWith('own-') && taskId.length === 'own-'.length + 36;
}

/** The option as the teacher last left it; undefined while no teacher has answered. */
export function answeredOption({ events }: Proposal): OwnOption | undefined {
  return events.flatMap((event) => ('option' in event ? [event.option] : [])).at(-1);
}

/**
 * A pathway as one student walks it: with this student's approved proposals among the options of their groups. Everything about
 * a journey is reckoned on it, so that an own option is an option like any other: same slots, same worth, same rules.
 * The same object where there is none.
 */
export function withOwnOptions(content: PathwayContent, journey: Pick<Journey, 'proposals'>): PathwayContent {
  const approved = (journey.proposals ?? []).filter((proposal) => proposalState(proposal) === 'approved');
  if (approved.length === 0) return content;
  return {
    ...content,
    milestones: content.milestones.map((milestone) => ({
      ...milestone,
      steps: milestone.steps.map((step) =>
        step.kind === 'group' ? { ...step, group: withOwn(step.group, approved) } : step,
      ),
    })),
  };
}

function withOwn(group: ChoiceGroup, approved: Proposal[]): ChoiceGroup {
  const own = approved.flatMap((proposal) => {
    const option = proposal.groupId === group.id ? answeredOption(proposal) : undefined;
    return option ? [ownTask(group, proposal.id, option)] : [];
  });
  return own.length === 0 ? group : { ...group, tasks: [...group.tasks, ...own] };
}

/** On the scale of the group's first option; it builds what all options of the group build, and is looked at for what all are. */
function ownTask(group: ChoiceGroup, proposalId: string, { title, what, formats }: OwnOption): Task {
  const rubric = sharedRubric(group);
  return {
    id: ownTaskId(proposalId),
    title,
    instructions: asTyped(what),
    links: [],
    formats,
    points: group.tasks[0]?.points ?? 0,
    competencies: (group.tasks[0]?.competencies ?? []).filter((id) =>
      group.tasks.every((task) => task.competencies.includes(id)),
    ),
    ...(rubric ? { rubric } : {}),
  };
}

/** The rubric that every option of the group has, word for word. */
function sharedRubric({ tasks: [first, ...others] }: ChoiceGroup): Task['rubric'] {
  const text = JSON.stringify(first?.rubric);
  return others.every(({ rubric }) => JSON.stringify(rubric) === text) ? first?.rubric : undefined;
}

/** Markdown that shows a text as it was typed, line by line. */
function asTyped(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/[!-/:-@[-`{-~]/g, '\\$&'))
    .join('  \n')
    .replaceAll(/(?: {2}\n){2,}/g, '\n\n');
}
