import express, { Router } from 'express';
import type { Response } from 'express';
import { z } from 'zod';
import { addAssignment } from './assignments.ts';
import { copyCourse } from './course-copy.ts';
import { faultsChangeSchema } from './faults.ts';
import { rotateKeys } from './keys.ts';
import { dresses } from './model.ts';
import { deleteLineItem } from './protocol/line-items.ts';
import { sendCopyNotices } from './protocol/notices.ts';
import { startLaunch } from './protocol/login.ts';
import type { Sandbox } from './sandbox.ts';
import { resetState } from './state.ts';
import { gradeByHand } from './teacher-grade.ts';

const dress = z.enum(dresses);

const launchSchema = z.strictObject({
  as: z.string(),
  dress: dress.optional(),
  course: z.string().optional(),
  link: z.string().optional(),
  message: z.enum(['resource-link', 'deep-linking', 'submission-review']).optional(),
  placement: z.string().optional(),
  forUser: z.string().optional(),
  targetLinkUri: z.string().optional(),
  studentView: z.boolean().optional(),
  clientId: z.string().optional(),
  deploymentId: z.string().optional(),
});

const assignmentSchema = z.strictObject({
  dress: dress.optional(),
  course: z.string(),
  title: z.string().min(1),
  description: z.string().optional(),
  url: z.url().optional(),
  custom: z.record(z.string(), z.string()).optional(),
  scoreMaximum: z.number().gt(0).nullable().optional(),
  resourceId: z.string().nullable().optional(),
  tag: z.string().nullable().optional(),
  dueAt: z.iso.datetime().nullable().optional(),
  published: z.boolean().optional(),
});

const gradeSchema = z.strictObject({
  lineItemId: z.string(),
  personId: z.string(),
  score: z.number().nullable(),
  flag: z.string().nullable().optional(),
});

/** JSON switches for tests and scripts that run in another process; the pages offer the same to people. */
export function createControls(sandbox: Sandbox): Router {
  const { state } = sandbox;
  const router = Router();
  router.use(express.json());
  router.get('/faults', (_req, res) => {
    res.json(state.faults);
  });
  router.post('/faults', (req, res) => {
    withBody(faultsChangeSchema, req.body, res, (changes) => Object.assign(state.faults, changes));
  });
  router.get('/state', (_req, res) => {
    const { assignments, lineItems, gradebook, requests, school } = state;
    res.json({ assignments, lineItems, gradebook, requests, school });
  });
  router.post('/launches', (req, res) => {
    withBody(launchSchema, req.body, res, (input) => startLaunch(sandbox, input));
  });
  router.post('/assignments', (req, res) => {
    withBody(assignmentSchema, req.body, res, (input) => addAssignment(sandbox, input));
  });
  router.post('/grades', (req, res) => {
    withBody(gradeSchema, req.body, res, (input) => gradeByHand(sandbox, input));
  });
  router.post('/courses/:course/copy', (req, res) => {
    const copy = copyCourse(sandbox, req.params.course);
    void sendCopyNotices(sandbox, copy).then(() => res.json(copy));
  });
  router.post('/line-items/:lineItem/delete', (req, res) => {
    deleteLineItem(sandbox, req.params.lineItem);
    res.json({});
  });
  router.post('/rotate-keys', (req, res, next) => {
    const parsed = z.strictObject({ dress, overlap: z.boolean().default(false) }).parse(req.body);
    rotateKeys(state.platforms[parsed.dress].keys, parsed.overlap).then(() => res.json({}), next);
  });
  router.post('/reset', (_req, res) => {
    resetState(state);
    res.json({});
  });
  return router;
}

function withBody<Body>(
  schema: z.ZodType<Body>,
  body: unknown,
  res: Response,
  act: (body: Body) => unknown,
): void {
  const parsed = schema.safeParse(body ?? {});
  if (!parsed.success) {
    res.status(400).json({ errors: [{ message: z.prettifyError(parsed.error) }] });
    return;
  }
  try {
    res.json(act(parsed.data));
  } catch (error) {
    res.status(400).json({ errors: [{ message: error instanceof Error ? error.message : String(error) }] });
  }
}
