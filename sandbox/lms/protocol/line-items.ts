import type { Request, Response } from 'express';
import { z } from 'zod';
import { dressRules } from '../dresses/index.ts';
import type { Course, Dress, Grade, LineItem } from '../model.ts';
import { refuse } from '../request-log.ts';
import { findAssignment, findCourseByNumber, findRegistration, takeNumber } from '../sandbox.ts';
import type { Sandbox } from '../sandbox.ts';
import { mediaTypes } from '../vocabulary.ts';
import { addAssignment } from '../assignments.ts';
import { sendPage } from './paging.ts';

const launchUrlKey = 'https://canvas.instructure.com/lti/launch_url';
const submissionTypeKey = 'https://canvas.instructure.com/lti/submission_type';

const lineItemSchema = z.looseObject({
  label: z.string().trim().min(1),
  scoreMaximum: z.number().gt(0),
  resourceLinkId: z.string().min(1).nullish(),
  resourceId: z.string().nullish(),
  tag: z.string().nullish(),
  startDateTime: z.iso.datetime({ offset: true }).nullish(),
  endDateTime: z.iso.datetime({ offset: true }).nullish(),
  gradesReleased: z.boolean().nullish(),
  submissionReview: z.record(z.string(), z.unknown()).nullish(),
  [submissionTypeKey]: z.looseObject({ type: z.string(), external_tool_url: z.url().optional() }).optional(),
});

type LineItemBody = z.infer<typeof lineItemSchema>;

/** AGS 2.0 §3.2: the container and its items. Only the tool's own items of this course are seen. */
export function lineItemHandlers(sandbox: Sandbox, dress: Dress) {
  return {
    list(req: Request, res: Response): void {
      const course = findCourseOrRefuse(sandbox, req, res);
      if (!course) return;
      const { resource_link_id, resource_id, tag } = req.query;
      const items = ownLineItems(sandbox, dress, course, res).filter(
        (item) =>
          (resource_link_id === undefined || linkIdOf(sandbox, item) === resource_link_id) &&
          (resource_id === undefined || item.resourceId === resource_id) &&
          (tag === undefined || item.tag === tag),
      );
      res.type(mediaTypes.lineItems);
      sendPage(req, res, {
        sandbox,
        items: items.map((item) => presentLineItem(sandbox, item)),
        defaultSize: 50,
        maximum: 100,
        dress,
      });
    },
    create(req: Request, res: Response): void {
      const course = findCourseOrRefuse(sandbox, req, res);
      const body = course && parseLineItem(dress, req, res);
      if (!course || !body) return;
      const item = createLineItem(sandbox, { dress, course, clientId: clientIdOf(res), body });
      if ('refusal' in item) return refuse(res, item.status, item.refusal);
      res.status(201).type(mediaTypes.lineItem).json(presentLineItem(sandbox, item));
    },
    show(req: Request, res: Response): void {
      const item = findLineItemOrRefuse(sandbox, dress, req, res);
      if (item) res.type(mediaTypes.lineItem).json(presentLineItem(sandbox, item));
    },
    replace(req: Request, res: Response): void {
      const item = findLineItemOrRefuse(sandbox, dress, req, res);
      const body = item && parseLineItem(dress, req, res);
      if (!item || !body) return;
      replaceLineItem(sandbox, item, body);
      res.type(mediaTypes.lineItem).json(presentLineItem(sandbox, item));
    },
    remove(req: Request, res: Response): void {
      const item = findLineItemOrRefuse(sandbox, dress, req, res);
      if (!item) return;
      if (dress === 'canvas' && item.isMain && item.assignmentId !== null) {
        return refuse(res, 401, 'the line item of an assignment is deleted with the assignment only');
      }
      deleteLineItem(sandbox, item.id);
      res.status(204).end();
    },
  };
}

export function deleteLineItem({ state }: Sandbox, id: string): void {
  state.lineItems = state.lineItems.filter((item) => item.id !== id);
  state.gradebook = state.gradebook.filter((grade) => grade.lineItemId !== id);
}

/** @param below what follows the line item in the path, such as `/results` */
export function lineItemUrl(sandbox: Sandbox, item: LineItem, below = ''): string {
  const course = sandbox.state.school.courses.find((one) => one.id === item.courseId);
  if (!course) throw new Error(`line item ${item.id} has lost its course`);
  const rules = dressRules[item.dress];
  const install = findRegistration(sandbox.state, item.dress, item.clientId);
  if (!install) throw new Error(`line item ${item.id} has lost its tool`);
  const path = `${rules.lineItemsPath(install, course)}/${item.id}${rules.lineItemSuffix}${below}`;
  return `${sandbox.url}${path}${rules.lineItemsQuery(install)}`;
}

/** The line item in the address, when it is the caller's own and of that course; answers 404 otherwise. */
export function findLineItemOrRefuse(
  sandbox: Sandbox,
  dress: Dress,
  req: Request,
  res: Response,
): LineItem | null {
  const course = findCourseOrRefuse(sandbox, req, res);
  if (!course) return null;
  const item = ownLineItems(sandbox, dress, course, res).find((one) => one.id === req.params['lineItem']);
  if (!item) refuse(res, 404, `Not Found: Grade item ${String(req.params['lineItem'])} doesn't exist`);
  return item ?? null;
}

