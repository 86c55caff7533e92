import { readDraft } from '../../domain/draft-content.ts';
import { emptyPassback } from '../../domain/passback.ts';
import {
  emptyJourney,
  handIn,
  pickTask,
  reflect,
  switchTask,
  unpick,
  type Journey,
} from '../../domain/journey.ts';
import type { PathwayContent } from '../../domain/pathway.ts';
import { DomainRuleError } from '../../domain/rule-error.ts';
import type { BindApi } from '../../http/api-route.ts';
import { ConflictError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import type { StoredJourney } from './journey.model.ts';
import { presentJourney } from './journey.presenter.ts';
import { summarise } from './journey.store.ts';
import { walkPathwayApi, type WalkStep } from './walk.contract.ts';

/** Lets who builds a pathway walk it as a student: the same rules and the same screen, and nothing is stored. */
export function walkRoutes(bind: BindApi, clock: Clock): void {
  bind(walkPathwayApi, async ({ session, body: { walkId, content: input, steps } }) => {
    const content = readDraft(input);
    const now = clock();
    const journey = steps.reduce((walked, step) => takeStep(walked, { content, step, now }), emptyJourney);
    return presentJourney({
      journey: walkedJourney(session, { walkId, journey, content, now, revision: steps.length }),
      content,
      assignment: { _id: walkId, title: content.title },
      now,
      studentName: '',
      reviewerNames: new Map(),
      drafts: [],
      passback: { state: 'nothing-to-send', lms: '' },
      isForReview: false,
    });
  });
}

interface Walk {
  content: PathwayContent;
  step: WalkStep;
  now: Date;
}

/** @throws ConflictError RULE_BROKEN, as a student would be told */
function takeStep(journey: Journey, { content, step, now: at }: Walk): Journey {
  try {
    switch (step.kind) {
      case 'pick':
        return pickTask(journey, content, { ...step, at });
      case 'switch':
        return switchTask(journey, content, { ...step, at });
      case 'unpick': {
        const pick = journey.picks.find(({ id }) => id === step.pickId);
        return pick ? unpick(journey, content, { ...pick, at }) : journey;
      }
      case 'hand-in': {
        const { kind: _kind, taskId, ...work } = step;
        return handIn(journey, content, { taskId, handIn: { ...work, handedInAt: at } });
      }
      case 'reflect': {
        const { kind: _kind, ...said } = step;
        return reflect(journey, content, { ...said, at });
      }
    }
  } catch (error) {
    if (!(error instanceof DomainRuleError)) throw error;
    throw new ConflictError(error.message, 'RULE_BROKEN', { rule: error.code });
  }
}

function walkedJourney(
  { tenantId, personId }: Session,
  walk: { walkId: string; journey: Journey; content: PathwayContent; now: Date; revision: number },
): StoredJourney {
  const { walkId, journey, content, now, revision } = walk;
  return {
    ...journey,
    _id: walkId,
    tenantId,
    personId,
    assignmentId: walkId,
    courseId: walkId,
    pathwayId: walkId,
    pathwayVersion: 1,
    isTestStudent: true,
    summary: summarise(journey, content),
    passback: emptyPassback,
    revision,
    createdAt: now,
    updatedAt: now,
  };
}
