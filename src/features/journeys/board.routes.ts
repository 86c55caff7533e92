import type { BindApi } from '../../http/api-route.ts';
import { NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import {
  answerSwitchApi,
  decidePassbackApi,
  getBoardApi,
  getStudentJourneyApi,
  relinkLineItemApi,
  retryPassbackApi,
  reviewWorkApi,
} from './board.contract.ts';
import type { StoredJourney } from './journey.model.ts';
import type { JourneyService } from './journey.service.ts';
import type { JourneyStore } from './journey.store.ts';
import type { JourneyViews } from './journey.views.ts';

export interface GradeDesk {
  retryNow(tenantId: string, journeyId: string): Promise<void>;
  decide(tenantId: string, journeyId: string, keep: 'ours' | 'theirs'): Promise<void>;
  /** Finds the assignment's line item again or makes a new one, and sends what waited. */
  relink(session: Session): Promise<void>;
}

/** What teachers do with a class. */
export function boardRoutes(
  bind: BindApi,
  dependencies: { service: JourneyService; store: JourneyStore; views: JourneyViews; grades: GradeDesk },
): void {
  const { service, store, views, grades } = dependencies;
  const shown = (session: Session, journey: StoredJourney) => views.journey(session, journey, []);
  const shownAfter = async (session: Session, journeyId: string) =>
    shown(session, await service.getForReview(session, journeyId));

  bind(getBoardApi, ({ session }) => views.board(session));
  bind(getStudentJourneyApi, async ({ session, params }) => {
    const journey = await store.findByStudent(session.tenantId, session.assignmentId ?? '', params.personId);
    if (!journey) throw new NotFoundError('This student has not opened the assignment yet.');
    return shown(session, journey);
  });
  bind(reviewWorkApi, async ({ session, params, body }) =>
    shown(session, await service.review(session, params.journeyId, body)),
  );
  bind(answerSwitchApi, async ({ session, params, body }) =>
    shown(session, await service.answerSwitch(session, params.journeyId, body)),
  );
  bind(retryPassbackApi, async ({ session, params }) => {
    await service.getForReview(session, params.journeyId);
    await grades.retryNow(session.tenantId, params.journeyId);
    return shownAfter(session, params.journeyId);
  });
  bind(decidePassbackApi, async ({ session, params, body }) => {
    await service.getForReview(session, params.journeyId);
    await grades.decide(session.tenantId, params.journeyId, body.keep);
    return shownAfter(session, params.journeyId);
  });
  bind(relinkLineItemApi, async ({ session }) => {
    await grades.relink(session);
    return views.board(session);
  });
}
