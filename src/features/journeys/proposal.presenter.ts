import { answeredOption, ownTaskId, proposalState } from '../../domain/own-options.ts';
import type { ChoiceGroup } from '../../domain/pathway.ts';
import type { Proposal, ProposalEvent } from '../../domain/proposal-types.ts';
import { groupFormats, proposedWords } from '../../domain/proposals.ts';
import type { ProposalView } from './proposal-view.contract.ts';
import type { StoredJourney } from './journey.model.ts';

/** A student's proposals for one group, oldest first. */
export function presentProposals(
  { proposals = [] }: Pick<StoredJourney, 'proposals'>,
  group: ChoiceGroup,
  names: Map<string, string>,
): ProposalView[] {
  return proposals
    .filter(({ groupId }) => groupId === group.id)
    .map((proposal) => presentProposal(proposal, group, names));
}

/** Who answered proposals, by person id. */
export function proposalAnswerers({ proposals = [] }: Pick<StoredJourney, 'proposals'>): string[] {
  return proposals.flatMap(({ events }) => events.flatMap((event) => ('by' in event ? [event.by] : [])));
}

function presentProposal(proposal: Proposal, group: ChoiceGroup, names: Map<string, string>): ProposalView {
  const { title, what, why, needs } = proposedWords(proposal);
  const state = proposalState(proposal);
  return {
    id: proposal.id,
    state,
    ...(state === 'approved' ? { taskId: ownTaskId(proposal.id) } : {}),
    title,
    what,
    why,
    needs,
    formats: answeredOption(proposal)?.formats ?? groupFormats(group),
    events: proposal.events.map((event) => presentEvent(event, names)),
  };
}

function presentEvent(event: ProposalEvent, names: Map<string, string>): ProposalView['events'][number] {
  return {
    kind: event.kind,
    at: event.at.toISOString(),
    ...('by' in event ? { name: names.get(event.by), words: event.words } : {}),
    ...('option' in event ? { option: event.option } : {}),
  };
}
