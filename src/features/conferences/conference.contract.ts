import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { longestSaid, mostLines, mostPieces, pieceKey, stepOwners } from '../../domain/conference.ts';
import { profileVisibilities } from '../../domain/profile.ts';
import { defineApi } from '../../http/api-contract.ts';

const time = z.iso.datetime();
const said = z.string().trim().max(longestSaid, `must be at most ${longestSaid} characters`);
const taskId = z.string().min(1).max(60);

const workView = z.object({
  journeyId: idSchema,
  taskId: z.string(),
  title: z.string(),
  assignment: z.string().optional(),
  handedInAt: time,
  /** Of the latest answer; absent while it waits. */
  outcome: z.enum(['accepted', 'not-yet']).optional(),
});

const pieceView = workView.extend({
  shows: z.string(),
  /** What was handed in last. */
  text: z.string().optional(),
  link: z.string().optional(),
  note: z.string().optional(),
  files: z
    .array(z.object({ id: z.string(), name: z.string(), type: z.string(), bytes: z.number() }))
    .optional(),
});
export type PieceView = z.infer<typeof pieceView>;

const lineView = z.object({
  id: idSchema,
  section: z.string(),
  taps: z.array(z.string()),
  text: z.string(),
  visibility: z.enum(profileVisibilities),
});
export type ShownLineView = z.infer<typeof lineView>;

const goalWords = z.object({
  id: idSchema,
  wish: z.string(),
  ifHappens: z.string(),
  thenDo: z.string(),
});
export type ShownGoalView = z.infer<typeof goalWords>;

const heldView = z.object({
  id: z.string(),
  at: time,
  pieces: z.array(z.object({ title: z.string(), shows: z.string() })),
  goal: z.string().optional(),
  question: z.string(),
  nextStep: z.string(),
  who: z.enum(stepOwners),
  until: z.iso.date().optional(),
});
export type HeldView = z.infer<typeof heldView>;

export const conferenceView = z.object({
  personId: idSchema,
  name: z.string().optional(),
  courseId: idSchema,
  /** Title of the course. */
  course: z.string().optional(),
  visibility: z.enum(profileVisibilities),
  /** −1 before the first save. */
  revision: z.number().int(),
  pieces: z.array(pieceView),
  lines: z.array(lineView),
  goal: goalWords.optional(),
  question: z.string(),
  /** Elsewhere files are told by name only. */
  mayOpenFiles: z.boolean(),
  /** Newest first. */
  held: z.array(heldView),
});
export type ConferenceView = z.infer<typeof conferenceView>;

const ownConferenceView = z.object({
  conference: conferenceView,
  /** What the student may choose from. */
  choices: z.object({
    works: z.array(workView),
    lines: z.array(lineView),
    goals: z.array(goalWords),
  }),
  /** Latest first. */
  openedBy: z.array(z.object({ name: z.string().optional(), at: time })),
});
export type OwnConferenceView = z.infer<typeof ownConferenceView>;

const preparation = z.strictObject({
  pieces: z
    .array(z.strictObject({ journeyId: idSchema, taskId, shows: said.default('') }))
    .max(mostPieces, `can be at most ${mostPieces}`)
    .refine((pieces) => new Set(pieces.map(pieceKey)).size === pieces.length, 'has a piece twice'),
  lineIds: z.array(idSchema).max(mostLines, `can be at most ${mostLines}`),
  goalId: idSchema.optional(),
  question: said,
  visibility: z.enum(profileVisibilities),
  revision: z.number().int(),
});

export const getConferenceApi = defineApi({
  id: 'getConference',
  method: 'get',
  path: '/api/conference',
  summary: 'What the student makes ready for a conference in this course, and what was held before.',
  roles: ['student'],
  response: ownConferenceView,
});

export const saveConferenceApi = defineApi({
  id: 'saveConference',
  method: 'put',
  path: '/api/conference',
  summary: 'Keep what is made ready. Upon an older revision than the stored one, both texts are kept.',
  roles: ['student'],
  body: preparation,
  response: ownConferenceView,
});

export const holdConferenceApi = defineApi({
  id: 'holdConference',
  method: 'post',
  path: '/api/conference/held',
  summary: 'Note that it was held, with the one next step that was agreed on. The preparation begins anew.',
  roles: ['student'],
  body: z.strictObject({
    /** Made by the client: sent twice, it is one conference. */
    id: z.uuid(),
    nextStep: said.min(1, 'must say what comes next'),
    who: z.enum(stepOwners),
    until: z.iso.date().optional(),
  }),
  response: ownConferenceView,
});

const shared = z.object({ conferences: z.array(conferenceView) });
const params = z.object({ personId: idSchema });

export const getStudentConferencesApi = defineApi({
  id: 'getStudentConferences',
  method: 'get',
  path: '/api/class/people/:personId/conferences',
  summary:
    'Conferences that a student of this course shows this teacher. The student sees that they were opened.',
  roles: ['teacher'],
  params,
  response: shared,
});

export const getMenteeConferencesApi = defineApi({
  id: 'getMenteeConferences',
  method: 'get',
  path: '/api/mentees/:personId/conferences',
  summary: 'Conferences that a child shows the family; only for children whom the LMS named.',
  roles: ['mentor'],
  params,
  response: shared,
});
