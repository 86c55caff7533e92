/** The rules of one student's walk: each operation returns a new journey or throws a DomainRuleError. */
export { answerSwitch, pickTask, switchTask, unpick } from './choices.ts';
export { handIn, review } from './hand-in.ts';
export {
  activePicks,
  declinedSwitch,
  findWork,
  journeyStage,
  milestoneProgress,
  nextStep,
  openSwitchRequests,
  scoreOf,
  taskStates,
} from './journey-reading.ts';
export type { MilestoneProgress } from './journey-reading.ts';
export { reflect, reflectionState } from './reflection.ts';
export { emptyJourney } from './journey-types.ts';
export type {
  HandIn,
  HandInFile,
  Journey,
  JourneyStage,
  Reflection,
  Review,
  TaskState,
} from './journey-types.ts';
