import type { BindApi } from '../../http/api-route.ts';
import {
  getConferenceApi,
  getMenteeConferencesApi,
  getStudentConferencesApi,
  holdConferenceApi,
  saveConferenceApi,
} from './conference.contract.ts';
import type { ConferenceService } from './conference.service.ts';
import type { ConferenceViews } from './conference.views.ts';

/** Conferences that students prepare and lead. */
export function conferenceRoutes(
  bind: BindApi,
  { service, views }: { service: ConferenceService; views: ConferenceViews },
): void {
  bind(getConferenceApi, ({ session }) => views.own(session));
  bind(saveConferenceApi, async ({ session, body: { goalId, ...body } }) => {
    await service.save(session, { ...body, ...(goalId === undefined ? {} : { goalId }) });
    return views.own(session);
  });
  bind(holdConferenceApi, async ({ session, body }) => {
    await service.hold(session, body);
    return views.own(session);
  });
  bind(getStudentConferencesApi, async ({ session, params }) => ({
    conferences: await views.shared(session, params.personId),
  }));
  bind(getMenteeConferencesApi, async ({ session, params }) => ({
    conferences: await views.shared(session, params.personId),
  }));
}
