import type { Request, Response } from 'express';
import { decodeJwt } from 'jose';
import type { JWTPayload } from 'jose';
import { z } from 'zod';
import { addAssignment } from '../assignments.ts';
import { dressRules } from '../dresses/index.ts';
import type { Assignment, Course, Dress, PendingLaunch, Registration } from '../model.ts';
import { refuse } from '../request-log.ts';
import { findRegistration } from '../sandbox.ts';
import type { Sandbox } from '../sandbox.ts';
import { deepLinkDonePage } from '../views/deep-link-done-page.ts';
import { deepLinking, lti } from '../vocabulary.ts';
import { contentItemSchema } from './content-items.ts';
import type { ResourceLinkItem } from './content-items.ts';
import { findCourseOrRefuse } from './line-items.ts';
import { ToolJwtError, verifyToolJwt } from './tool-keys.ts';

const responseSchema = z.looseObject({
  nonce: z.string({ error: 'nonce is required' }).min(1, 'nonce is required'),
  [`${lti}message_type`]: z.literal('LtiDeepLinkingResponse'),
  [`${lti}version`]: z.literal('1.3.0'),
  [`${lti}deployment_id`]: z.string(),
  [`${deepLinking}data`]: z.string().optional(),
  [`${deepLinking}content_items`]: z.array(contentItemSchema).optional(),
  [`${deepLinking}msg`]: z.string().optional(),
  [`${deepLinking}errormsg`]: z.string().optional(),
});

type DeepLinkResponse = z.infer<typeof responseSchema>;

interface Refusal {
  status: number;
  reason: string;
}

/** LTI Deep Linking 2.0 §2.2: the tool's answer, posted by the browser in the field `JWT`. */
export function receiveDeepLink(sandbox: Sandbox, dress: Dress) {
  return async (req: Request, res: Response): Promise<void> => {
    const course = findCourseOrRefuse(sandbox, req, res);
    if (!course) return;
    const { JWT: jwt } = z.object({ JWT: z.string().catch('') }).parse(req.body ?? {});
    const { returnParameter } = dressRules[dress].deepLinking;
    const data = returnParameter === null ? null : req.query[returnParameter];
    const checked = await checkResponse(sandbox, dress, {
      jwt,
      data: typeof data === 'string' ? data : null,
    });
    if ('reason' in checked) return refuse(res, checked.status, checked.reason);
    const items = checked.response[`${deepLinking}content_items`];
    const added = addItems(sandbox, course, { ...checked, items: Array.isArray(items) ? items : [] });
    res.locals['deepLinked'] = added.length;
    const { [`${deepLinking}msg`]: message, [`${deepLinking}errormsg`]: error } = checked.response;
    const said = [error, message].filter((text): text is string => typeof text === 'string');
    res.type('html').send(deepLinkDonePage({ dress, course, added, said }).markup);
  };
}

interface CheckedResponse {
  response: DeepLinkResponse;
  launch: PendingLaunch;
  registration: Registration;
}

async function checkResponse(
  sandbox: Sandbox,
  dress: Dress,
  { jwt, data }: { jwt: string; data: string | null },
): Promise<CheckedResponse | Refusal> {
  const { state } = sandbox;
  const { refusalStatus: badStatus, isStrict, returnParameter } = dressRules[dress].deepLinking;
  if (jwt === '') return { status: 400, reason: 'the form field JWT is missing' };
  const registration = findRegistration(state, dress, decodeSafely(jwt).iss ?? '');
  if (!registration?.enabled) return { status: badStatus, reason: 'client not found, or its key is off' };
  let payload: JWTPayload;
  try {
    const audience = `${sandbox.url}/${dress}`;
    const currentDate = sandbox.clock();
    payload = await verifyToolJwt(jwt, registration, { ...(isStrict && { audience }), currentDate });
  } catch (error) {
    if (error instanceof ToolJwtError) return { status: badStatus, reason: error.message };
    throw error;
  }
  const parsed = responseSchema.safeParse(isStrict ? payload : { nonce: 'not looked at', ...payload });
  if (!parsed.success) return { status: 400, reason: z.prettifyError(parsed.error) };
  const response = parsed.data;
  const echoed = response[`${deepLinking}data`];
  const launch = state.launches.get((returnParameter === null ? echoed : data) ?? '');
  if (!launch || launch.dress !== dress || launch.input.message !== 'deep-linking') {
    const reason =
      returnParameter === null ? 'data is not that of the request' : 'the return URL was changed';
    return { status: 400, reason };
  }
  if (isStrict && response[`${lti}deployment_id`] !== launch.deploymentId) {
    return { status: 400, reason: 'deployment_id is not the one of the request' };
  }
  const items = response[`${deepLinking}content_items`];
  return (
    findItemsRefusal(launch, items) ??
    findDuplicate(sandbox, dress, response.nonce) ?? { response, launch, registration }
  );
}

