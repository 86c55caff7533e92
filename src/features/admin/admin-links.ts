import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { idSchema, newId } from '../../database/ids.ts';
import { AdminSignInError } from '../../http/errors.ts';
import type { Clock } from '../../observability/clock.ts';
import type { Admin, AdminLink, AdminModels } from './admin.model.ts';

const hourMilliseconds = 3_600_000;
const rememberedDays = 30;

/** What must be said to make a sign-in link. */
export const newAdminLinkSchema = z.object({
  /** The tenant to look after; absent for the whole installation. */
  tenantId: idSchema.optional(),
  label: z.string().trim().min(1, 'must say for whom').max(200),
  hours: z.coerce.number('must be a number').int('must be whole hours').min(1).max(168),
});
export type NewAdminLink = z.infer<typeof newAdminLinkSchema>;

export interface AdminLinks {
  /** Makes a link; this is the only time that its code is known. */
  create(link: NewAdminLink): Promise<{ id: string; code: string; expiresAt: Date }>;
  /** @throws AdminSignInError when unknown, used or too old */
  getUsable(code: string): Promise<AdminLink>;
  /** Uses the link up, in one step, and names its admin. @throws AdminSignInError */
  use(code: string): Promise<Admin>;
}

export function createAdminLinks({ models, clock }: { models: AdminModels; clock: Clock }): AdminLinks {
  function assertUsable(link: AdminLink | null): AdminLink {
    if (!link || link.usedBy || link.expiresAt <= clock()) {
      throw new AdminSignInError(!link ? 'unknown' : link.usedBy ? 'used' : 'expired');
    }
    return link;
  }

  return {
    async create({ tenantId = '', label, hours }) {
      const code = randomBytes(24).toString('base64url');
      const createdAt = clock();
      const expiresAt = new Date(createdAt.getTime() + hours * hourMilliseconds);
      const id = newId();
      const forgetAt = new Date(expiresAt.getTime() + rememberedDays * 24 * hourMilliseconds);
      await models.links.create({
        _id: id,
        codeHash: hashOf(code),
        tenantId,
        label,
        createdAt,
        expiresAt,
        forgetAt,
      });
      return { id, code, expiresAt };
    },
    getUsable: async (code) => assertUsable(await models.links.findOne({ codeHash: hashOf(code) }).lean()),
    async use(code) {
      const usedBy = newId();
      const link = await models.links
        .findOneAndUpdate(
          { codeHash: hashOf(code), usedBy: { $exists: false }, expiresAt: { $gt: clock() } },
          { $set: { usedBy } },
          { returnDocument: 'after' },
        )
        .lean();
      if (!link) {
        assertUsable(await models.links.findOne({ codeHash: hashOf(code) }).lean());
        throw new AdminSignInError('used');
      }
      const admin: Admin = { _id: usedBy, tenantId: link.tenantId, label: link.label, createdAt: clock() };
      await models.admins.create(admin);
      return admin;
    },
  };
}

/** The code has 192 random bits, so a plain hash hides it. */
function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('base64url');
}
