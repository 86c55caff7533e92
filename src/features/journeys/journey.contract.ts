import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { taskFormats, switchingRules } from '../../domain/pathway.ts';
import { fileView } from '../files/file.contract.ts';
import { defineApi } from '../../http/api-contract.ts';
import { levelSchema, rowLevelsSchema, rubricViews } from './rubric.contract.ts';
import { reasonView } from '../suggestions/reason.contract.ts';
import { proposalView } from './proposal-view.contract.ts';

/** Dates travel as ISO 8601 texts in UTC. */
const time = z.iso.datetime();
const slug = z.string().min(1).max(60);
/** Made by the client, so that the same request sent twice is one thing done once. */
const requestId = z.uuid();
const shortText = z.string().max(2_000);

const handInView = z.object({
  id: z.string(),
  handedInAt: time,
  format: z.enum(taskFormats),
  text: z.string().optional(),
  link: z.string().optional(),
  files: z.array(fileView).optional(),
  note: z.string().optional(),
  way: z.string().optional(),
  selfRating: rowLevelsSchema.optional(),
});

const reviewView = z.object({
  id: z.string(),
  handInId: z.string(),
  reviewedAt: time,
  /** Absent when the LMS withholds names. */
  reviewerName: z.string().optional(),
  outcome: z.enum(['accepted', 'not-yet']),
  points: z.number().optional(),
  level: levelSchema.optional(),
  rows: rowLevelsSchema.optional(),
  voice: fileView.optional(),
  comment: z.string().optional(),
});

const draftView = z.object({
  text: z.string(),
  link: z.string(),
  note: z.string(),
  way: z.string().optional(),
  selfRating: rowLevelsSchema.optional(),
  /** Added and not handed in yet. */
  files: z.array(fileView),
  /** −1 when files were added and nothing was typed. */
  revision: z.number().int(),
  savedAt: time,
});

const taskView = z.object({
  id: slug,
  title: z.string(),
  summary: z.string().optional(),
  /** Safe HTML made on the server from the author's Markdown. */
  instructionsHtml: z.string(),
  links: z.array(z.object({ title: z.string(), url: z.string() })),
  minutes: z.number().optional(),
  place: z.string().optional(),
  people: z.string().optional(),
  device: z.boolean().optional(),
  formats: z.array(z.enum(taskFormats)),
  points: z.number(),
  /** For who reviews: the points that levels 1 to 4 suggest. */
  levelPoints: z.array(z.number()).length(4).optional(),
  competencies: z.array(z.object({ id: z.string(), code: z.string().optional(), statement: z.string() })),
  variant: z.enum(['stretch', 'supported']).optional(),
  state: z.enum(['open', 'picked', 'handed-in', 'not-yet', 'done', 'not-chosen']),
  /** The pick that takes a slot now, for tasks of a group. */
  pick: z.object({ id: z.string(), pickedAt: time, reason: z.string().optional() }).optional(),
  /** For options: why it may fit the student, from what the student shares; two at most. For the student's own eyes. */
  reasons: z.array(reasonView).max(2).optional(),
  topics: z.array(z.string()).optional(),
  ...rubricViews,
  /** For options: the score, on the LMS's scale, if this earned everything. */
  couldBecome: z.number().optional(),
  handIns: z.array(handInView),
  reviews: z.array(reviewView),
  /** Only for the student who is writing it. */
  draft: draftView.optional(),
});

const groupView = z.object({
  id: slug,
  title: z.string(),
  choose: z.number().int(),
  picked: z.number().int(),
  points: z.number(),
  /** What one slot is worth on the LMS's scale, whichever task fills it. */
  slotPoints: z.number(),
  switching: z.enum(switchingRules),
  /** A wish to switch that waits for the teacher. */
  switchRequest: z
    .object({
      id: z.string(),
      fromTaskId: slug,
      toTaskId: slug,
      reason: z.string().optional(),
      askedAt: time,
    })
    .optional(),
  /** The wish to switch that the teacher declined last. */
  declinedSwitch: z.object({ fromTaskId: slug, toTaskId: slug }).optional(),
  /** The student's own ways for this group, oldest first; an approved one is among the tasks too. */
  proposals: z.array(proposalView),
  tasks: z.array(taskView),
});

const paceSchema = z.enum(['none', 'needs-time', 'on-pace', 'ahead']);

const milestoneView = z.object({
  id: slug,
  title: z.string(),
  summary: z.string().optional(),
  progress: z.object({ required: z.number(), done: z.number(), waiting: z.number(), notYet: z.number() }),
  /** The teacher's soft date. */
  day: z.iso.date().optional(),
  pace: paceSchema,
  /** Looking back on it: whether that is offered now, and what was said, oldest first. */
  reflection: z.object({
    isOffered: z.boolean(),
    said: z.array(
      z.object({
        id: z.string(),
        at: time,
        scale: z.number().optional(),
        why: z.string().optional(),
        sentence: z.string().optional(),
        hasVoice: z.boolean().optional(),
      }),
    ),
  }),
  steps: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('task'), task: taskView }),
      z.object({ kind: z.literal('group'), group: groupView }),
    ]),
  ),
});

