import type { Request, Response } from 'express';
import { z } from 'zod';
import { InvalidRequestError, LaunchRefusedError } from '../../http/errors.ts';
import { faultsOf } from '../../http/zod-faults.ts';
import type { Logger } from '../../observability/logger.ts';
import { tenantOf } from '../launch-handler.ts';
import { assertActive } from '../login.ts';
import type { Platform } from '../platform.model.ts';
import type { PlatformRegistry } from '../platform-registry.ts';
import type { TokenVerifier } from '../verify-token.ts';
import { claim } from '../vocabulary.ts';
import { contextCopyNotice } from './notice-types.ts';

/** A course that the LMS made out of others, as a verified notice tells. */
export interface CopiedContext {
  tenantId: string;
  platformId: string;
  noticeId: string;
  contextId: string;
  originContextIds: string[];
}

export interface NoticeDependencies {
  registry: PlatformRegistry;
  verifier: TokenVerifier;
  log: Logger;
  /** May be told of the same notice again. */
  onCourseCopied(copy: CopiedContext): Promise<void>;
}

const bodySchema = z.object({
  notices: z
    .array(z.object({ jwt: z.string().min(1).max(60_000) }))
    .min(1)
    .max(100),
});

/**
 * `POST /lti/notices`: what an LMS tells between its server and ours (Platform Notification Service 1.0). Each notice is a signed
 * token and stands for itself: a wrong one keeps no other from being taken. Canvas never repeats one, so all is done before the answer.
 * @throws InvalidRequestError; LaunchRefusedError when none could be taken
 */
export function noticesHandler(dependencies: NoticeDependencies) {
  return async (request: Request, response: Response): Promise<void> => {
    const body = bodySchema.safeParse(request.body);
    if (!body.success) throw new InvalidRequestError(faultsOf(body), 'These are no notices of an LMS.');
    const refusals: LaunchRefusedError[] = [];
    for (const { jwt } of body.data.notices) {
      try {
        await receive(dependencies, jwt);
      } catch (error) {
        if (!(error instanceof LaunchRefusedError)) throw error;
        dependencies.log.info({ code: error.code }, 'notice refused');
        refusals.push(error);
      }
    }
    const [first] = refusals;
    const taken = body.data.notices.length - refusals.length;
    if (first && taken === 0) throw first;
    response.json({ taken, refused: refusals.map(({ code }) => code) });
  };
}

async function receive(dependencies: NoticeDependencies, jwt: string): Promise<void> {
  const { registry, verifier, onCourseCopied } = dependencies;
  const platform = await getPlatform(dependencies, jwt);
  assertActive(platform);
  const notice = await verifier.verifyNotice(jwt, platform);
  const tenantId = tenantOf(await registry.ensureDeployment(platform, notice[claim.deploymentId]));
  const { id: noticeId, type } = notice[claim.notice];
  const context = notice[claim.context];
  const originContextIds = notice[claim.originContexts] ?? [];
  // Canvas's greeting, and kinds that nobody asked for, are taken and mean nothing.
  if (type !== contextCopyNotice || !context || originContextIds.length === 0) return;
  const contextId = context.id;
  await onCourseCopied({ tenantId, platformId: platform._id, noticeId, contextId, originContextIds });
}

async function getPlatform({ registry, verifier }: NoticeDependencies, jwt: string): Promise<Platform> {
  const { issuer, audiences } = verifier.peek(jwt);
  for (const clientId of audiences.slice(0, 3)) {
    const found = await registry.findForLogin(issuer, clientId);
    if (found && found !== 'ambiguous') return found;
  }
  throw new LaunchRefusedError({
    code: 'PLATFORM_UNKNOWN',
    status: 401,
    message: 'This LMS is not registered with Waymark.',
    nextStep: 'Register it first.',
  });
}
