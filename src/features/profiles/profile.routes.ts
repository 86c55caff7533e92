import type { BindApi } from '../../http/api-route.ts';
import type { Session } from '../../http/session.ts';
import type { CheckIns } from './check-ins.service.ts';
import {
  addEntriesApi,
  addEntryApi,
  answerEntryApi,
  askCheckInApi,
  closeCheckInApi,
  editEntryApi,
  getMenteeProfileApi,
  getProfileApi,
  getStudentProfileApi,
  listCheckInsApi,
  noticeApi,
  removeEntryApi,
  withdrawCheckInApi,
} from './profile.contract.ts';
import type { ProfileCards } from './profile-cards.service.ts';
import type { ProfileService } from './profile.service.ts';
import type { ProfileViews } from './profile.views.ts';

interface ProfileParts {
  service: ProfileService;
  cards: ProfileCards;
  views: ProfileViews;
  checkIns: CheckIns;
}

/** The learner profile, written by student and teacher together. */
export function profileRoutes(bind: BindApi, { service, cards, views, checkIns }: ProfileParts): void {
  bind(getProfileApi, ({ session }) => views.own(session));
  bind(addEntryApi, async ({ session, body }) => {
    await service.add(session, body);
    return views.own(session);
  });
  bind(addEntriesApi, async ({ session, body }) => {
    await cards.say(session, body.lines);
    return views.own(session);
  });
  bind(editEntryApi, async ({ session, params, body }) =>
    views.entry(session, await service.edit(session, params.entryId, body)),
  );
  bind(removeEntryApi, async ({ session, params }) => {
    await service.remove(session, params.entryId);
    return { removed: true as const };
  });
  bind(answerEntryApi, async ({ session, params, body }) =>
    views.entry(session, await service.answer(session, params.entryId, body)),
  );
  bind(getMenteeProfileApi, async ({ session, params }) =>
    views.shared(session, params.personId, await service.openMentee(session, params.personId)),
  );
  bind(getStudentProfileApi, ({ session, params }) => openStudent(session, params.personId));
  bind(noticeApi, async ({ session, params, body }) => {
    await service.notice(session, params.personId, body);
    return openStudent(session, params.personId);
  });
  bind(askCheckInApi, async ({ session }) => ({
    askedAt: (await checkIns.ask(session)).askedAt.toISOString(),
  }));
  bind(withdrawCheckInApi, async ({ session }) => {
    await checkIns.withdraw(session);
    return { removed: true as const };
  });
  bind(listCheckInsApi, async ({ session }) => ({ waiting: await views.waiting(session) }));
  bind(closeCheckInApi, async ({ session, params }) => {
    await checkIns.close(session, params.personId);
    return { done: true as const };
  });

  async function openStudent(session: Session, personId: string) {
    return views.shared(session, personId, await service.openStudent(session, personId));
  }
}
