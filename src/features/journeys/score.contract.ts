import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { defineApi } from '../../http/api-contract.ts';
import { passbackView } from './journey.contract.ts';
import { levelSchema } from './rubric.contract.ts';

const workLine = z.object({
  taskId: z.string(),
  title: z.string(),
  earned: z.number(),
  possible: z.number(),
  /** The rows of its rubric, with the level that each was given. */
  rows: z.array(z.object({ title: z.string(), level: levelSchema })),
});

/** The arithmetic of a score, part by part; every number to two decimals. */
const scoreView = z.object({
  milestones: z.array(
    z.object({
      milestoneId: z.string(),
      title: z.string(),
      mustDo: z.array(workLine.extend({ isAccepted: z.boolean() })),
      groups: z.array(
        z.object({
          groupId: z.string(),
          title: z.string(),
          points: z.number(),
          choose: z.number().int(),
          slotPoints: z.number(),
          counted: z.array(workLine),
          notCounted: z.array(workLine),
          emptySlots: z.number().int(),
          earned: z.number(),
        }),
      ),
      earned: z.number(),
      possible: z.number(),
    }),
  ),
  earned: z.number(),
  possible: z.number(),
  /** The score that every screen shows and the LMS gets; `insteadOf` is the pathway's where the teacher kept another. */
  shown: z.object({ given: z.number().optional(), maximum: z.number(), insteadOf: z.number().optional() }),
  passback: passbackView,
});
export type ScoreView = z.infer<typeof scoreView>;

export const getScoreApi = defineApi({
  id: 'getScore',
  method: 'get',
  path: '/api/journey/score',
  summary: 'Why the student’s own score is what it is.',
  roles: ['student'],
  response: scoreView,
});

export const getStudentScoreApi = defineApi({
  id: 'getStudentScore',
  method: 'get',
  path: '/api/board/students/:personId/score',
  summary: 'Why one student’s score is what it is.',
  roles: ['teacher', 'reviewer'],
  params: z.object({ personId: idSchema }),
  response: scoreView,
});
