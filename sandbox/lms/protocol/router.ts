import express, { Router } from 'express';
import { dressRules } from '../dresses/index.ts';
import type { Service } from '../faults.ts';
import type { Dress } from '../model.ts';
import { logRequests, presentRefusalsAs } from '../request-log.ts';
import type { Sandbox } from '../sandbox.ts';
import { noticeScope, serviceScopes } from '../vocabulary.ts';
import { misbehave, requireScope } from './access.ts';
import { authorize } from './authorize.ts';
import { receiveDeepLink } from './deep-linking.ts';
import { lineItemHandlers } from './line-items.ts';
import { listMembers } from './members.ts';
import { putNoticeHandler } from './notices.ts';
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
  router.post(rules.paths.authorize, log, form, authorize(sandbox, dress));
  router.get(rules.paths.jwks, log, misbehave(sandbox, 'jwks'), (_req, res) => {
    res.json({ keys: sandbox.state.platforms[dress].keys.published.map((key) => key.publicJwk) });
  });
  router.post(rules.paths.token, log, form, misbehave(sandbox, 'token'), grantToken(sandbox, dress));
  router.get(rules.paths.configuration, log, configuration(sandbox, dress));
  if (rules.registration) router.post(rules.registration.path, log, json, register(sandbox, dress));

  const anyCourse = { id: ':id', number: ':course', title: '', label: '', enrolments: [], copiedFrom: [] };
  const anyInstall = { clientId: ':client', deploymentId: ':deployment' };
  const container = rules.lineItemsPath(anyInstall, anyCourse);
  const one = `${container}/:lineItem${rules.lineItemSuffix}`;
  const service = (name: Service) => [log, presentRefusalsAs(dress), json, misbehave(sandbox, name)];
  const items = lineItemHandlers(sandbox, dress);
  const { lineItem, lineItemReadonly, score, result, members } = serviceScopes;
  router.get(container, service('lineItems'), may(lineItem, lineItemReadonly), items.list);
  router.post(container, service('lineItems'), may(lineItem), items.create);
  router.get(one, service('lineItems'), may(lineItem, lineItemReadonly), items.show);
  router.put(one, service('lineItems'), may(lineItem), items.replace);
  router.delete(one, service('lineItems'), may(lineItem), items.remove);
  router.post(`${one}/scores`, service('scores'), may(score), receiveScore(sandbox, dress));
  router.get(`${one}/results`, service('results'), may(result), listResults(sandbox, dress));
  router.get(
    rules.membersPath(anyInstall, anyCourse),
    service('members'),
    may(members),
    listMembers(sandbox, dress),
  );

  if (dress === 'canvas')
    router.put(
      '/canvas/api/lti/notice-handlers/:tool',
      log,
      json,
      may(noticeScope),
      putNoticeHandler(sandbox),
    );

  router.post(rules.deepLinkReturnPath(anyCourse), log, form, receiveDeepLink(sandbox, dress));
  return router;
}
