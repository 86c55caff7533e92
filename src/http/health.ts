import type { Express } from 'express';
import type { Connection } from 'mongoose';

/** `/healthz`: the process runs. `/readyz`: it can do its work, which needs the database. */
export function healthRoutes(app: Express, { connection }: { connection: Connection }): void {
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
}
