import type { Journey } from '../../domain/journey-types.ts';
import { pathwayGroups, type PathwayContent } from '../../domain/pathway.ts';
import { learnerNumber } from '../../domain/pseudonym.ts';
import type { SuggestionInputs } from '../../domain/suggestion-types.ts';
import { InvalidRequestError, NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import { presentClass, type OptionSuggestions } from './class-suggestions.ts';
import { presentLearner } from './learner-suggestions.ts';
import type { PolicyChange, SuggestionPolicies } from './policies.service.ts';
import type { ClassSuggestionsView, LearnerSuggestionsView } from './suggestion-policy.contract.ts';

/** What teachers see and decide about the suggestions of a class. */
export interface SuggestionDesk {
  forClass(session: Session): Promise<ClassSuggestionsView>;
  /** @throws InvalidRequestError for an option that the pathway does not have */
  changeForClass(session: Session, change: PolicyChange): Promise<ClassSuggestionsView>;
  /** The student sees that the profile was opened. @throws NotFoundError */
  forLearner(session: Session, personId: string): Promise<LearnerSuggestionsView>;
  /** @throws NotFoundError; InvalidRequestError as above */
  changeForLearner(session: Session, personId: string, change: PolicyChange): Promise<LearnerSuggestionsView>;
}

export function createSuggestionDesk<Walk extends Journey>(dependencies: {
  policies: SuggestionPolicies;
  /** The setting of district and course. */
  findSetting(place: { tenantId: string; courseId: string }): Promise<{ isOn: boolean; isLocked: boolean }>;
  getAssignment(tenantId: string, assignmentId: string): Promise<{ pathwayId?: string }>;
  currentPathway(tenantId: string, pathwayId: string): Promise<{ content: PathwayContent }>;
  /** Picks and works of everybody at work there, without test students. */
  listJourneys(tenantId: string, assignmentId: string): Promise<Journey[]>;
  findByStudent(tenantId: string, assignmentId: string, personId: string): Promise<Walk | undefined>;
  contentOf(journey: Walk): Promise<PathwayContent>;
  /** What the student’s own screen is made from. */
  inputsOf(session: Session, journey: Walk): Promise<SuggestionInputs>;
  /** By task id. */
  listSuggested(tenantId: string, assignmentId: string): Promise<ReadonlyMap<string, OptionSuggestions>>;
  /** Notes for the student that this teacher looked. @throws NotFoundError for no student of the course */
  noteOpened(session: Session, personId: string): Promise<unknown>;
  listPeople(tenantId: string, personIds: string[]): Promise<{ _id: string; name?: string }[]>;
  clock: Clock;
}): SuggestionDesk {
  const { policies, findSetting, listPeople, clock } = dependencies;

  async function pathwayOf({ tenantId, assignmentId = '' }: Session) {
    const { pathwayId = '' } = await dependencies.getAssignment(tenantId, assignmentId);
    const { content } = await dependencies.currentPathway(tenantId, pathwayId);
    return { pathwayId, content };
  }

  async function getWalk({ tenantId, assignmentId = '' }: Session, personId: string): Promise<Walk> {
    const journey = await dependencies.findByStudent(tenantId, assignmentId, personId);
    if (!journey) throw new NotFoundError('This student has not opened the assignment yet.');
    return journey;
  }

  async function showClass(session: Session): Promise<ClassSuggestionsView> {
    const { tenantId, courseId = '', assignmentId = '' } = session;
    const [pathway, { ofClass: rules }, setting, journeys, suggestions] = await Promise.all([
      pathwayOf(session),
      policies.findRules(session, ''),
      findSetting({ tenantId, courseId }),
      dependencies.listJourneys(tenantId, assignmentId),
      dependencies.listSuggested(tenantId, assignmentId),
    ]);
    return presentClass({ ...pathway, rules, setting, journeys, suggestions, now: clock() });
  }

  async function showLearner(session: Session, personId: string): Promise<LearnerSuggestionsView> {
    const { tenantId, courseId = '' } = session;
    const journey = await getWalk(session, personId);
    await dependencies.noteOpened(session, personId);
    const [content, inputs, rules, setting, people] = await Promise.all([
      dependencies.contentOf(journey),
      dependencies.inputsOf(session, journey),
      policies.findRules(session, personId),
      findSetting({ tenantId, courseId }),
      listPeople(tenantId, [personId]),
    ]);
    const name = people[0]?.name ?? `Learner ${learnerNumber(personId)}`;
    return presentLearner({
      student: { personId, name },
      journey,
      content,
      inputs: inputs.policy.isOff ? undefined : inputs,
      rules,
      isSwitchedOn: setting.isOn,
    });
  }

  return {
    forClass: showClass,
    async changeForClass(session, change) {
      checkOptions(change, (await pathwayOf(session)).content);
      await policies.change(session, '', change);
      return showClass(session);
    },
    forLearner: showLearner,
    async changeForLearner(session, personId, change) {
      const journey = await getWalk(session, personId);
      await dependencies.noteOpened(session, personId);
      checkOptions(change, await dependencies.contentOf(journey));
      await policies.change(session, personId, change);
      return showLearner(session, personId);
    },
  };
}

/** A mark is for an option of a choice group; taking one back needs none. */
function checkOptions({ tasks = {} }: PolicyChange, content: PathwayContent): void {
  const known = new Set(pathwayGroups(content).flatMap(({ group }) => group.tasks.map(({ id }) => id)));
  const faults = Object.entries(tasks)
    .filter(([taskId, mark]) => mark !== null && !known.has(taskId))
    .map(([taskId]) => ({ path: `tasks.${taskId}`, message: 'is no option of this pathway' }));
  if (faults.length > 0) throw new InvalidRequestError(faults);
}
