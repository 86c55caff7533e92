import { createShortCache } from '../../database/short-cache.ts';
import { NotFoundError } from '../../http/errors.ts';
import type { PlatformModels, Tenant } from '../../lti/platform.model.ts';
import type { Clock } from '../../observability/clock.ts';

/** What a district decides for its schools. */
export interface TenantSettings {
  /** Whether teachers may record voice comments; off until somebody switches it on. */
  isVoiceAllowed(tenantId: string): Promise<boolean>;
  /** @throws NotFoundError for an unknown tenant */
  setVoice(tenantId: string, isAllowed: boolean): Promise<Tenant>;
}

/** Another process's change takes effect this much later at most. */
const cacheMilliseconds = 10_000;

export function createTenantSettings(dependencies: {
  tenants: PlatformModels['tenants'];
  clock: Clock;
}): TenantSettings {
  const { tenants, clock } = dependencies;
  const voice = createShortCache<boolean>(clock, cacheMilliseconds);
  return {
    isVoiceAllowed: (tenantId) =>
      voice.get(tenantId, async () => {
        const tenant = await tenants.findOne({ _id: tenantId }).lean();
        return tenant?.settings?.voice === true;
      }),
    async setVoice(tenantId, isAllowed) {
      const tenant = await tenants
        .findOneAndUpdate(
          { _id: tenantId },
          { $set: { 'settings.voice': isAllowed } },
          { returnDocument: 'after' },
        )
        .lean();
      voice.forget(tenantId);
      if (!tenant) throw new NotFoundError('There is no such tenant.');
      return tenant;
    },
  };
}
