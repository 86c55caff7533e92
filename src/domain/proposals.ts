import type { Journey } from './journey-types.ts';
import { answeredOption, proposalState } from './own-options.ts';
import { findGroup, taskFormats } from './pathway.ts';
import type { ChoiceGroup, PathwayContent, TaskFormat } from './pathway.ts';
import type { OwnOption, Proposal, ProposalEvent, ProposedWords } from './proposal-types.ts';
import { DomainRuleError } from './rule-error.ts';
import { withoutControlCharacters } from './text.ts';

/** Longest texts, in UTF-16 units, and how many there may be; `events` is how often one proposal may go to and fro. */
export const proposalLimits = {
  title: 80,
  words: 1000,
  openInGroup: 2,
  inJourney: 10,
  events: 20,
} as const;

export interface Propose extends ProposedWords {
  /** A UUID in lower case; it becomes part of a task's id. */
  id: string;
  groupId: string;
  at: Date;
}

export type TeacherAnswer =
  | { answer: 'approve'; words?: string }
  | { answer: 'adjust'; option: OwnOption; words?: string }
  | { answer: 'decline'; words: string };

/**
 * A student proposes an own way for a choice group. Without a title, the beginning of `what` names it. The same id again changes
 * nothing. Throws GROUP_UNKNOWN, PROPOSAL_INCOMPLETE, TEXT_TOO_LONG, PROPOSALS_TOO_MANY.
 */
export function propose(journey: Journey, content: PathwayContent, input: Propose): Journey {
  const before = journey.proposals ?? [];
  if (before.some(({ id }) => id === input.id)) return journey;
  getGroup(content, input.groupId);
  const words = cleanProposal(input);
  const isOpen = (proposal: Proposal) =>
    proposal.groupId === input.groupId && ['waiting', 'adjusted'].includes(proposalState(proposal));
  if (before.length >= proposalLimits.inJourney) {
    const sentence = `You have proposed ${proposalLimits.inJourney} ways here. Choose one of the options, or ask your teacher.`;
    throw new DomainRuleError('PROPOSALS_TOO_MANY', sentence);
  }
  if (before.filter(isOpen).length >= proposalLimits.openInGroup) {
    const sentence = `${proposalLimits.openInGroup} of your ideas wait here already. Take one back first.`;
    throw new DomainRuleError('PROPOSALS_TOO_MANY', sentence);
  }
  const { id, groupId, at } = input;
  return {
    ...journey,
    proposals: [...before, { id, groupId, events: [{ kind: 'proposed', id, at, ...words }] }],
  };
}

/**
 * The teacher's answer. Approved, it is an option of the student's at once; adjusted, when the student agrees; declined, never, and
 * the student reads why. The same id again changes nothing.
 * Throws PROPOSAL_UNKNOWN, PROPOSAL_CLOSED, PROPOSAL_WITH_STUDENT (approving what the student has not agreed to),
 * PROPOSAL_INCOMPLETE, TEXT_TOO_LONG, FORMAT_NOT_ACCEPTED, PROPOSALS_TOO_MANY.
 */
export function answerProposal(
  journey: Journey,
  content: PathwayContent,
  input: TeacherAnswer & { proposalId: string; id: string; at: Date; by: string },
): Journey {
  const proposal = getProposal(journey, input.proposalId);
  if (isDone(proposal, input.id)) return journey;
  const state = proposalState(proposal);
  if (state !== 'waiting' && state !== 'adjusted') throw closed();
  if (state === 'adjusted' && input.answer === 'approve') {
    const sentence = 'You changed this idea. It becomes an option when the student says yes.';
    throw new DomainRuleError('PROPOSAL_WITH_STUDENT', sentence);
  }
  return withEvent(journey, proposal, answerEvent(content, proposal, input));
}

/**
 * The student agrees to what the teacher changed, or takes the proposal back. The same id again changes nothing.
 * Throws PROPOSAL_UNKNOWN, PROPOSAL_CLOSED, PROPOSAL_NOT_ADJUSTED.
 */
export function replyToAnswer(
  journey: Journey,
  input: { proposalId: string; id: string; at: Date; reply: 'agree' | 'withdraw' },
): Journey {
  const proposal = getProposal(journey, input.proposalId);
  if (isDone(proposal, input.id)) return journey;
  const state = proposalState(proposal);
  if (state !== 'waiting' && state !== 'adjusted') throw closed();
  if (input.reply === 'agree' && state !== 'adjusted') {
    throw new DomainRuleError('PROPOSAL_NOT_ADJUSTED', 'Your teacher has not answered this idea yet.');
  }
  const { id, at } = input;
  return withEvent(journey, proposal, { kind: input.reply === 'agree' ? 'agreed' : 'withdrawn', id, at });
}

