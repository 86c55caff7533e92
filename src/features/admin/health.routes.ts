import type { BindApi } from '../../http/api-route.ts';
import {
  getOutboxApi,
  getOverviewApi,
  listLaunchesApi,
  retryGradeApi,
  retryOutboxApi,
} from './health.contract.ts';
import type { HealthDesk } from './health.service.ts';

export function healthDeskRoutes(bind: BindApi, health: HealthDesk): void {
  bind(getOverviewApi, ({ session }) => health.overview(session));
  bind(listLaunchesApi, ({ session, query }) => health.launches(session, query));
  bind(getOutboxApi, ({ session, query }) => health.outbox(session, query));
  bind(retryOutboxApi, ({ session, body }) => health.retryAll(session, body));
  bind(retryGradeApi, async ({ session, params }) => {
    await health.retry(session, params.journeyId);
    return {};
  });
}
