import type { BindApi } from '../../http/api-route.ts';
import {
  createPathwayApi,
  exportPathwayApi,
  getPathwayApi,
  importPathwayApi,
  listPathwaysApi,
  previewVersionApi,
  publishVersionApi,
  sharePathwayApi,
} from './pathway.contract.ts';
import { presentPreview, presentSummary, type ListedPathway } from './pathway.presenter.ts';
import type { PathwayService } from './pathway.service.ts';

export function pathwayRoutes(bind: BindApi, service: PathwayService): void {
  bind(listPathwaysApi, async ({ session, query }) => {
    const { pathways, next } = await service.listPathways(session, query);
    const isSchool = query.shelf === 'school';
    const present = (pathway: ListedPathway) => ({
      ...presentSummary(pathway),
      ...(isSchool ? { isMine: pathway.ownerId === session.personId } : {}),
    });
    return { pathways: pathways.map(present), next };
  });

  bind(importPathwayApi, async ({ session, body }) =>
    presentSummary(await service.importPathway(session, body.file)),
  );

  bind(createPathwayApi, async ({ session, body }) =>
    presentSummary(await service.createPathway(session, body.content)),
  );

  bind(getPathwayApi, async ({ session, params }) =>
    presentPreview(await service.getPathway(session, params.pathwayId)),
  );

  bind(exportPathwayApi, ({ session, params }) => service.exportPathway(session, params.pathwayId));

  bind(previewVersionApi, ({ session, params, body }) =>
    service.previewVersion(session, params.pathwayId, body.content),
  );

  bind(publishVersionApi, async ({ session, params, body }) => {
    const { pathway, affected } = await service.publishVersion(session, params.pathwayId, body);
    return { ...presentSummary(pathway), affected };
  });

  bind(sharePathwayApi, async ({ session, params, body }) =>
    presentSummary(await service.sharePathway(session, params.pathwayId, body.sharing)),
  );
}
