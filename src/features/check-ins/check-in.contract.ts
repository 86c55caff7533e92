import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { defineApi } from '../../http/api-contract.ts';
import { goalView } from '../goals/goal.contract.ts';
import { profileEntryView } from '../profiles/profile.contract.ts';

const time = z.iso.datetime();
const who = z.enum(['student', 'teacher', 'both']);
const longestNote = 4_000;
const longestStep = 300;

/** Why somebody is on the list, by a rule that the screen tells in words. */
const reason = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('asked'), at: time }),
  z.object({ rule: z.literal('goal-day'), day: z.iso.date() }),
  z.object({ rule: z.literal('sent-back-twice'), task: z.string() }),
  z.object({ rule: z.literal('idle'), since: time }),
  z.object({ rule: z.literal('longest-without-talk'), lastTalkAt: time.optional() }),
]);
export type CheckInReasonView = z.infer<typeof reason>;

export const talkView = z.object({
  id: idSchema,
  heldAt: time,
  /** Absent when the LMS withholds names. */
  teacherName: z.string().optional(),
  note: z.string(),
  step: z.object({ text: z.string(), who, until: z.iso.date().optional() }),
  doneAt: time.optional(),
});
export type TalkView = z.infer<typeof talkView>;

const queueView = z.object({
  students: z.array(z.object({ personId: idSchema, name: z.string(), reasons: z.array(reason) })),
  /** With whom a talk was noted in the last twelve hours. */
  talkedToday: z.array(z.object({ personId: idSchema, name: z.string() })),
});
export type QueueView = z.infer<typeof queueView>;

const agendaView = z.object({
  personId: idSchema,
  name: z.string(),
  reasons: z.array(reason),
  paths: z.array(
    z.object({
      assignmentTitle: z.string(),
      /** It is the assignment of this session, whose work can be opened here. */
      isHere: z.boolean(),
      milestone: z.string().optional(),
      nextStep: z.object({
        action: z.enum(['improve', 'do', 'choose', 'wait', 'finished']),
        title: z.string().optional(),
      }),
      waiting: z.array(z.object({ title: z.string(), since: time })),
      lastNotYet: z
        .object({ task: z.string(), comment: z.string().optional(), at: time, isAcceptedNow: z.boolean() })
        .optional(),
    }),
  ),
  /** The latest open goal that the student shares. */
  goal: goalView.optional(),
  /** The student's own latest line that this teacher may read. */
  line: profileEntryView.optional(),
  /** The last talks in this course, newest first, five at most. */
  talks: z.array(talkView),
});
export type AgendaView = z.infer<typeof agendaView>;

const ofPerson = z.object({ personId: idSchema });
const ofTalk = z.object({ talkId: idSchema });
const teacher = ['teacher'] as const;

export const getCheckInQueueApi = defineApi({
  id: 'getCheckInQueue',
  method: 'get',
  path: '/api/class/check-in-queue',
  summary: 'Students of this course to see today, five at most and everyone who asked, each with the rules.',
  roles: teacher,
  response: queueView,
});

export const getAgendaApi = defineApi({
  id: 'getCheckInAgenda',
  method: 'get',
  path: '/api/class/people/:personId/check-in',
  summary:
    'What a talk with this student may be about, from path, goal and profile. The student sees that it was opened.',
  roles: teacher,
  params: ofPerson,
  response: agendaView,
});

export const addTalkApi = defineApi({
  id: 'addCheckInTalk',
  method: 'post',
  path: '/api/class/people/:personId/talks',
  summary:
    'Keep a talk: a note and one agreed next step, both of which the student reads. Answers a wish for a check-in. Never scored.',
  roles: teacher,
  params: ofPerson,
  body: z.strictObject({
    /** Made by the client: sent twice, it is one talk. */
    requestId: z.uuid(),
    note: z.string().max(longestNote, `must be at most ${longestNote} characters`).default(''),
    step: z.strictObject({
      text: z
        .string()
        .trim()
        .min(1, 'must say what was agreed')
        .max(longestStep, `must be at most ${longestStep} characters`),
      who,
      until: z.iso.date().optional(),
    }),
  }),
  response: agendaView,
});

export const listTalksApi = defineApi({
  id: 'listCheckInTalks',
  method: 'get',
  path: '/api/check-in-talks',
  summary: 'The talks that teachers had with oneself, with what was agreed; newest first.',
  roles: ['student'],
  response: z.object({ talks: z.array(talkView) }),
});

export const setStepDoneApi = defineApi({
  id: 'setAgreedStepDone',
  method: 'put',
  path: '/api/check-in-talks/:talkId/done',
  summary:
    'Say that the agreed step is done, or not yet after all. The student and the course’s teachers may.',
  roles: ['student', 'teacher'],
  params: ofTalk,
  body: z.strictObject({ isDone: z.boolean() }),
  response: talkView,
});
