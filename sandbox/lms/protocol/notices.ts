import type { Request, Response } from 'express';
import { z } from 'zod';
import { dressRules } from '../dresses/index.ts';
import { derivedUuid } from '../ids.ts';
import { getSigningKey, signToken } from '../keys.ts';
import type { Course, Registration } from '../model.ts';
import { refuse } from '../request-log.ts';
import { findCourse, findRegistration, takeNumber } from '../sandbox.ts';
import type { Sandbox } from '../sandbox.ts';
import { lti, noticeTypes } from '../vocabulary.ts';

// Platform Notification Service 1.0 in Canvas's way (Canvas developer documentation, "Platform Notification Service").

const handlerSchema = z.object({
  notice_type: z.enum(noticeTypes),
  /** Empty = no more. */
  handler: z.union([z.literal(''), z.url()]),
});

/** One handler for each kind of notice; only on the tool's own host. */
export function putNoticeHandler(sandbox: Sandbox) {
  return (req: Request, res: Response): void => {
    const registration = findRegistration(sandbox.state, 'canvas', String(res.locals['clientId']));
    const parsed = handlerSchema.safeParse(req.body);
    if (!registration || !parsed.success) return refuse(res, 400, 'notice_type or handler is not right');
    const { notice_type: type, handler } = parsed.data;
    if (handler !== '' && new URL(handler).host !== new URL(registration.launchUrl).host)
      return refuse(res, 422, 'the handler must be on the domain of the tool');
    sandbox.state.platforms.canvas.noticeHandlers.set(`${registration.clientId} ${type}`, handler);
    res.json({ notice_type: type, handler });
  };
}

/** Tells every tool that asked for it where a course came from; once, whether or not it hears. */
export async function sendCopyNotices(sandbox: Sandbox, copy: Course): Promise<void> {
  const { registrations, noticeHandlers } = sandbox.state.platforms.canvas;
  for (const registration of registrations) {
    const handler = noticeHandlers.get(`${registration.clientId} LtiContextCopyNotice`);
    if (!handler) continue;
    const notices = [{ jwt: await signCopyNotice(sandbox, registration, copy) }];
    await fetch(handler, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ notices }),
    }).catch(() => undefined);
  }
}

async function signCopyNotice(sandbox: Sandbox, registration: Registration, copy: Course): Promise<string> {
  const { state, clock } = sandbox;
  const { contextId, idTokenSeconds, audience } = dressRules.canvas;
  const origin = findCourse(state, copy.copiedFrom[0] ?? '');
  const now = Math.floor(clock().getTime() / 1000);
  const key = getSigningKey(state.platforms.canvas.keys);
  const number = takeNumber(state);
  const claims = {
    iss: `${sandbox.url}/canvas`,
    aud: audience(registration.clientId),
    azp: registration.clientId,
    iat: now,
    exp: now + idTokenSeconds,
    nonce: derivedUuid(`notice nonce ${number}`),
    [`${lti}version`]: '1.3.0',
    [`${lti}deployment_id`]: registration.deploymentId,
    [`${lti}notice`]: {
      id: derivedUuid(`notice ${number} ${now}`),
      timestamp: new Date(now * 1000).toISOString(),
      type: 'LtiContextCopyNotice',
    },
    [`${lti}context`]: {
      id: contextId(copy),
      label: copy.label,
      title: copy.title,
      type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering'],
    },
    [`${lti}origin_contexts`]: origin ? [contextId(origin)] : [],
  };
  return signToken(claims, key.privateKey, { alg: 'RS256', typ: 'JWT', kid: key.kid });
}
