import type { BindApi } from '../../http/api-route.ts';
import { actorOf } from '../audit/audit.ts';
import {
  changeProfileTemplateApi,
  getProfileTemplateApi,
  type ProfileTemplateView,
} from './profile-template.contract.ts';
import type { ProfileTemplates, RevisedTemplate } from './profile-template.service.ts';

/** How a district shapes the profile. */
export function profileTemplateRoutes(bind: BindApi, templates: ProfileTemplates): void {
  bind(getProfileTemplateApi, async ({ session }) => present(await templates.read(session.tenantId)));
  bind(changeProfileTemplateApi, async ({ session, body }) =>
    present(await templates.replace(session.tenantId, body, actorOf(session))),
  );
}

function present({ sections, revision, updatedAt }: RevisedTemplate): ProfileTemplateView {
  return { sections, revision, ...(updatedAt ? { updatedAt: updatedAt.toISOString() } : {}) };
}
