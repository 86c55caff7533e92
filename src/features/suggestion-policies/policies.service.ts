import { isDuplicateKey } from '../../database/connection.ts';
import { newId } from '../../database/ids.ts';
import {
  mergePolicy,
  type KindMark,
  type PolicyRules,
  type TaskMark,
} from '../../domain/suggestion-policy.ts';
import { defaultPolicy, type SuggestionPolicy, type TermKind } from '../../domain/suggestion-types.ts';
import { NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import { actorOf, type Audit } from '../audit/audit.ts';
import type { StoredSuggestionPolicy, SuggestionPolicyModels } from './suggestion-policy.model.ts';

/** Where suggestions are shown: an assignment of a course. A session is such a place. */
export type SuggestionPlace = Pick<Session, 'tenantId' | 'courseId' | 'assignmentId'>;

/** What is to be changed; null takes a decision back, and what is absent stays. */
export interface PolicyChange {
  isOff?: boolean | null | undefined;
  weights?: Partial<Record<TermKind, number | null | undefined>> | undefined;
  kinds?: Partial<Record<TermKind, KindMark | null | undefined>> | undefined;
  tasks?: Record<string, TaskMark | null> | undefined;
}

/** The class's rules and those of one learner, for one assignment. */
export interface FoundRules {
  ofClass: PolicyRules;
  ofLearner: PolicyRules;
}

export interface SuggestionPolicies {
  /** What holds for one learner here, with the setting of district and course. One query. */
  policyFor(place: SuggestionPlace, personId: string): Promise<SuggestionPolicy>;
  /** @param personId empty for the class alone */
  findRules(place: SuggestionPlace, personId: string): Promise<FoundRules>;
  /**
   * Each field by itself, so that two teachers at once do not undo each other.
   * @param personId empty for the class
   */
  change(session: Session, personId: string, change: PolicyChange): Promise<void>;
}

export function createPolicies(dependencies: {
  models: SuggestionPolicyModels;
  /** Whether district and course let suggestions be shown. */
  isSwitchedOn(tenantId: string, courseId: string): Promise<boolean>;
  audit: Audit;
  clock: Clock;
}): SuggestionPolicies {
  const { models, isSwitchedOn, audit, clock } = dependencies;

  const findRules: SuggestionPolicies['findRules'] = async (place, personId) => {
    const { tenantId, courseId = '', assignmentId = '' } = place;
    const found = await models.policies
      .find({ tenantId, courseId, personId: { $in: ['', personId] } })
      .lean();
    const rulesOf = (whose: string) =>
      toRules(
        found.find((each) => each.personId === whose),
        assignmentId,
      );
    return { ofClass: rulesOf(''), ofLearner: personId === '' ? {} : rulesOf(personId) };
  };

  async function write(session: Session, personId: string, change: PolicyChange): Promise<void> {
    const { tenantId, courseId = '', assignmentId = '' } = session;
    const { $set, $unset } = toUpdate(change, assignmentId);
    const place = { tenantId, courseId, personId };
    const update = {
      $set: { ...$set, updatedAt: clock() },
      $setOnInsert: { _id: newId() },
      ...(Object.keys($unset).length > 0 ? { $unset } : {}),
    };
    try {
      await models.policies.updateOne(place, update, { upsert: true });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      // Another teacher's first change came in between: there is something to update now.
      await models.policies.updateOne(place, update, { upsert: true });
    }
  }

  return {
    findRules,
    async policyFor(place, personId) {
      const { tenantId, courseId } = place;
      if (!courseId) return defaultPolicy;
      const [{ ofClass, ofLearner }, isOn] = await Promise.all([
        findRules(place, personId),
        isSwitchedOn(tenantId, courseId),
      ]);
      return mergePolicy({ ...ofClass, isOff: !isOn }, ofLearner);
    },
    async change(session, personId, change) {
      if (!session.courseId || !session.assignmentId) throw new NotFoundError();
      await write(session, personId, change);
      await audit.record({
        tenantId: session.tenantId,
        actor: actorOf(session),
        action: 'suggestions.changed',
        ...(personId === '' ? {} : { subjectPersonId: personId }),
        target: { kind: 'assignment', id: session.assignmentId },
        details: detailsOf(change),
      });
    },
  };
}

function toRules(stored: StoredSuggestionPolicy | undefined, assignmentId: string): PolicyRules {
  if (!stored) return {};
  const { isOff, weights, kinds, tasks } = stored;
  return {
    ...(isOff === undefined ? {} : { isOff }),
    ...(weights ? { weights } : {}),
    ...(kinds ? { kinds } : {}),
    tasks: tasks?.[assignmentId] ?? {},
  };
}

function toUpdate(change: PolicyChange, assignmentId: string) {
  const fields: [path: string, value: unknown][] = [
    ['isOff', change.isOff],
    ...Object.entries(change.weights ?? {}).map(
      ([kind, value]) => [`weights.${kind}`, value] as [string, unknown],
    ),
    ...Object.entries(change.kinds ?? {}).map(
      ([kind, value]) => [`kinds.${kind}`, value] as [string, unknown],
    ),
    ...Object.entries(change.tasks ?? {}).map(
      ([taskId, value]) => [`tasks.${assignmentId}.${taskId}`, value] as [string, unknown],
    ),
  ];
  return {
    $set: Object.fromEntries(fields.filter(([, value]) => value !== undefined && value !== null)),
    $unset: Object.fromEntries(fields.filter(([, value]) => value === null).map(([path]) => [path, 1])),
  };
}

/** What was changed, in the words of the API: ids, kinds and numbers. */
function detailsOf({ isOff, weights, kinds, tasks }: PolicyChange): Record<string, string | boolean> {
  return {
    ...(typeof isOff === 'boolean' ? { isOff } : {}),
    ...(weights ? { weights: inWords(weights) } : {}),
    ...(kinds ? { kinds: inWords(kinds) } : {}),
    ...(tasks ? { tasks: inWords(tasks) } : {}),
  };
}

function inWords(fields: Record<string, unknown>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${value === null ? 'as before' : String(value)}`)
    .join(', ');
}
