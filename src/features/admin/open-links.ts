import { NotFoundError } from '../../http/errors.ts';
import type { Clock } from '../../observability/clock.ts';
import type { AdminLink, AdminModels } from './admin.model.ts';

/** Sign-in links that still work. */
export interface OpenLinks {
  /** Those of a tenant (an operator's with '') that nobody used and that are not too old, oldest first, 100 at most. */
  list(tenantId: string): Promise<AdminLink[]>;
  /** Makes a link that nobody used unusable. @throws NotFoundError */
  withdraw(tenantId: string, linkId: string): Promise<void>;
}

export function createOpenLinks({
  models,
  clock,
}: {
  models: Pick<AdminModels, 'links'>;
  clock: Clock;
}): OpenLinks {
  const unused = { usedBy: { $exists: false } };
  return {
    list: (tenantId) =>
      models.links
        .find({ tenantId, ...unused, expiresAt: { $gt: clock() } })
        .sort({ createdAt: 1 })
        .limit(100)
        .lean(),
    async withdraw(tenantId, linkId) {
      const { deletedCount } = await models.links.deleteOne({ _id: linkId, tenantId, ...unused });
      if (deletedCount === 0) throw new NotFoundError('This link was used already, or is gone.');
    },
  };
}
