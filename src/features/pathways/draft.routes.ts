import type { BindApi } from '../../http/api-route.ts';
import { possiblePoints } from '../../domain/path-score.ts';
import { pathwayTasks } from '../../domain/pathway.ts';
import {
  createDraftApi,
  discardDraftApi,
  getDraftApi,
  listDraftsApi,
  listTemplatesApi,
  previewDraftApi,
  publishDraftApi,
  saveDraftApi,
} from './draft.contract.ts';
import type { OpenedDraft } from './draft-opening.ts';
import type { DraftService } from './draft.service.ts';
import { presentSummary } from './pathway.presenter.ts';

export function draftRoutes(bind: BindApi, service: DraftService): void {
  bind(listDraftsApi, async ({ session }) => ({
    drafts: (await service.listDrafts(session)).map(({ _id, title, tasks, baseVersion, updatedAt }) => ({
      pathwayId: _id,
      title,
      tasks,
      baseVersion,
      updatedAt: updatedAt.toISOString(),
    })),
  }));

  bind(listTemplatesApi, async ({ session }) => ({
    templates: service.listTemplates(session).map(({ id, title, summary, content }) => ({
      id,
      title,
      summary,
      tasks: pathwayTasks(content).length,
      points: possiblePoints(content),
    })),
  }));

  bind(createDraftApi, async ({ session, body }) => present(await service.createDraft(session, body.source)));

  bind(getDraftApi, async ({ session, params }) =>
    present(await service.getDraft(session, params.pathwayId)),
  );

  bind(saveDraftApi, async ({ session, params, body }) => {
    const { updatedAt, ...saved } = await service.saveDraft(session, params.pathwayId, body);
    return { ...saved, updatedAt: updatedAt.toISOString() };
  });

  bind(discardDraftApi, async ({ session, params }) => {
    await service.discardDraft(session, params.pathwayId);
    return {};
  });

  bind(previewDraftApi, ({ session, params, body }) =>
    service.previewDraft(session, params.pathwayId, body.revision),
  );

  bind(publishDraftApi, async ({ session, params, body }) => {
    const { pathway, affected } = await service.publishDraft(session, params.pathwayId, body.revision);
    return { ...presentSummary(pathway), affected };
  });
}

function present({ updatedAt, ...draft }: OpenedDraft) {
  return { ...draft, ...(updatedAt ? { updatedAt: updatedAt.toISOString() } : {}) };
}
