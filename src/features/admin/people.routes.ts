import type { BindApi } from '../../http/api-route.ts';
import type { CourseRole } from '../../http/api-contract.ts';
import {
  answerAdminRequestApi,
  createAdminLinkApi,
  findPeopleApi,
  listAdminsApi,
  nameAdminApi,
  removeAdminApi,
  withdrawAdminLinkApi,
} from './people.contract.ts';
import type { PeopleDesk } from './people.service.ts';

export type FindPeople = (
  tenantId: string,
  part: string,
) => Promise<{ id: string; name: string; roles: CourseRole[] }[]>;

export function peopleRoutes(
  bind: BindApi,
  { people, findPeople }: { people: PeopleDesk; findPeople: FindPeople },
): void {
  bind(listAdminsApi, ({ session }) => people.list(session));
  bind(findPeopleApi, async ({ session, query }) => ({
    people: await findPeople(session.tenantId, query.search),
  }));
  bind(nameAdminApi, ({ session, body }) => people.name(session, body.personId));
  bind(removeAdminApi, ({ session, params, body }) =>
    people.remove(session, params.adminId, { evenTheLast: body.evenTheLast ?? false }),
  );
  bind(answerAdminRequestApi, ({ session, params, body }) =>
    people.answer(session, params.personId, body.answer),
  );
  bind(createAdminLinkApi, ({ session, body }) => people.createLink(session, body));
  bind(withdrawAdminLinkApi, ({ session, params }) => people.withdrawLink(session, params.linkId));
}
