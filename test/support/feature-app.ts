import express from 'express';
import type { Server } from 'node:http';
import request from 'supertest';
import { openDatabase, type Connection } from '../../src/database/connection.ts';
import { newId } from '../../src/database/ids.ts';
import { migrateUp } from '../../src/database/migrate.ts';
import { createApiBinder, type BindApi } from '../../src/http/api-route.ts';
import { errorHandler } from '../../src/http/error-handler.ts';
import { bearerToken, createSessionTokens } from '../../src/http/session-token.ts';
import type { Session } from '../../src/http/session.ts';
import { systemClock } from '../../src/observability/clock.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { dropTestDatabase, testDatabaseUri } from './database.ts';

type Method = 'get' | 'post' | 'put' | 'delete';

/** The routes of some features over a real database, without launches: sessions are signed here. */
export interface FeatureApp {
  connection: Connection;
  server: Server;
  /** One request as this person, over HTTP. */
  as(session: Session, method: Method, path: string, body?: object): Promise<request.Response>;
  close(): Promise<void>;
}

export async function startFeatureApp(
  addRoutes: (bind: BindApi, connection: Connection) => void,
): Promise<FeatureApp> {
  const uri = testDatabaseUri();
  const connection = await openDatabase(uri);
  await migrateUp(connection);
  const tokens = await createSessionTokens({
    key: new Uint8Array(32).fill(7),
    lifetimeSeconds: 600,
    renewableSeconds: 600,
    clock: systemClock,
  });
  const app = express();
  app.use(express.json({ limit: '6mb' }));
  const router = express.Router();
  const { bind } = createApiBinder(router, {
    authenticate: (incoming) => tokens.read(bearerToken(incoming)),
    checkResponses: true,
  });
  addRoutes(bind, connection);
  app.use(router);
  app.use(errorHandler(createLogger('silent')));
  const server = app.listen(0, '127.0.0.1');
  return {
    connection,
    server,
    async as(session, method, path, body) {
      const { token } = await tokens.issue(session);
      return request(server)[method](path).set('authorization', `Bearer ${token}`).send(body);
    },
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await connection.close();
      await dropTestDatabase(uri);
    },
  };
}

/** A teacher of a school of their own, unless told otherwise. */
export function aSession(changes: Partial<Session> = {}): Session {
  return {
    id: newId(),
    tenantId: newId(),
    platformId: newId(),
    deploymentId: newId(),
    personId: newId(),
    courseId: undefined,
    assignmentId: undefined,
    role: 'teacher',
    mentees: [],
    deepLinkId: undefined,
    reviewedPersonId: undefined,
    locale: 'en',
    startedAt: Math.floor(Date.now() / 1000),
    ...changes,
  };
}
