import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { idSchema, newId } from '../../database/ids.ts';
import { RegistrationError, type RegistrationCode } from '../../http/errors.ts';
import type { Clock } from '../../observability/clock.ts';
import { platformFamilies } from '../platform.model.ts';
import type { RegistrationInvite, RegistrationModels } from './registration.model.ts';

const dayMilliseconds = 86_400_000;
const rememberedDays = 90;

/** What must be said to make an invite. */
export const newInviteSchema = z.object({
  forWhom: z.string().trim().min(1, 'must say for whom').max(200),
  family: z.enum(platformFamilies).optional(),
  /** Whose the new registration becomes. */
  tenantId: idSchema.optional(),
  /** The registration that it may update. */
  platformId: idSchema.optional(),
  days: z.coerce.number('must be a number').int('must be whole days').min(1).max(90),
});

export type NewInvite = z.infer<typeof newInviteSchema>;

export interface RegistrationInvites {
  /** Makes a link; this is the only time that its code is known. */
  create(invite: NewInvite): Promise<{ id: string; code: string; expiresAt: Date }>;
  /** Newest first, 100 at most; of one tenant, or of all for the operator. */
  list(tenantId: string | 'all'): Promise<RegistrationInvite[]>;
  /** Lets one expire now, unless it was used. Answers whether it was there. */
  revoke(inviteId: string, tenantId: string | 'all'): Promise<boolean>;
  /** @throws RegistrationError INVITE_UNKNOWN, INVITE_EXPIRED, INVITE_USED */
  getUsable(code: string): Promise<RegistrationInvite>;
  /** Uses an invite up for one hand-over, atomically. @throws as `getUsable` */
  take(inviteId: string, handoverId: string): Promise<RegistrationInvite>;
  /** Nothing came of the hand-over: the invite is as good as before. */
  release(inviteId: string, handoverId: string): Promise<void>;
}

export function createRegistrationInvites(dependencies: {
  models: Pick<RegistrationModels, 'invites'>;
  clock: Clock;
}): RegistrationInvites {
  const { clock } = dependencies;
  const { invites } = dependencies.models;

  function assertUsable(invite: RegistrationInvite | null): RegistrationInvite {
    if (!invite) throw inviteRefusal('INVITE_UNKNOWN');
    if (invite.takenBy) throw inviteRefusal('INVITE_USED');
    if (invite.expiresAt <= clock()) throw inviteRefusal('INVITE_EXPIRED');
    return invite;
  }

  return {
    async create(invite) {
      const code = randomBytes(24).toString('base64url');
      const made = inviteFor(invite, code, clock());
      await invites.create(made);
      return { id: made._id, code, expiresAt: made.expiresAt };
    },
    list: (tenantId) => invites.find(ofTenant(tenantId)).sort({ _id: -1 }).limit(100).lean(),
    async revoke(inviteId, tenantId) {
      const revoked = await invites
        .findOneAndUpdate(
          { _id: inviteId, ...ofTenant(tenantId), takenBy: { $exists: false } },
          { $set: { expiresAt: clock() } },
          { returnDocument: 'after' },
        )
        .lean();
      return revoked !== null;
    },
    getUsable: async (code) => assertUsable(await invites.findOne({ codeHash: hashOf(code) }).lean()),
    async take(inviteId, handoverId) {
      const taken = await invites
        .findOneAndUpdate(
          { _id: inviteId, takenBy: { $exists: false }, expiresAt: { $gt: clock() } },
          { $set: { takenBy: handoverId } },
          { returnDocument: 'after' },
        )
        .lean();
      if (taken) return taken;
      assertUsable(await invites.findOne({ _id: inviteId }).lean());
      throw inviteRefusal('INVITE_USED');
    },
    async release(inviteId, handoverId) {
      await invites.updateOne({ _id: inviteId, takenBy: handoverId }, { $unset: { takenBy: 1 } });
    },
  };
}

function inviteFor(
  { forWhom, family, tenantId, platformId, days }: NewInvite,
  code: string,
  createdAt: Date,
): RegistrationInvite {
  const expiresAt = new Date(createdAt.getTime() + days * dayMilliseconds);
  return {
    _id: newId(),
    codeHash: hashOf(code),
    forWhom,
    ...(family ? { family } : {}),
    ...(tenantId ? { tenantId } : {}),
    ...(platformId ? { platformId } : {}),
    createdAt,
    expiresAt,
    forgetAt: new Date(expiresAt.getTime() + rememberedDays * dayMilliseconds),
  };
}

function ofTenant(tenantId: string): { tenantId?: string } {
  return tenantId === 'all' ? {} : { tenantId };
}

/** The code has 192 random bits, so a plain hash hides it. */
function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('base64url');
}

/** An invite that is no good, in words. */
export function inviteRefusal(
  code: Extract<RegistrationCode, `INVITE_${string}`>,
  message?: string,
): RegistrationError {
  const messages = {
    INVITE_UNKNOWN: 'This invite is not one of ours.',
    INVITE_EXPIRED: 'This invite is too old.',
    INVITE_USED: 'This invite was used already.',
    INVITE_FOR_ANOTHER_LMS: 'This invite is for another LMS.',
  };
  return new RegistrationError({
    code,
    status: 403,
    message: message ?? messages[code],
    nextStep:
      code === 'INVITE_UNKNOWN'
        ? 'Copy the whole address of the invite, and register again in your LMS.'
        : 'Ask whoever invited you for a new one.',
  });
}
