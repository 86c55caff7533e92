import { answerProposal, propose, replyToAnswer } from '../../domain/proposals.ts';
import type { BindApi } from '../../http/api-route.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import type { StoredJourney } from './journey.model.ts';
import type { JourneyService } from './journey.service.ts';
import type { JourneyViews } from './journey.views.ts';
import { answerProposalApi, proposeApi, replyToProposalApi } from './proposals.contract.ts';

/** A student's own way, and the teacher's answer to it. */
export function proposalRoutes(
  bind: BindApi,
  { service, views, clock }: { service: JourneyService; views: JourneyViews; clock: Clock },
): void {
  const shownToStudent = async (session: Session, journey: StoredJourney) =>
    views.journey(session, journey, await service.listDrafts(session, journey._id));

  bind(proposeApi, async ({ session, body }) =>
    shownToStudent(
      session,
      await service.changeOwn(session, (journey, content) =>
        propose(journey, content, { ...body, at: clock() }),
      ),
    ),
  );
  bind(replyToProposalApi, async ({ session, params, body }) =>
    shownToStudent(
      session,
      await service.changeOwn(session, (journey) =>
        replyToAnswer(journey, { ...params, ...body, at: clock() }),
      ),
    ),
  );
  bind(answerProposalApi, async ({ session, params, body }) => {
    const journey = await service.changeReviewed(session, params.journeyId, (each, content) =>
      answerProposal(each, content, { ...body, at: clock(), by: session.personId }),
    );
    return views.journey(session, journey, []);
  });
}
