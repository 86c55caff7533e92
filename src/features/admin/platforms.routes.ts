import type { BindApi } from '../../http/api-route.ts';
import {
  claimDeploymentApi,
  getPlatformApi,
  listPlatformsApi,
  rotateKeysApi,
  setDeploymentStatusApi,
  setPlatformStatusApi,
} from './platforms.contract.ts';
import type { PlatformDesk } from './platforms.service.ts';

export function platformRoutes(bind: BindApi, platforms: PlatformDesk): void {
  bind(listPlatformsApi, ({ session, query }) => platforms.list(session, query.after));
  bind(getPlatformApi, ({ session, params }) => platforms.get(session, params.platformId));
  bind(setPlatformStatusApi, ({ session, params, body }) =>
    platforms.setStatus(session, params.platformId, body.status),
  );
  bind(rotateKeysApi, ({ session, params, body }) =>
    platforms.rotateKeys(session, params.platformId, body.isLeaked),
  );
  bind(setDeploymentStatusApi, ({ session, params, body }) =>
    platforms.setDeploymentStatus(session, params.deploymentId, body.status),
  );
  bind(claimDeploymentApi, ({ session, params, body }) =>
    platforms.claim(session, params.deploymentId, body),
  );
}
