import { isDuplicateKey } from '../../database/connection.ts';
import { newId } from '../../database/ids.ts';
import { createShortCache } from '../../database/short-cache.ts';
import { waymarkTemplate, type ProfileTemplate } from '../../domain/profile-template.ts';
import { ConflictError } from '../../http/errors.ts';
import type { Clock } from '../../observability/clock.ts';
import type { Audit, AuditActor } from '../audit/audit.ts';
import { checkTemplate } from './check-template.ts';
import type { TemplateModels } from './profile-template.model.ts';

export interface RevisedTemplate {
  sections: ProfileTemplate;
  /** 0 until the district changes something. */
  revision: number;
  updatedAt?: Date;
}

/** How a district shapes the profile of its students. */
export interface ProfileTemplates {
  /** Another process's change takes effect ten seconds later at most. */
  get(tenantId: string): Promise<ProfileTemplate>;
  /** As it stands now, to be changed. */
  read(tenantId: string): Promise<RevisedTemplate>;
  /**
   * @throws InvalidRequestError with every question that nobody could answer and every word that asks about a protected topic; ConflictError `TEMPLATE_CHANGED` when somebody else
   * was quicker
   */
  replace(
    tenantId: string,
    next: { sections: ProfileTemplate; revision: number },
    actor: AuditActor,
  ): Promise<RevisedTemplate>;
}

const cacheMilliseconds = 10_000;

export function createProfileTemplates(dependencies: {
  models: TemplateModels;
  audit: Audit;
  clock: Clock;
}): ProfileTemplates {
  const { models, audit, clock } = dependencies;
  const cache = createShortCache<ProfileTemplate>(clock, cacheMilliseconds);

  async function read(tenantId: string): Promise<RevisedTemplate> {
    const stored = await models.templates.findOne({ tenantId }).lean();
    if (!stored) return { sections: waymarkTemplate(), revision: 0 };
    const { sections, revision, updatedAt } = stored;
    return { sections, revision, updatedAt };
  }

  async function create(tenantId: string, sections: ProfileTemplate, updatedAt: Date): Promise<boolean> {
    try {
      await models.templates.create({ _id: newId(), tenantId, sections, revision: 1, updatedAt });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  async function update(
    tenantId: string,
    { sections, revision }: { sections: ProfileTemplate; revision: number },
    updatedAt: Date,
  ): Promise<boolean> {
    const { modifiedCount } = await models.templates.updateOne(
      { tenantId, revision },
      { $set: { sections, revision: revision + 1, updatedAt } },
    );
    return modifiedCount === 1;
  }

  return {
    get: (tenantId) => cache.get(tenantId, async () => (await read(tenantId)).sections),
    read,
    async replace(tenantId, { sections, revision }, actor) {
      checkTemplate(sections);
      const updatedAt = clock();
      const isWritten =
        revision === 0
          ? await create(tenantId, sections, updatedAt)
          : await update(tenantId, { sections, revision }, updatedAt);
      if (!isWritten) throw changed();
      cache.forget(tenantId);
      const action = 'profile-template.changed';
      await audit.record({ tenantId, actor, action, details: { revision: revision + 1 } });
      return { sections, revision: revision + 1, updatedAt };
    },
  };
}

function changed(): ConflictError {
  return new ConflictError('Somebody else changed the profile while you wrote.', 'RULE_BROKEN', {
    rule: 'TEMPLATE_CHANGED',
  });
}
