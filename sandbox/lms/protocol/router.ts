import express, { Router } from 'express';
import { dressRules } from '../dresses/index.ts';
import type { Dress } from '../model.ts';
import { logRequests } from '../request-log.ts';
import type { Sandbox } from '../sandbox.ts';
import { serviceScopes } from '../vocabulary.ts';
import { misbehave, requireScope } from './access.ts';
import { authorize } from './authorize.ts';
import { receiveDeepLink } from './deep-linking.ts';
import { lineItemHandlers } from './line-items.ts';
import { listMembers } from './members.ts';
import { configuration, register } from './registration.ts';
import { listResults, receiveScore } from './scores.ts';
import { grantToken } from './token.ts';

/** Every address of one dress that a tool talks to. */
export function createProtocolRouter(sandbox: Sandbox, dress: Dress): Router {
  const rules = dressRules[dress];
  const router = Router();
  const form = express.urlencoded({ extended: false, limit: '200kb' });
  const json = express.json({ type: ['application/json', 'application/*+json'], limit: '500kb' });
  const log = logRequests(sandbox, dress);
  const may = (...scopes: string[]) => requireScope(sandbox, dress, scopes);

  router.get(rules.paths.authorize, log, authorize(sandbox, dress));
  router.post(rules.paths.authorize, form, log, authorize(sandbox, dress));
  router.get(rules.paths.jwks, log, misbehave(sandbox, 'jwks'), (_req, res) => {
    res.json({ keys: sandbox.state.platforms[dress].keys.published.map((key) => key.publicJwk) });
  });
  router.post(rules.paths.token, form, log, misbehave(sandbox, 'token'), grantToken(sandbox, dress));
  router.get(rules.paths.configuration, log, configuration(sandbox, dress));
  if (dress === 'canvas') router.post('/canvas/api/lti/registrations', json, log, register(sandbox));

  const anyCourse = { id: ':id', number: ':course', title: '', label: '', enrolments: [], copiedFrom: [] };
  const container = rules.lineItemsPath(':client', anyCourse);
  const items = lineItemHandlers(sandbox, dress);
  const itemFaults = [log, misbehave(sandbox, 'lineItems')];
  const { lineItem, lineItemReadonly } = serviceScopes;
  router.get(container, itemFaults, may(lineItem, lineItemReadonly), items.list);
  router.post(container, json, itemFaults, may(lineItem), items.create);
  router.get(`${container}/:lineItem`, itemFaults, may(lineItem, lineItemReadonly), items.show);
  router.put(`${container}/:lineItem`, json, itemFaults, may(lineItem), items.replace);
  router.delete(`${container}/:lineItem`, itemFaults, may(lineItem), items.remove);

  const scoreFaults = [log, misbehave(sandbox, 'scores')];
  router.post(
    `${container}/:lineItem/scores`,
    json,
    scoreFaults,
    may(serviceScopes.score),
    receiveScore(sandbox, dress),
  );
  const resultFaults = [log, misbehave(sandbox, 'results')];
  router.get(
    `${container}/:lineItem/results`,
    resultFaults,
    may(serviceScopes.result),
    listResults(sandbox, dress),
  );
  const memberFaults = [log, misbehave(sandbox, 'members')];
  const members = rules.membersPath(':client', anyCourse);
  router.get(members, memberFaults, may(serviceScopes.members), listMembers(sandbox, dress));

  router.post(rules.deepLinkReturnPath(anyCourse), form, log, receiveDeepLink(sandbox, dress));
  return router;
}
