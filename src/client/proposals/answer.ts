import type { ProposalView } from '../../features/journeys/proposal-view.contract.ts';

/** What becomes of an idea; its words go beside it. */
export type Answer = { answer: 'approve' } | { answer: 'adjust'; option: NewOption } | { answer: 'decline' };

export type NewOption = Pick<ProposalView, 'title' | 'what' | 'formats'>;
