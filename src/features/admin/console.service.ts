import { newId } from '../../database/ids.ts';
import { ConflictError, NotFoundError, SessionError } from '../../http/errors.ts';
import type { SessionTokens } from '../../http/session-token.ts';
import type { Session } from '../../http/session.ts';
import type { PlatformModels, Tenant } from '../../lti/platform.model.ts';
import type { Clock } from '../../observability/clock.ts';
import type { LaunchView } from '../launch/launch.contract.ts';
import { actorOf, type Audit } from '../audit/audit.ts';
import type { Admin } from './admin.model.ts';
import type { AdminLinks } from './admin-links.ts';
import type { Admins } from './admins.ts';

/** Where a console session comes from: an LMS's launch, or nowhere (a sign-in link). */
export type ConsoleOrigin = Pick<Session, 'platformId' | 'deploymentId' | 'locale'>;

/** Sessions that look after a tenant or the installation, and what their page shows first. */
export interface AdminConsole {
  /** Uses a sign-in link up. @throws AdminSignInError */
  signIn(code: string, locale: string): Promise<LaunchView>;
  /** A session for somebody whom the tenant named as admin, launched by the LMS. */
  openFor(admin: Admin, tenantId: string, origin: ConsoleOrigin): Promise<LaunchView>;
  /** The page of a running console session with a renewed token. @throws SessionError */
  reopen(session: Session): Promise<LaunchView>;
  /** An operator looks after one tenant from now on. @throws NotFoundError */
  enterTenant(session: Session, tenantId: string): Promise<LaunchView>;
  /** Back to the whole installation. @throws ConflictError for whoever came from one tenant only */
  leaveTenant(session: Session): Promise<LaunchView>;
  /** Gives the tenant of this session another name. */
  renameTenant(session: Session, name: string): Promise<LaunchView>;
  /** @throws SessionError when the right was taken away */
  assertStillAdmin(session: Session): Promise<void>;
  listTenants(after: string | undefined): Promise<{ tenants: Tenant[]; nextAfter?: string }>;
}

const tenantsPerPage = 200;

export function createAdminConsole(dependencies: {
  admins: Admins;
  links: AdminLinks;
  tenants: PlatformModels['tenants'];
  tokens: SessionTokens;
  audit: Audit;
  clock: Clock;
}): AdminConsole {
  const { admins, links, tenants, tokens, audit, clock } = dependencies;

  async function getAdmin(session: Session): Promise<Admin> {
    const admin = await admins.findFor(session.personId, session.tenantId);
    if (!admin) throw new SessionError('SESSION_EXPIRED');
    return admin;
  }

  async function getTenant(tenantId: string): Promise<Tenant> {
    const tenant = await tenants.findOne({ _id: tenantId }).lean();
    if (!tenant) throw new NotFoundError('There is no such tenant.');
    return tenant;
  }

  function newSession(admin: Admin, tenantId: string, origin: ConsoleOrigin): Session {
    const { platformId, deploymentId, locale } = origin;
    return {
      id: newId(),
      tenantId,
      platformId,
      deploymentId,
      locale,
      personId: admin._id,
      courseId: undefined,
      assignmentId: undefined,
      role: tenantId ? 'admin' : 'operator',
      mentees: [],
      deepLinkId: undefined,
      reviewedPersonId: undefined,
      startedAt: Math.floor(clock().getTime() / 1000),
    };
  }

  async function view(session: Session, admin: Admin, issued: LaunchView['session']): Promise<LaunchView> {
    const tenant = session.tenantId ? await getTenant(session.tenantId) : undefined;
    return {
      session: issued,
      locale: session.locale,
      person: { id: admin._id, name: admin.label, role: session.role },
      course: undefined,
      lms: '',
      screen: {
        name: 'admin',
        console: {
          label: admin.label,
          isOperator: admin.tenantId === '',
          ...(tenant ? { tenant: { id: tenant._id, name: tenant.name } } : {}),
        },
      },
    };
  }

  async function open(admin: Admin, tenantId: string, origin: ConsoleOrigin): Promise<LaunchView> {
    const session = newSession(admin, tenantId, origin);
    return view(session, admin, await tokens.issue(session));
  }

  return {
    async signIn(code, locale) {
      const admin = await links.use(code);
      const { tenantId, _id: id } = admin;
      const kind = tenantId ? 'admin' : 'operator';
      await audit.record({
        ...(tenantId ? { tenantId } : {}),
        actor: { kind, id },
        action: 'admin.signed-in',
      });
      return open(admin, admin.tenantId, { platformId: '', deploymentId: '', locale });
    },
    openFor: open,
    async reopen(session) {
      return view(session, await getAdmin(session), await tokens.renew(session));
    },
    async enterTenant(session, tenantId) {
      const tenant = await getTenant(tenantId);
      const actor = { kind: 'operator' as const, id: session.personId };
      await audit.record({ tenantId, actor, action: 'tenant.entered' });
      return open(await getAdmin(session), tenant._id, session);
    },
    async leaveTenant(session) {
      const admin = await getAdmin(session);
      if (admin.tenantId !== '') throw new ConflictError('You look after this school only.');
      return open(admin, '', session);
    },
    async renameTenant(session, name) {
      const { tenantId } = session;
      await tenants.updateOne({ _id: tenantId }, { $set: { name } });
      await audit.record({ tenantId, actor: actorOf(session), action: 'tenant.renamed' });
      return view(session, await getAdmin(session), await tokens.renew(session));
    },
    async assertStillAdmin(session) {
      await getAdmin(session);
    },
    async listTenants(after) {
      const found = await tenants
        .find(after ? { _id: { $gt: after } } : {})
        .sort({ _id: 1 })
        .limit(tenantsPerPage + 1)
        .lean();
      const page = found.slice(0, tenantsPerPage);
      const last = page.at(-1);
      return { tenants: page, ...(found.length > tenantsPerPage && last ? { nextAfter: last._id } : {}) };
    },
  };
}