export function findCourseOrRefuse({ state }: Sandbox, req: Request, res: Response): Course | null {
  const course = findCourseByNumber(state, String(req.params['course'] ?? req.query['course']));
  if (!course) refuse(res, 404, 'there is no such course');
  return course;
}

function ownLineItems({ state }: Sandbox, dress: Dress, course: Course, res: Response): LineItem[] {
  return state.lineItems.filter(
    (item) => item.dress === dress && item.courseId === course.id && item.clientId === clientIdOf(res),
  );
}

function clientIdOf(res: Response): string {
  return String(res.locals['clientId']);
}

function linkIdOf({ state }: Sandbox, item: LineItem): string | undefined {
  return state.assignments.find((one) => one.id === item.assignmentId)?.linkId;
}

function parseLineItem(dress: Dress, req: Request, res: Response): LineItemBody | null {
  if (!req.is(mediaTypes.lineItem)) {
    refuse(res, dressRules[dress].refusals.wrongMediaType, `the media type must be ${mediaTypes.lineItem}`);
    return null;
  }
  const parsed = lineItemSchema.safeParse(req.body);
  if (parsed.success) return parsed.data;
  refuse(res, 400, z.prettifyError(parsed.error));
  return null;
}

interface NewLineItem {
  dress: Dress;
  course: Course;
  clientId: string;
  body: LineItemBody;
}

function createLineItem(
  sandbox: Sandbox,
  { dress, course, clientId, body }: NewLineItem,
): LineItem | { status: number; refusal: string } {
  const { state } = sandbox;
  const assignment = body.resourceLinkId ? findAssignment(state, dress, body.resourceLinkId) : null;
  if (body.resourceLinkId && assignment?.clientId !== clientId) {
    const status = dressRules[dress].refusals.foreignLink;
    return { status, refusal: 'resourceLinkId is not a link of this tool' };
  }
  if (assignment && assignment.courseId !== course.id) {
    return { status: dress === 'moodle' ? 403 : 412, refusal: 'resourceLinkId is a link of another course' };
  }
  if (!assignment && dress === 'canvas') {
    // Canvas makes an assignment for a line item without a link.
    const made = addAssignment(sandbox, {
      dress,
      course: course.id,
      clientId,
      title: body.label,
      scoreMaximum: body.scoreMaximum,
      url: body[submissionTypeKey]?.external_tool_url,
      dueAt: body.endDateTime ?? null,
      availableAt: body.startDateTime ?? null,
    });
    const item = state.lineItems.find((one) => one.assignmentId === made.id);
    if (!item) throw new Error('an assignment was made without a line item');
    return Object.assign(item, { resourceId: body.resourceId ?? null, tag: body.tag ?? null });
  }
  const item: LineItem = {
    id: String(takeNumber(state)),
    dress,
    courseId: course.id,
    clientId,
    assignmentId: assignment?.id ?? null,
    isMain: !assignment || !state.lineItems.some((one) => one.assignmentId === assignment.id),
    ...definition(body),
  };
  state.lineItems.push(item);
  return item;
}

/** Schoology keeps no end date of a line item. */
function definition(body: LineItemBody) {
  return {
    label: body.label,
    scoreMaximum: body.scoreMaximum,
    resourceId: body.resourceId ?? null,
    tag: body.tag ?? null,
    startDateTime: body.startDateTime ?? null,
    endDateTime: body.endDateTime ?? null,
    gradesReleased: body.gradesReleased ?? null,
    submissionReview: body.submissionReview ?? null,
  };
}

/** PUT replaces the whole definition; the main item of a Canvas assignment renames the assignment with it; Moodle rescales the grades. */
function replaceLineItem({ state }: Sandbox, item: LineItem, body: LineItemBody): void {
  if (item.dress === 'moodle') rescaleGrades(state.gradebook, item, body.scoreMaximum / item.scoreMaximum);
  Object.assign(item, definition(body));
  const assignment = state.assignments.find((one) => one.id === item.assignmentId);
  if (!assignment || !item.isMain || item.dress !== 'canvas') return;
  assignment.title = body.label;
  if (body.endDateTime) assignment.dueAt = body.endDateTime;
  if (body.startDateTime) assignment.availableAt = body.startDateTime;
}

function rescaleGrades(gradebook: Grade[], item: LineItem, factor: number): void {
  for (const grade of gradebook)
    if (grade.lineItemId === item.id && grade.score !== null) grade.score *= factor;
}

function presentLineItem(sandbox: Sandbox, item: LineItem): Record<string, unknown> {
  const assignment = sandbox.state.assignments.find((one) => one.id === item.assignmentId);
  const isMoodle = item.dress === 'moodle';
  const optional = {
    resourceLinkId: assignment?.linkId,
    ltiLinkId: isMoodle ? assignment?.linkId : null,
    resourceId: item.resourceId,
    tag: item.tag,
    startDateTime: isMoodle ? null : item.startDateTime,
    endDateTime: item.dress === 'canvas' ? item.endDateTime : null,
    gradesReleased: isMoodle ? null : item.gradesReleased,
    submissionReview: item.submissionReview,
    [launchUrlKey]: item.dress === 'canvas' ? assignment?.url : null,
  };
  return {
    id: lineItemUrl(sandbox, item),
    label: item.label,
    scoreMaximum: item.scoreMaximum,
    ...Object.fromEntries(
      Object.entries(optional).filter(([, value]) => value !== null && value !== undefined),
    ),
  };
}
