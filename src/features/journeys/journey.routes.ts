import type { BindApi } from '../../http/api-route.ts';
import type { Session } from '../../http/session.ts';
import {
  getJourneyApi,
  handInApi,
  pickTaskApi,
  saveDraftApi,
  switchTaskApi,
  unpickTaskApi,
} from './journey.contract.ts';
import type { StoredJourney } from './journey.model.ts';
import { presentDraft } from './journey.presenter.ts';
import type { JourneyService } from './journey.service.ts';
import type { JourneyViews } from './journey.views.ts';
import type { Reflections } from './reflections.service.ts';
import { reflectApi } from './student.contract.ts';
import { getScoreApi } from './score.contract.ts';

/** What students do. */
export function journeyRoutes(
  bind: BindApi,
  { service, views, reflections }: { service: JourneyService; views: JourneyViews; reflections: Reflections },
): void {
  const shown = async (session: Session, journey: StoredJourney) =>
    views.journey(session, journey, await service.listDrafts(session, journey._id));

  bind(getJourneyApi, async ({ session }) => {
    const { journey, drafts } = await service.open(session);
    return views.journey(session, journey, drafts);
  });
  bind(getScoreApi, async ({ session }) => views.score(session, (await service.open(session)).journey));
  bind(pickTaskApi, async ({ session, body }) => shown(session, await service.pick(session, body)));
  bind(unpickTaskApi, async ({ session, params }) =>
    shown(session, await service.unpick(session, params.pickId)),
  );
  bind(switchTaskApi, async ({ session, body }) => shown(session, await service.switchPick(session, body)));
  bind(saveDraftApi, async ({ session, params, body }) =>
    presentDraft(await service.saveDraft(session, params.taskId, body)),
  );
  bind(reflectApi, async ({ session, body }) => shown(session, await reflections.reflect(session, body)));
  bind(handInApi, async ({ session, body: { taskId, ...work } }) =>
    shown(session, await service.handIn(session, taskId, work)),
  );
}