/** How work for this group may be handed in: every format that one of its options takes. */
export function groupFormats(group: ChoiceGroup): TaskFormat[] {
  return taskFormats.filter((format) => group.tasks.some(({ formats }) => formats.includes(format)));
}

/** What the student wrote first. */
export function proposedWords({ events }: Proposal): ProposedWords {
  const first = events.find((event) => event.kind === 'proposed');
  return first ?? { title: '', what: '', why: '', needs: '' };
}

function answerEvent(
  content: PathwayContent,
  proposal: Proposal,
  input: TeacherAnswer & { id: string; at: Date; by: string },
): ProposalEvent {
  const { id, at, by } = input;
  const words = clean(input.words ?? '', proposalLimits.words);
  const said = words === '' ? {} : { words };
  switch (input.answer) {
    case 'approve':
      return { kind: 'approved', id, at, by, option: optionOf(content, proposal), ...said };
    case 'adjust':
      return { kind: 'adjusted', id, at, by, option: cleanOption(input.option), ...said };
    case 'decline':
      if (words !== '') return { kind: 'declined', id, at, by, words };
      throw new DomainRuleError('PROPOSAL_INCOMPLETE', 'Say why, in words that help the student on.');
  }
}

function optionOf(content: PathwayContent, proposal: Proposal): OwnOption {
  const { title, what } = proposedWords(proposal);
  const formats = groupFormats(getGroup(content, proposal.groupId));
  return answeredOption(proposal) ?? { title, what, formats };
}

function cleanOption({ title, what, formats }: OwnOption): OwnOption {
  const known = taskFormats.filter((format) => formats.includes(format));
  if (known.length === 0) {
    throw new DomainRuleError('FORMAT_NOT_ACCEPTED', 'Choose at least one way to hand the work in.');
  }
  return {
    title: required(title, proposalLimits.title),
    what: required(what, proposalLimits.words),
    formats: known,
  };
}

function cleanProposal({ title, what, why, needs }: ProposedWords): ProposedWords {
  const said = required(what, proposalLimits.words);
  return {
    title: clean(title, proposalLimits.title) || titleFrom(said),
    what: said,
    why: required(why, proposalLimits.words),
    needs: clean(needs, proposalLimits.words),
  };
}

/** Its first line or sentence, cut at a word. */
function titleFrom(what: string): string {
  const [first = ''] = what.split(/\n|(?<=[.!?])\s/);
  if (first.length <= 60) return first.replace(/\.$/, '');
  const cut = first.slice(0, 59);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 30)).trimEnd()}…`;
}

function required(text: string, longest: number): string {
  const words = clean(text, longest);
  if (words !== '') return words;
  throw new DomainRuleError('PROPOSAL_INCOMPLETE', 'Say what you want to do and why it shows the goal.');
}

function clean(text: string, longest: number): string {
  const words = withoutControlCharacters(text).replaceAll(/\r\n?/g, '\n').trim();
  if (words.length <= longest) return words;
  throw new DomainRuleError('TEXT_TOO_LONG', `This can have at most ${longest} characters.`);
}

function getGroup(content: PathwayContent, groupId: string): ChoiceGroup {
  const group = findGroup(content, groupId);
  if (group) return group;
  throw new DomainRuleError('GROUP_UNKNOWN', 'This choice is not part of the pathway.');
}

function getProposal(journey: Journey, proposalId: string): Proposal {
  const proposal = journey.proposals?.find(({ id }) => id === proposalId);
  if (proposal) return proposal;
  throw new DomainRuleError('PROPOSAL_UNKNOWN', 'There is no such idea.');
}

function isDone({ events }: Proposal, eventId: string): boolean {
  return events.some(({ id }) => id === eventId);
}

function closed(): DomainRuleError {
  return new DomainRuleError('PROPOSAL_CLOSED', 'This idea was already answered or taken back.');
}

function withEvent(journey: Journey, proposal: Proposal, event: ProposalEvent): Journey {
  if (proposal.events.length >= proposalLimits.events) {
    throw new DomainRuleError(
      'PROPOSALS_TOO_MANY',
      'This idea went to and fro often. Talk about it instead.',
    );
  }
  const grown = { ...proposal, events: [...proposal.events, event] };
  return {
    ...journey,
    proposals: (journey.proposals ?? []).map((each) => (each === proposal ? grown : each)),
  };
}
