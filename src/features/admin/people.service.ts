import { ConflictError, NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import { actorOf, type Audit } from '../audit/audit.ts';
import type { Admin } from './admin.model.ts';
import type { AdminLinks } from './admin-links.ts';
import type { Admins } from './admins.ts';
import type { OpenLinks } from './open-links.ts';
import type { AdminPeopleView } from './people.contract.ts';

/** Who looks after a tenant, or after the installation: the operator's own scope is the tenant ''. */
export interface PeopleDesk {
  list(session: Session): Promise<AdminPeopleView>;
  /** @throws NotFoundError when the tenant knows no such person */
  name(session: Session, personId: string): Promise<AdminPeopleView>;
  /** @throws NotFoundError; ConflictError for the last one, unless that is said */
  remove(session: Session, adminId: string, options: { evenTheLast: boolean }): Promise<AdminPeopleView>;
  /** @throws NotFoundError when nobody of that id asked */
  answer(session: Session, personId: string, answer: 'grant' | 'decline'): Promise<AdminPeopleView>;
  createLink(
    session: Session,
    link: { label: string; hours: number },
  ): Promise<{ id: string; url: string; expiresAt: string }>;
  /** @throws NotFoundError when it was used already */
  withdrawLink(session: Session, linkId: string): Promise<AdminPeopleView>;
}

export function createPeopleDesk(dependencies: {
  admins: Admins;
  links: AdminLinks;
  openLinks: OpenLinks;
  audit: Audit;
  publicUrl: string;
  listPeople(tenantId: string, personIds: string[]): Promise<{ _id: string; name?: string }[]>;
}): PeopleDesk {
  const { admins, links, openLinks, audit, publicUrl, listPeople } = dependencies;

  async function list(session: Session): Promise<AdminPeopleView> {
    const { tenantId, personId } = session;
    const [named, asked, open] = await Promise.all([
      admins.list(tenantId),
      admins.listRequests(tenantId),
      openLinks.list(tenantId),
    ]);
    const people = await listPeople(
      tenantId,
      asked.map((each) => each.personId),
    );
    return {
      admins: named.map((admin) => ({
        id: admin._id,
        label: admin.label,
        since: admin.createdAt.toISOString(),
        ...(admin.personId ? { personId: admin.personId } : {}),
        isYou: admin._id === personId,
      })),
      requests: asked.map((request) => {
        const name = people.find(({ _id }) => _id === request.personId)?.name;
        return {
          personId: request.personId,
          ...(name ? { name } : {}),
          askedAt: request.askedAt.toISOString(),
        };
      }),
      links: open.map(({ _id, label, expiresAt }) => ({
        id: _id,
        label,
        expiresAt: expiresAt.toISOString(),
      })),
    };
  }

  async function ensureNamed(session: Session, personId: string): Promise<void> {
    const { tenantId } = session;
    const [person] = await listPeople(tenantId, [personId]);
    if (!person) throw new NotFoundError('We could not find this person.');
    const admin = await admins.ensure(tenantId, {
      personId,
      label: person.name ?? `Person ${personId.slice(-6)}`,
    });
    await admins.closeRequest(tenantId, personId);
    await note(session, 'admin.named', { target: admin, subjectPersonId: personId });
  }

  function note(
    session: Session,
    action: string,
    about: { target?: Pick<Admin, '_id'>; link?: string; subjectPersonId?: string | undefined },
  ): Promise<void> {
    const { target, link, subjectPersonId } = about;
    return audit.record({
      ...(session.tenantId ? { tenantId: session.tenantId } : {}),
      actor: actorOf(session),
      action,
      ...(subjectPersonId ? { subjectPersonId } : {}),
      ...(target ? { target: { kind: 'admin', id: target._id } } : {}),
      ...(link ? { target: { kind: 'admin-link', id: link } } : {}),
    });
  }

  return {
    list,
    async name(session, personId) {
      await ensureNamed(session, personId);
      return list(session);
    },
    async remove(session, adminId, { evenTheLast }) {
      const named = await admins.list(session.tenantId);
      const target = named.find(({ _id }) => _id === adminId);
      if (!target) throw new NotFoundError('There is no such admin.');
      // A guard against a slip of the hand, not a rule: an operator or the command line can always make a link.
      if (named.length === 1 && !evenTheLast) {
        const details = { rule: 'last-admin' };
        throw new ConflictError('Then nobody looks after this any more.', 'RULE_BROKEN', details);
      }
      await admins.remove(session.tenantId, adminId);
      await note(session, 'admin.removed', { target, subjectPersonId: target.personId });
      if (adminId === session.personId) return { admins: [], requests: [], links: [] };
      return list(session);
    },
    async answer(session, personId, answer) {
      const asked = await admins.listRequests(session.tenantId);
      if (!asked.some((request) => request.personId === personId))
        throw new NotFoundError('Nobody with this id asked.');
      if (answer === 'grant') await ensureNamed(session, personId);
      else {
        await admins.closeRequest(session.tenantId, personId);
        await note(session, 'admin.declined', { subjectPersonId: personId });
      }
      return list(session);
    },
    async createLink(session, { label, hours }) {
      const { tenantId } = session;
      const { id, code, expiresAt } = await links.create({ ...(tenantId ? { tenantId } : {}), label, hours });
      await note(session, 'admin.link-made', { link: id });
      const url = `${publicUrl}/admin?${new URLSearchParams({ code }).toString()}`;
      return { id, url, expiresAt: expiresAt.toISOString() };
    },
    async withdrawLink(session, linkId) {
      await openLinks.withdraw(session.tenantId, linkId);
      await note(session, 'admin.link-withdrawn', { link: linkId });
      return list(session);
    },
  };
}
