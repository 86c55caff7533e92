import type { Connection } from 'mongoose';
import type { Clock } from '../../observability/clock.ts';
import type { Audit } from '../audit/audit.ts';
import { createProfileRules, type ProfileSettings } from './profile-rules.ts';
import { createTemplateModels } from './profile-template.model.ts';
import { createProfileTemplates } from './profile-template.service.ts';

/** How districts shape profiles, and what follows from it and their settings in each course. */
export function createProfileShape(dependencies: {
  connection: Connection;
  settings: ProfileSettings;
  audit: Audit;
  clock: Clock;
}) {
  const models = createTemplateModels(dependencies.connection);
  const templates = createProfileTemplates({ ...dependencies, models });
  return {
    templates,
    rulesOf: createProfileRules({ ...dependencies, templateOf: templates.get }),
    async offeredSections(tenantId: string): Promise<string[]> {
      const template = await templates.get(tenantId);
      return template.filter(({ isOn }) => isOn).map(({ section }) => section);
    },
  };
}
