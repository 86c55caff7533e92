import type { Express } from 'express';
import type { Connection } from 'mongoose';
import type { Metrics } from '../observability/metrics.ts';

/** `/healthz`: the process runs. `/readyz`: it can do its work, which needs the database. `/metrics`: for Prometheus. */
export function healthRoutes(
  app: Express,
  { connection, metrics }: { connection: Connection; metrics: Metrics },
): void {
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/readyz', async (_request, response) => {
    try {
      await connection.db?.command({ ping: 1 });
      response.json({ status: 'ready' });
    } catch {
      response.status(503).json({ status: 'not ready', reason: 'The database does not answer.' });
    }
  });
  app.get('/metrics', async (_request, response) => {
    response.set('content-type', metrics.contentType).send(await metrics.text());
  });
}
