/** What is to be sent to the LMS for one journey, and what has arrived: each step returns a new passback. */
export {
  backoffMilliseconds,
  claimed,
  delivered,
  failed,
  forColumn,
  heldChangedInLms,
  isNewSubmission,
  isPending,
  keepOurs,
  keepTheirs,
  lineItemMissing,
  nextTimestamp,
  refused,
  relinked,
  renewed,
  retryNow,
  settled,
  wantGrade,
} from './passback-steps.ts';
export { emptyPassback } from './passback-types.ts';
export type { Passback } from './passback-types.ts';
export { toPassbackView } from './passback-view.ts';
