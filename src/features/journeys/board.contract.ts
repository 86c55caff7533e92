import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { defineApi } from '../../http/api-contract.ts';
import { rosterView } from '../roster/roster.contract.ts';
import { journeyView, passbackView } from './journey.contract.ts';
import { levelSchema, rowLevelsSchema } from './rubric.contract.ts';

const reviewers = ['teacher', 'reviewer'] as const;

const time = z.iso.datetime();

const cellView = z.object({
  milestoneId: z.string(),
  required: z.number(),
  done: z.number(),
  waiting: z.number(),
  notYet: z.number(),
});

const rowView = z.object({
  personId: idSchema,
  /** Absent until the student opened the assignment. */
  journeyId: idSchema.optional(),
  name: z.string(),
  /** Stands for the name where a whole room can see the screen; each number once in a class. */
  learner: z.number().int(),
  isTestStudent: z.boolean(),
  /** The LMS's class list does not name them any more; there only because of their work, and in no sum. */
  hasLeft: z.boolean(),
  /** Names of their sections (Canvas); empty until they open Waymark. */
  sections: z.array(z.string()),
  stage: z.enum(['not-started', 'in-progress', 'waiting', 'reviewed', 'complete']),
  cells: z.array(cellView),
  /** Hand-ins, switch requests and own ways that wait for the teacher. */
  waiting: z.number().int(),
  waitingSince: time.optional(),
  /** The hand-ins among what waits. */
  waitingWorks: z.array(
    z.object({ taskId: z.string(), title: z.string(), handInId: z.string(), handedInAt: time }),
  ),
  /** Named rules; none of them is a prediction. */
  stuck: z.array(z.enum(['sent-back-twice', 'quiet', 'asks-to-switch', 'proposes'])),
  /** Title of the task that was sent back twice. */
  sentBackTwice: z.string().optional(),
  lastActiveAt: time.optional(),
  /** `given` is what this screen, the student's and the LMS show alike. */
  score: z.object({ given: z.number().optional(), maximum: z.number(), insteadOf: z.number().optional() }),
  passback: passbackView,
});
export type BoardRow = z.infer<typeof rowView>;

export const boardView = z.object({
  assignment: z.object({
    id: idSchema,
    title: z.string(),
    dueAt: z.iso.datetime().optional(),
    hasLineItem: z.boolean(),
  }),
  pathway: z.object({ id: idSchema, title: z.string(), version: z.number().int() }),
  milestones: z.array(z.object({ id: z.string(), title: z.string() })),
  rows: z.array(rowView),
  /** Sums without the LMS's test student and without who has left; `left` are those, with and without a row. */
  counts: z.object({
    students: z.number().int(),
    waiting: z.number().int(),
    complete: z.number().int(),
    left: z.number().int(),
  }),
  roster: rosterView,
  lms: z.string(),
});
export type BoardView = z.infer<typeof boardView>;

export const getBoardApi = defineApi({
  id: 'getBoard',
  method: 'get',
  path: '/api/board',
  summary: 'The class of this assignment: students and milestones.',
  roles: reviewers,
  response: boardView,
});

export const getStudentJourneyApi = defineApi({
  id: 'getStudentJourney',
  method: 'get',
  path: '/api/board/students/:personId',
  summary: 'One student’s journey with all work handed in; drafts stay with the student.',
  roles: reviewers,
  params: z.object({ personId: idSchema }),
  response: journeyView,
});

export const reviewWorkApi = defineApi({
  id: 'reviewWork',
  method: 'post',
  path: '/api/journeys/:journeyId/reviews',
  summary: 'Accept the latest hand-in of a task with points, or send it back as not yet.',
  roles: reviewers,
  params: z.object({ journeyId: idSchema }),
  body: z.strictObject({
    id: z.uuid(),
    taskId: z.string().min(1).max(60),
    handInId: z.string().min(1).max(60),
    outcome: z.enum(['accepted', 'not-yet']),
    points: z.number().min(0).max(1000).optional(),
    level: levelSchema.optional(),
    /** Levels by row of the task's rubric. */
    rows: rowLevelsSchema.optional(),
    /** A recording that was kept for this task. */
    voiceFileId: idSchema.optional(),
    comment: z.string().max(5_000).optional(),
  }),
  response: journeyView,
});

export const answerSwitchApi = defineApi({
  id: 'answerSwitch',
  method: 'post',
  path: '/api/journeys/:journeyId/switch-answers',
  summary: 'Answer a student’s wish to switch.',
  roles: reviewers,
  params: z.object({ journeyId: idSchema }),
  body: z.strictObject({ requestId: z.string().min(1).max(60), answer: z.enum(['approved', 'declined']) }),
  response: journeyView,
});

export const retryPassbackApi = defineApi({
  id: 'retryPassback',
  method: 'post',
  path: '/api/journeys/:journeyId/passback/retries',
  summary: 'Try to send this student’s grade now.',
  roles: ['teacher'],
  params: z.object({ journeyId: idSchema }),
  response: journeyView,
});

export const decidePassbackApi = defineApi({
  id: 'decidePassback',
  method: 'post',
  path: '/api/journeys/:journeyId/passback/decisions',
  summary: 'Where a grade was changed in the LMS by hand: send ours, or keep theirs.',
  roles: ['teacher'],
  params: z.object({ journeyId: idSchema }),
  body: z.strictObject({ keep: z.enum(['ours', 'theirs']) }),
  response: journeyView,
});

export const relinkLineItemApi = defineApi({
  id: 'relinkLineItem',
  method: 'post',
  path: '/api/assignment/line-item',
  summary: 'Find this assignment’s column in the LMS again, or make a new one where the LMS lets us.',
  roles: ['teacher'],
  response: boardView,
});

export const sendBackManyApi = defineApi({
  id: 'sendBackMany',
  method: 'post',
  path: '/api/board/returns',
  summary: 'Send several hand-ins back as not yet with one note. Each is done or refused by itself.',
  roles: reviewers,
  body: z.strictObject({
    note: z.string().trim().min(1, 'say what is missing').max(5_000),
    /** `id` is that of the review to be made; the same id again changes nothing. */
    items: z
      .array(
        z.strictObject({
          id: z.uuid(),
          journeyId: idSchema,
          taskId: z.string().min(1).max(60),
          handInId: z.string().min(1).max(60),
        }),
      )
      .min(1)
      .max(300),
  }),
  response: z.object({
    results: z.array(
      z.object({
        id: z.uuid(),
        outcome: z.enum(['sent-back', 'refused']),
        /** Why it was refused: a rule of the pathway, or `NOT_FOUND`. */
        reason: z.string().optional(),
      }),
    ),
  }),
});

export const exportBoardApi = defineApi({
  id: 'exportBoard',
  method: 'get',
  path: '/api/board/export',
  summary: 'The class as a table for spreadsheets: the numbers of the screen, and each task with its level.',
  roles: reviewers,
  /** `csv` is RFC 4180 with a byte order mark; cells that a spreadsheet would run as a formula are made plain text. */
  response: z.object({ fileName: z.string(), csv: z.string() }),
});
