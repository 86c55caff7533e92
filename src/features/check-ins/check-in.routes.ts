import type { BindApi } from '../../http/api-route.ts';
import {
  addTalkApi,
  getAgendaApi,
  getCheckInQueueApi,
  listTalksApi,
  setStepDoneApi,
} from './check-in.contract.ts';
import type { CheckInViews } from './check-in.views.ts';
import type { Talks } from './talks.service.ts';

/** Talks between a teacher and a student: the day's list, the agenda, and what was agreed. */
export function checkInRoutes(bind: BindApi, { talks, views }: { talks: Talks; views: CheckInViews }): void {
  bind(getCheckInQueueApi, ({ session }) => views.queue(session));
  bind(getAgendaApi, ({ session, params }) => views.agenda(session, params.personId));
  bind(addTalkApi, async ({ session, params, body }) => {
    await talks.add(session, params.personId, body);
    return views.agenda(session, params.personId);
  });
  bind(listTalksApi, async ({ session }) => ({
    talks: await views.talks(session, await talks.listOwn(session)),
  }));
  bind(setStepDoneApi, async ({ session, params, body }) =>
    views.talk(session, await talks.setDone(session, params.talkId, body.isDone)),
  );
}
