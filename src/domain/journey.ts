/** The rules of one student's walk: each operation returns a new journey or throws a DomainRuleError. */
export { answerSwitch, pickTask, switchTask, unpick } from './choices.ts';
export type { AnswerSwitch, PickTask, SwitchTask, Unpick } from './choices.ts';
export { handIn, handInLimits, review } from './hand-in.ts';
export {
  activePicks,
  findWork,
  isComplete,
  journeyStage,
  latestHandIn,
  latestReview,
  milestoneProgress,
  nextStep,
  openSwitchRequests,
  scoreOf,
  taskStates,
} from './journey-reading.ts';
export type { MilestoneProgress, NextStep } from './journey-reading.ts';
export { emptyJourney } from './journey-types.ts';
export type {
  HandIn,
  Journey,
  JourneyStage,
  Pick,
  Review,
  SwitchRequest,
  TaskState,
  Work,
} from './journey-types.ts';
