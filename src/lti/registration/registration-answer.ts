import { z } from 'zod';
import { RegistrationError } from '../../http/errors.ts';
import { faultsOf } from '../../http/zod-faults.ts';
import type { Outbound } from '../outbound.ts';
import { readLmsJson, unreachable, unusable } from './lms-answer.ts';
import type { RegistrationPlan } from './plan.ts';

const toolKey = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
const id = z.union([z.string(), z.number()]).transform(String).pipe(z.string().trim().min(1).max(255));

const answerSchema = z.object({
  client_id: id,
  scope: z.string().max(10_000).optional().catch(undefined),
  // Moodle and Sakai tell it, Canvas never, Brightspace only with "Configure Deployment".
  [toolKey]: z
    .object({ deployment_id: id.optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

export interface RegistrationAnswer {
  clientId: string;
  deploymentId: string | undefined;
  /** Asked for and not granted, as far as the LMS says. */
  withheldScopes: string[];
}

/**
 * Sends the registration (Dynamic Registration 1.0 §3.5–3.6).
 * @throws RegistrationError in words for the LMS's admin
 */
export async function sendRegistration(
  outbound: Outbound,
  plan: RegistrationPlan,
  registrationToken: string | undefined,
): Promise<RegistrationAnswer> {
  const answer = await outbound
    .call(plan.registrationUrl, { bearer: registrationToken, json: plan.request })
    .catch((error: unknown) => {
      throw maybeRegistered(unreachable(error));
    });
  const parsed = answerSchema.safeParse(readLmsJson(answer, 'a registration'));
  if (!parsed.success) {
    throw unusable(
      'Your LMS answered, but did not say under which client id it registered Waymark.',
      'If Waymark now stands among the tools of your LMS, delete it there. Then start again.',
      faultsOf(parsed),
    );
  }
  const { client_id: clientId, scope, [toolKey]: tool } = parsed.data;
  const granted = scope?.split(/\s+/);
  return {
    clientId,
    deploymentId: tool?.deployment_id,
    withheldScopes: granted ? plan.scopes.filter((each) => !granted.includes(each)) : [],
  };
}

/** The request may have arrived, and only its answer been lost. */
function maybeRegistered(error: RegistrationError): RegistrationError {
  if (error.code !== 'REGISTRATION_LMS_UNREACHABLE') return error;
  return new RegistrationError({
    code: error.code,
    status: error.status,
    message: error.message,
    nextStep:
      'If Waymark now stands among the tools of your LMS, delete it there. Then start the registration again in your LMS.',
    details: error.details,
    cause: error.cause,
  });
}
