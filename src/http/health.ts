import type { Express } from 'express';
import type { Metrics } from '../observability/metrics.ts';

/**
 * `/healthz`: the process runs, and whose it is (`installation`, which only those who know the secret can make out). `/readyz`: it can do its work and should get requests; 503 with the reasons when not. `/metrics`: for
 * Prometheus.
 */
export function healthRoutes(
  app: Express,
  dependencies: { readiness: { problems(): Promise<string[]> }; metrics: Metrics; installation: string },
): void {
  const { readiness, metrics, installation } = dependencies;
  app.get('/healthz', (_request, response) => {
    response.set('cache-control', 'no-store').json({ status: 'ok', installation });
  });
  app.get('/readyz', async (_request, response) => {
    const reasons = await readiness.problems();
    response.set('cache-control', 'no-store');
    if (reasons.length === 0) response.json({ status: 'ready' });
    else response.status(503).json({ status: 'not ready', reasons });
  });
  app.get('/metrics', async (_request, response) => {
    response.set('content-type', metrics.contentType).send(await metrics.text());
  });
}
