import { isDuplicateKey } from '../../database/connection.ts';
import { newId } from '../../database/ids.ts';
import { ConflictError, NotFoundError } from '../../http/errors.ts';
import type { Clock } from '../../observability/clock.ts';
import type { AuditActor } from '../audit/audit.ts';
import type { Hold, PrivacyModels } from './privacy.model.ts';
import type { Scope } from './scope.ts';

export interface Holds {
  /** @throws ConflictError when there is one already */
  place(tenantId: string, hold: Pick<Hold, 'scope' | 'reason'>, actor: AuditActor): Promise<Hold>;
  /** @throws NotFoundError when it is not active */
  release(tenantId: string, holdId: string, actor: AuditActor): Promise<Hold>;
  /** Newest first, at most 200. */
  list(tenantId: string): Promise<Hold[]>;
  listActive(tenantId: string): Promise<Hold[]>;
  /** The holds that stop erasing this scope. */
  listStopping(tenantId: string, scope: Scope): Promise<Hold[]>;
}

const listedAtMost = 200;

export function createHolds(dependencies: {
  models: PrivacyModels;
  clock: Clock;
  /** Courses that a person is in, and people that are in a course. */
  listCoursesOf(tenantId: string, personId: string): Promise<string[]>;
  listPeopleOf(tenantId: string, courseId: string): Promise<string[]>;
}): Holds {
  const { models, clock, listCoursesOf, listPeopleOf } = dependencies;

  const listActive = (tenantId: string): Promise<Hold[]> =>
    models.holds.find({ tenantId, isActive: true }).sort({ placedAt: -1 }).lean();

  return {
    listActive,
    list: (tenantId) => models.holds.find({ tenantId }).sort({ placedAt: -1 }).limit(listedAtMost).lean(),
    async place(tenantId, { scope, reason }, placedBy) {
      const hold: Hold = {
        _id: newId(),
        tenantId,
        scope,
        reason,
        placedBy,
        placedAt: clock(),
        isActive: true,
      };
      try {
        await models.holds.create(hold);
      } catch (error) {
        if (isDuplicateKey(error)) throw new ConflictError('There is a hold on this already.');
        throw error;
      }
      return hold;
    },
    async release(tenantId, holdId, releasedBy) {
      const released = await models.holds
        .findOneAndUpdate(
          { _id: holdId, tenantId, isActive: true },
          { $set: { releasedBy, releasedAt: clock() }, $unset: { isActive: 1 } },
          { returnDocument: 'after' },
        )
        .lean();
      if (!released) throw new NotFoundError('There is no such hold, or it was released already.');
      return released;
    },
    /** A person's record lies partly in their courses, and a course holds people's work: a hold on either stops both. */
    async listStopping(tenantId, scope) {
      const active = await listActive(tenantId);
      if (active.length === 0 || scope.kind === 'tenant') return active;
      const related =
        scope.kind === 'person'
          ? await listCoursesOf(tenantId, scope.id)
          : await listPeopleOf(tenantId, scope.id);
      const meant = new Set([scope.id, ...related]);
      return active.filter((hold) => meant.has(hold.scope.id));
    },
  };
}
