import { SessionError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { PlatformRegistry } from '../../lti/platform-registry.ts';
import type { AdminConsole } from './console.service.ts';

/** Ends sessions before their time: a suspended registration's or deployment's, and those of an admin whose right was taken away. */
export function createSessionCheck(dependencies: {
  console: Pick<AdminConsole, 'assertStillAdmin'>;
  registry: Pick<PlatformRegistry, 'findCached' | 'deployments'>;
}) {
  const { console, registry } = dependencies;
  /** @throws SessionError */
  return async (session: Session): Promise<Session> => {
    if (session.role === 'admin' || session.role === 'operator') await console.assertStillAdmin(session);
    if (session.platformId === '') return session;
    const [platform, deployment] = await Promise.all([
      registry.findCached(session.platformId),
      registry.deployments.findCached(session.deploymentId),
    ]);
    if (platform?.status !== 'active' || deployment?.status !== 'active')
      throw new SessionError('SESSION_EXPIRED');
    return session;
  };
}
