import type { BindApi } from '../../http/api-route.ts';
import { NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import { actorOf, type Audit } from '../audit/audit.ts';
import {
  answerSwitchApi,
  decidePassbackApi,
  exportBoardApi,
  getBoardApi,
  getStudentJourneyApi,
  relinkLineItemApi,
  retryPassbackApi,
  reviewWorkApi,
  sendBackManyApi,
} from './board.contract.ts';
import type { BoardViews } from './board.views.ts';
import type { StoredJourney } from './journey.model.ts';
import type { JourneyService } from './journey.service.ts';
import type { JourneyStore } from './journey.store.ts';
import type { JourneyViews } from './journey.views.ts';
import { getStudentScoreApi } from './score.contract.ts';
import { sendBackMany } from './send-back-many.ts';

export interface GradeDesk {
  /** Looks in the background, and seldom, whether someone changed grades in the LMS by hand. */
  look(place: { tenantId: string; assignmentId: string }): void;
  retryNow(tenantId: string, journeyId: string): Promise<void>;
  decide(tenantId: string, journeyId: string, keep: 'ours' | 'theirs'): Promise<void>;
  /** Finds the assignment's line item again or makes a new one, and sends what waited. */
  relink(session: Session): Promise<void>;
}

interface BoardDependencies {
  service: JourneyService;
  store: JourneyStore;
  views: JourneyViews;
  boards: BoardViews;
  grades: GradeDesk;
  audit: Pick<Audit, 'record' | 'recordView'>;
}

/** What teachers do with a class. */
export function boardRoutes(bind: BindApi, dependencies: BoardDependencies): void {
  const { service, store, views, boards, grades, audit } = dependencies;
  const shown = (session: Session, journey: StoredJourney) => views.journey(session, journey, []);

  const getOfStudent = async (session: Session, personId: string) => {
    const journey = await store.findByStudent(session.tenantId, session.assignmentId ?? '', personId);
    if (!journey) throw new NotFoundError('This student has not opened the assignment yet.');
    return journey;
  };

  bind(getBoardApi, ({ session }) => boards.board(session), {
    version: ({ session }) => {
      grades.look({ tenantId: session.tenantId, assignmentId: session.assignmentId ?? '' });
      return boards.version(session);
    },
  });
  bind(exportBoardApi, async ({ session }) => {
    await audit.record({ tenantId: session.tenantId, actor: actorOf(session), action: 'board.exported' });
    return boards.exported(session);
  });
  bind(getStudentJourneyApi, async ({ session, params }) => {
    const journey = await getOfStudent(session, params.personId);
    await audit.recordView(aboutWork(session, journey, 'work.opened'));
    return shown(session, journey);
  });
  bind(getStudentScoreApi, async ({ session, params }) =>
    views.score(session, await getOfStudent(session, params.personId)),
  );
  bind(sendBackManyApi, async ({ session, body }) => ({
    results: await sendBackMany(service, session, body),
  }));
  bind(reviewWorkApi, async ({ session, params, body }) => {
    const journey = await service.review(session, params.journeyId, body);
    await audit.record(aboutWork(session, journey, 'work.reviewed'));
    return shown(session, journey);
  });
  bind(answerSwitchApi, async ({ session, params, body }) =>
    shown(session, await service.answerSwitch(session, params.journeyId, body)),
  );
  gradeRoutes(bind, dependencies);
}

function aboutWork(session: Session, { _id, personId }: StoredJourney, action: string) {
  return {
    tenantId: session.tenantId,
    actor: actorOf(session),
    action,
    subjectPersonId: personId,
    target: { kind: 'journey', id: _id },
  };
}

/** What teachers do where a grade did not reach the LMS, or met another one there. */
function gradeRoutes(bind: BindApi, { service, views, boards, grades }: BoardDependencies): void {
  const shownAfter = async (session: Session, journeyId: string) =>
    views.journey(session, await service.getForReview(session, journeyId), []);

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
    return boards.board(session);
  });
}