/** What of a grade has reached the LMS. The client puts it into words. */
export const passbackView = z.object({
  state: z.enum([
    'nothing-to-send',
    /** The assignment has no line item in the LMS. */
    'no-line-item',
    'waiting',
    'delivered',
    /** The LMS failed; tried again at nextTryAt. */
    'retrying',
    /** The LMS refused for good; a person must act. */
    'refused',
    'line-item-missing',
    /** Someone changed the grade in the LMS by hand; held until the teacher decides. */
    'changed-in-lms',
  ]),
  /** Name of the LMS, such as "Canvas". */
  lms: z.string(),
  scoreGiven: z.number().optional(),
  scoreMaximum: z.number().optional(),
  deliveredAt: time.optional(),
  nextTryAt: time.optional(),
  /** HTTP status of the last failure, when the LMS answered at all. */
  lmsStatus: z.number().optional(),
  /** What the LMS shows now, when it was changed by hand. */
  lmsScore: z.number().optional(),
});
export type PassbackView = z.infer<typeof passbackView>;

export const journeyView = z.object({
  journeyId: idSchema,
  /** Grows with each change. */
  revision: z.number().int(),
  assignment: z.object({ id: idSchema, title: z.string(), dueAt: time.optional() }),
  pathway: z.object({
    title: z.string(),
    summary: z.string(),
    version: z.number().int(),
    language: z.string(),
  }),
  student: z.object({ personId: idSchema, name: z.string() }),
  stage: z.enum(['not-started', 'in-progress', 'waiting', 'reviewed', 'complete']),
  nextStep: z.discriminatedUnion('action', [
    z.object({ action: z.enum(['improve', 'do']), milestoneId: slug, taskId: slug }),
    z.object({ action: z.literal('choose'), milestoneId: slug, groupId: slug, remaining: z.number().int() }),
    z.object({ action: z.enum(['wait', 'finished']) }),
  ]),
  /** The district allows it: for who reviews voice comments, for a student recordings of their own. */
  isVoiceAllowed: z.boolean().optional(),
  /** The student has written nothing in the own profile yet; for the student alone. */
  invitesToProfile: z.literal(true).optional(),
  /** `given` of `maximum` is on the scale of the LMS's column and equals what is sent; `earned` of `possible` is the pathway's own. */
  score: z.object({
    earned: z.number(),
    possible: z.number(),
    given: z.number().optional(),
    maximum: z.number(),
    /** The pathway's own number, where the teacher decided to keep another one in the LMS. */
    insteadOf: z.number().optional(),
  }),
  /** How the student stands to the teacher's soft dates. */
  pace: paceSchema,
  milestones: z.array(milestoneView),
  passback: passbackView,
});
export type JourneyView = z.infer<typeof journeyView>;
export type TaskView = z.infer<typeof taskView>;
export type GroupView = z.infer<typeof groupView>;
export type MilestoneView = z.infer<typeof milestoneView>;

export const getJourneyApi = defineApi({
  id: 'getJourney',
  method: 'get',
  path: '/api/journey',
  summary: 'The student’s own journey through the assignment of this session.',
  roles: ['student'],
  response: journeyView,
});

export const pickTaskApi = defineApi({
  id: 'pickTask',
  method: 'post',
  path: '/api/journey/picks',
  summary: 'Choose a task of a group.',
  roles: ['student'],
  body: z.strictObject({ id: requestId, groupId: slug, taskId: slug, reason: shortText.optional() }),
  response: journeyView,
});

export const unpickTaskApi = defineApi({
  id: 'unpickTask',
  method: 'delete',
  path: '/api/journey/picks/:pickId',
  summary: 'Take a choice back, while nothing was handed in for it.',
  roles: ['student'],
  params: z.object({ pickId: z.string().max(60) }),
  response: journeyView,
});

export const switchTaskApi = defineApi({
  id: 'switchTask',
  method: 'post',
  path: '/api/journey/switches',
  summary: 'Change a choice by the group’s rule; where the teacher must agree, this asks.',
  roles: ['student'],
  body: z.strictObject({
    id: requestId,
    groupId: slug,
    fromTaskId: slug,
    toTaskId: slug,
    reason: shortText.optional(),
  }),
  response: journeyView,
});

export const saveDraftApi = defineApi({
  id: 'saveDraft',
  method: 'put',
  path: '/api/journey/drafts/:taskId',
  summary: 'Keep what is being typed. A lower revision than the stored one is ignored.',
  roles: ['student'],
  params: z.object({ taskId: slug }),
  body: z.strictObject({
    text: z.string().max(50_000),
    link: shortText,
    note: shortText,
    /** Id of a way of the task; empty for none. Left out, what was kept stays. */
    way: z.string().max(60).optional(),
    selfRating: rowLevelsSchema.optional(),
    revision: z.number().int().min(0),
  }),
  response: draftView,
});

export const handInApi = defineApi({
  id: 'handIn',
  method: 'post',
  path: '/api/journey/hand-ins',
  summary: 'Hand in the work for a task.',
  roles: ['student'],
  body: z.strictObject({
    id: requestId,
    taskId: slug,
    format: z.enum(taskFormats),
    text: z.string().max(50_000).optional(),
    link: shortText.optional(),
    /** Ids of files that were added for this task, or that an earlier hand-in of it holds. */
    files: z.array(idSchema).max(20).optional(),
    note: shortText.optional(),
    /** The task's way in which the work is shown; `format` is then that way's own. */
    way: slug.optional(),
    /** How the student sees the own work, by row of the rubric. */
    selfRating: rowLevelsSchema.optional(),
  }),
  response: journeyView,
});
