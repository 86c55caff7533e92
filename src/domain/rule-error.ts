export type DomainRuleCode =
  | 'TASK_UNKNOWN'
  | 'GROUP_UNKNOWN'
  | 'TASK_NOT_IN_GROUP'
  | 'GROUP_FULL'
  | 'ALREADY_PICKED'
  | 'NOT_PICKED'
  | 'SWITCH_NEEDS_TEACHER'
  | 'SWITCH_CLOSED'
  | 'SWITCH_REQUEST_UNKNOWN'
  | 'SWITCH_ALREADY_ASKED'
  | 'SWITCH_ALREADY_ANSWERED'
  | 'WORK_STARTED'
  | 'FORMAT_NOT_ACCEPTED'
  | 'HAND_IN_EMPTY'
  | 'HAND_IN_TOO_LONG'
  | 'LINK_NOT_ALLOWED'
  | 'TOO_MANY_FILES'
  | 'WAY_UNKNOWN'
  | 'WAY_FORMAT'
  | 'ROW_UNKNOWN'
  | 'FILE_UNKNOWN'
  | 'ALREADY_ACCEPTED'
  | 'NOTHING_HANDED_IN'
  | 'HAND_IN_UNKNOWN'
  | 'HAND_IN_OUTDATED'
  | 'POINTS_MISSING'
  | 'POINTS_NOT_EXPECTED'
  | 'POINTS_OUT_OF_RANGE'
  | 'LEVEL_UNKNOWN'
  | 'BANK_FULL'
  | 'COMMENT_UNKNOWN'
  | 'TEXT_TOO_LONG'
  | 'MILESTONE_UNKNOWN'
  | 'REFLECTION_TOO_EARLY'
  | 'REFLECTION_EMPTY'
  | 'PROPOSAL_UNKNOWN'
  | 'PROPOSAL_CLOSED'
  | 'PROPOSAL_WITH_STUDENT'
  | 'PROPOSAL_NOT_ADJUSTED'
  | 'PROPOSAL_INCOMPLETE'
  | 'PROPOSALS_TOO_MANY';

/** A rule of the pathway does not allow what was asked. `message` is a plain sentence for the person who asked. */
export class DomainRuleError extends Error {
  override readonly name = 'DomainRuleError';
  readonly code: DomainRuleCode;

  constructor(code: DomainRuleCode, message: string) {
    super(message);
    this.code = code;
  }
}
