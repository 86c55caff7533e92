import { z } from 'zod';
import { companies, doings, helpQuestions } from '../../domain/help-me-choose.ts';
import { slideStops, termKinds } from '../../domain/suggestion-types.ts';
import { defineApi } from '../../http/api-contract.ts';
import { journeyView } from '../journeys/journey.contract.ts';
import { reasonView } from './reason.contract.ts';

const slug = z.string().min(1).max(60);
const slideStop = z.enum(slideStops);
const student = ['student'] as const;

export const steeringView = z.object({
  /** False where the school or the teacher switched suggestions off; then nothing else is told. */
  isOn: z.boolean(),
  stop: slideStop,
  /** What each stop of the slider would show, so that it is seen before it is set. */
  stops: z.array(
    z.object({
      stop: slideStop,
      /** Options with a badge, by task id. */
      options: z.array(z.object({ taskId: slug, reasons: z.array(reasonView).min(1).max(2) })),
    }),
  ),
  /** What the student lowered. */
  lowered: z.array(reasonView),
});
export type SteeringView = z.infer<typeof steeringView>;

export const getSteeringApi = defineApi({
  id: 'getSteering',
  method: 'get',
  path: '/api/journey/steering',
  summary:
    'How options are picked out for the student: the slider with what each stop would show, and lowered reasons.',
  roles: student,
  response: steeringView,
});

export const setStopApi = defineApi({
  id: 'setSteeringStop',
  method: 'put',
  path: '/api/journey/steering/stop',
  summary: 'How hard the student would like it.',
  roles: student,
  body: z.strictObject({ stop: slideStop }),
  response: journeyView,
});

export const lowerReasonApi = defineApi({
  id: 'lowerReason',
  method: 'put',
  path: '/api/journey/steering/lowered',
  summary:
    'How often "not for me" was said to a reason: each time halves its weight; 0 takes it back. Sent twice, it counts once.',
  roles: student,
  body: z.strictObject({ kind: z.enum(termKinds), key: slug, times: z.int().min(0).max(6) }),
  response: journeyView,
});

export const helpChooseApi = defineApi({
  id: 'helpChoose',
  method: 'post',
  path: '/api/journey/option-help',
  summary:
    'One or two options of a group that fit three quick answers, each of which may be left out. The answers are not kept.',
  roles: student,
  body: z.strictObject({
    groupId: slug,
    minutes: z.int().min(1).max(600).optional(),
    company: z.enum(companies).optional(),
    doing: z.enum(doings).optional(),
  }),
  response: z.object({
    fits: z.array(z.object({ taskId: slug, by: z.array(z.enum(helpQuestions)).min(1) })).max(2),
  }),
});
export type HelpFits = z.infer<typeof helpChooseApi.response>;
