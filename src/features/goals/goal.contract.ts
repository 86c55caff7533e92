import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { goalAnswers, goalLimits, goalStates } from '../../domain/goal.ts';
import { profileVisibilities } from '../../domain/profile.ts';
import { defineApi } from '../../http/api-contract.ts';

const time = z.iso.datetime();
const slug = z.string().min(1).max(60);
const requestId = z.uuid();
const words = z
  .string()
  .trim()
  .max(goalLimits.text, `must be at most ${goalLimits.text} characters`)
  .default('');
const wish = z
  .string()
  .trim()
  .min(1, 'must say what you wish for')
  .max(goalLimits.text, `must be at most ${goalLimits.text} characters`);

const cardWords = { wish, bestResult: words, obstacle: words, ifHappens: words, thenDo: words };
const shownWords = {
  wish: z.string(),
  bestResult: z.string(),
  obstacle: z.string(),
  ifHappens: z.string(),
  thenDo: z.string(),
};

export const goalView = z.object({
  id: idSchema,
  ...shownWords,
  /** A calendar day. */
  day: z.iso.date().optional(),
  /** The day has ended everywhere. */
  isDayPast: z.boolean(),
  milestone: z.object({ id: slug, title: z.string() }).optional(),
  competency: z.object({ id: slug, statement: z.string() }).optional(),
  visibility: z.enum(profileVisibilities),
  state: z.enum(goalStates),
  stateText: z.string().optional(),
  /** Of the words; grows with each edit. */
  revision: z.number().int(),
  createdAt: time,
  /** What happened to it, oldest first; for the student alone. */
  history: z.array(
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('edited'),
        at: time,
        before: z.object({ ...shownWords, day: z.iso.date().optional() }),
      }),
      z.object({
        kind: z.literal('state'),
        at: time,
        state: z.enum(goalStates),
        text: z.string().optional(),
      }),
    ]),
  ),
  answers: z.array(
    z.object({
      id: z.string(),
      answer: z.enum(goalAnswers),
      text: z.string().optional(),
      name: z.string().optional(),
      isMine: z.boolean(),
      at: time,
    }),
  ),
});
export type GoalView = z.infer<typeof goalView>;

export const goalsView = z.object({
  personId: idSchema,
  name: z.string().optional(),
  /** Open ones first, then the rest; newest first in each. */
  goals: z.array(goalView),
  /** What of the pathway a new goal can be about; empty outside an assignment, and for readers. */
  choices: z.object({
    /** Who reads a new goal before the student says otherwise, as the course decided. */
    visibility: z.enum(profileVisibilities),
    milestones: z.array(z.object({ id: slug, title: z.string() })),
    competencies: z.array(z.object({ id: slug, statement: z.string() })),
  }),
});
export type GoalsView = z.infer<typeof goalsView>;

const student = ['student'] as const;
const ofGoal = z.object({ goalId: idSchema });
const ofPerson = z.object({ personId: idSchema });

export const getGoalsApi = defineApi({
  id: 'getGoals',
  method: 'get',
  path: '/api/goals',
  summary: 'One’s own goals, with what a new one can be about.',
  roles: student,
  response: goalsView,
});

export const addGoalApi = defineApi({
  id: 'addGoal',
  method: 'post',
  path: '/api/goals',
  summary: 'Write a goal; only the wish is asked for. Three can be open at once.',
  roles: student,
  body: z.strictObject({
    requestId,
    ...cardWords,
    day: z.iso.date().optional(),
    milestoneId: slug.optional(),
    competencyId: slug.optional(),
    visibility: z.enum(profileVisibilities),
  }),
  response: goalsView,
});

export const editGoalApi = defineApi({
  id: 'editGoal',
  method: 'put',
  path: '/api/goals/:goalId',
  summary:
    'Change an open goal. Upon an older revision than the stored one, both texts of each field are kept.',
  roles: student,
  params: ofGoal,
  body: z.strictObject({
    requestId,
    ...cardWords,
    day: z.iso.date().optional(),
    visibility: z.enum(profileVisibilities),
    revision: z.number().int(),
  }),
  response: goalsView,
});

export const setGoalStateApi = defineApi({
  id: 'setGoalState',
  method: 'post',
  path: '/api/goals/:goalId/states',
  summary: 'Say how a goal ended, with a sentence if one likes, or open it again.',
  roles: student,
  params: ofGoal,
  body: z.strictObject({ requestId, state: z.enum(goalStates), text: words }),
  response: goalsView,
});

export const getStudentGoalsApi = defineApi({
  id: 'getStudentGoals',
  method: 'get',
  path: '/api/class/people/:personId/goals',
  summary:
    'The goals that a student of this course shares with this teacher. The student sees that it was opened.',
  roles: ['teacher'],
  params: ofPerson,
  response: goalsView,
});

export const answerGoalApi = defineApi({
  id: 'answerGoal',
  method: 'post',
  path: '/api/class/goals/:goalId/answers',
  summary: 'Say to a goal that one may read: agree, add, not quite, or a plain word.',
  roles: ['teacher'],
  params: ofGoal,
  body: z
    .strictObject({ requestId, answer: z.enum(goalAnswers), text: words })
    .refine(({ answer, text }) => answer === 'agree' || text !== '', {
      message: 'must say something',
      path: ['text'],
    }),
  response: goalsView,
});

export const getMenteeGoalsApi = defineApi({
  id: 'getMenteeGoals',
  method: 'get',
  path: '/api/mentees/:personId/goals',
  summary: 'The goals that a child shares with the family; only for children whom the LMS named.',
  roles: ['mentor'],
  params: ofPerson,
  response: goalsView,
});
