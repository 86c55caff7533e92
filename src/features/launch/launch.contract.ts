import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { defineApi } from '../../http/api-contract.ts';
import { consoleView } from '../admin/admin.contract.ts';
import { pickerView } from '../deep-linking/deep-linking.contract.ts';
import { boardView } from '../journeys/board.contract.ts';
import { journeyView } from '../journeys/journey.contract.ts';
import { pathwayIdSchema } from '../pathways/pathway.contract.ts';

const menteeView = z.object({
  personId: idSchema,
  name: z.string(),
  stage: z.enum(['not-started', 'in-progress', 'waiting', 'reviewed', 'complete']),
  /** In tasks: asked for, accepted, handed in without an answer, sent back to be made better. */
  milestones: z.array(
    z.object({
      title: z.string(),
      required: z.number(),
      done: z.number(),
      waiting: z.number(),
      notYet: z.number(),
    }),
  ),
  /** What the child chose, with the child's own reason. No submissions (LTI Core §E.1: mentors see progress and summaries). */
  choices: z.array(z.object({ group: z.string(), task: z.string(), reason: z.string().optional() })),
});

/** The first screen and everything that it shows, so that a launch needs no second request. */
export const screenView = z.discriminatedUnion('name', [
  z.object({ name: z.literal('journey'), journey: journeyView }),
  z.object({ name: z.literal('board'), board: boardView, openPersonId: idSchema.optional() }),
  z.object({ name: z.literal('picker'), picker: pickerView }),
  /** A teacher opened a link that holds no pathway yet. */
  z.object({
    name: z.literal('choose-pathway'),
    linkTitle: z.string().optional(),
    /** It held one that is not there any more; the students' work is. */
    isPathwayGone: z.boolean(),
    picker: pickerView,
  }),
  /** A student opened a link that holds no pathway yet. */
  z.object({ name: z.literal('not-ready') }),
  z.object({ name: z.literal('mentor'), assignmentTitle: z.string(), students: z.array(menteeView) }),
  z.object({ name: z.literal('designer'), picker: pickerView }),
  z.object({ name: z.literal('home') }),
  z.object({ name: z.literal('admin'), console: consoleView }),
  z.object({
    name: z.literal('explain'),
    reason: z.enum([
      'no-role',
      'no-course',
      'no-children',
      'not-for-families',
      'deep-linking-role',
      'not-admin',
    ]),
  }),
]);
export type ScreenView = z.infer<typeof screenView>;

export const launchView = z.object({
  session: z.object({ token: z.string(), expiresAt: z.iso.datetime() }),
  locale: z.string(),
  person: z.object({
    id: idSchema,
    name: z.string().optional(),
    role: z.enum(['teacher', 'reviewer', 'designer', 'student', 'mentor', 'none', 'admin', 'operator']),
  }),
  course: z.object({ title: z.string().optional() }).optional(),
  lms: z.string(),
  screen: screenView,
});
export type LaunchView = z.infer<typeof launchView>;

export const getSessionApi = defineApi({
  id: 'getSession',
  method: 'get',
  path: '/api/session',
  summary: 'The first screen again, with a renewed token: what the launch page held, for a reload.',
  roles: 'anyone',
  response: launchView,
});

export const renewSessionApi = defineApi({
  id: 'renewSession',
  method: 'post',
  path: '/api/session/renewals',
  summary: 'A fresh token for the same session, while its launch is not too long ago.',
  roles: 'anyone',
  response: z.object({ token: z.string(), expiresAt: z.iso.datetime() }),
});

export const choosePathwayApi = defineApi({
  id: 'choosePathway',
  method: 'put',
  path: '/api/assignment/pathway',
  summary: 'Say which pathway this link holds.',
  roles: ['teacher', 'designer'],
  body: z.strictObject({ pathwayId: pathwayIdSchema }),
  response: launchView,
});