/** Schoology takes each JWT once. */
function findDuplicate({ state }: Sandbox, dress: Dress, nonce: string): Refusal | null {
  if (!dressRules[dress].deepLinking.takesAnswersOnce) return null;
  if (state.usedDeepLinks.has(nonce)) return { status: 401, reason: 'Duplicate timestamp/nonce' };
  state.usedDeepLinks.add(nonce);
  return null;
}

function findItemsRefusal(launch: PendingLaunch, items: DeepLinkResponse[string]): Refusal | null {
  if (!Array.isArray(items)) return null;
  const { acceptTypes, acceptMultiple } = acceptanceOf(launch);
  const types = items.map((item: { type: string }) => item.type);
  const unaccepted = types.filter((type) => !acceptTypes.includes(type));
  if (unaccepted.length > 0) return { status: 400, reason: `not accepted here: ${unaccepted.join(', ')}` };
  if (items.length > 1 && !acceptMultiple) return { status: 400, reason: 'only one item is accepted here' };
  return null;
}

function acceptanceOf({ dress, input }: PendingLaunch) {
  return dressRules[dress].deepLinking.acceptance(input.placement);
}

/** Makes an assignment of every LTI link; links of other kinds have no place in the sandbox's course page. */
function addItems(
  sandbox: Sandbox,
  course: Course,
  { items, launch, registration }: { items: unknown[]; launch: PendingLaunch; registration: Registration },
): Assignment[] {
  return items.flatMap((one) => {
    const item = contentItemSchema.parse(one);
    return item.type === 'ltiResourceLink'
      ? [addItem(sandbox, course, { item: item as ResourceLinkItem, registration, launch })]
      : [];
  });
}

function addItem(
  sandbox: Sandbox,
  course: Course,
  {
    item,
    registration,
    launch,
  }: { item: ResourceLinkItem; registration: Registration; launch: PendingLaunch },
): Assignment {
  const { lineItem } = item;
  const { namedBy, keepsLabel, keepsWindow } = dressRules[registration.dress].deepLinking;
  const { keepsDates } = acceptanceOf(launch);
  // In Canvas the label of the line item wins over the title; without either, the tool's own name stands there.
  const title =
    (namedBy === 'label' ? (lineItem?.label ?? item.title) : (item.title ?? lineItem?.label)) ??
    registration.name;
  return addAssignment(sandbox, {
    dress: registration.dress,
    course: course.id,
    clientId: registration.clientId,
    deploymentId: launch.deploymentId,
    title,
    description: item.text,
    url: item.url,
    custom: item.custom,
    scoreMaximum: lineItem?.scoreMaximum,
    label: keepsLabel ? lineItem?.label : title,
    resourceId: lineItem?.resourceId,
    tag: lineItem?.tag,
    gradesReleased: lineItem?.gradesReleased,
    submissionReview: lineItem?.submissionReview,
    dueAt: keepsDates ? item.submission?.endDateTime : null,
    availableAt: keepsDates ? item.available?.startDateTime : null,
    closesAt: keepsDates ? item.available?.endDateTime : null,
    opensInNewTab: keepsWindow && item.window?.targetName === '_blank',
  });
}

function decodeSafely(jwt: string): JWTPayload {
  try {
    return decodeJwt(jwt);
  } catch {
    return {};
  }
}
