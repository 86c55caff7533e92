import type { Express } from 'express';
import type { Metrics } from '../observability/metrics.ts';

/**
 * `/healthz`: the process runs. `/readyz`: it can do its work and should get requests; 503 with the reasons when not. `/metrics`: for
 * Prometheus.
 */
export function healthRoutes(
  app: Express,
  dependencies: { readiness: { problems(): Promise<string[]> }; metrics: Metrics; version: string },
): void {
  const { readiness, metrics, version } = dependencies;
  app.get('/healthz', (_request, response) => {
    response.set('cache-control', 'no-store').json({ status: 'ok', version });
  });
  app.get('/readyz', async (_request, response) => {
    const reasons = await readiness.problems();
    response.set('cache-control', 'no-store');
    if (reasons.length === 0) response.json({ status: 'ready', version });
    else response.status(503).json({ status: 'not ready', version, reasons });
  });
  app.get('/metrics', async (_request, response) => {
    response.set('content-type', metrics.contentType).send(await metrics.text());
  });
}
