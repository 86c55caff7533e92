import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { kindMarks, taskMarks, weightRange } from '../../domain/suggestion-policy.ts';
import { reasonKinds, slideStops, termKinds } from '../../domain/suggestion-types.ts';
import { defineApi } from '../../http/api-contract.ts';

const teacher = ['teacher'] as const;
const count = z.number().int();

const weight = z
  .number()
  .min(weightRange.least, `must be at least ${weightRange.least}`)
  .max(weightRange.most, `must be at most ${weightRange.most}`)
  .multipleOf(weightRange.step, 'must go in halves');
const taskId = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be the id of a task');
const isSomething = (change: object) => Object.values(change).some((value) => value !== undefined);
const nothing = { message: 'must change something', path: [] };

const decisions = {
  weights: z.partialRecord(z.enum(termKinds), weight.nullable()).optional(),
  kinds: z.partialRecord(z.enum(termKinds), z.enum(kindMarks).nullable()).optional(),
  tasks: z
    .record(taskId, z.enum(taskMarks).nullable())
    .refine((tasks) => Object.keys(tasks).length <= 100, 'must be 100 at most')
    .optional(),
};

const weightView = z.object({
  kind: z.enum(termKinds),
  /** What holds. */
  value: z.number(),
  /** What would hold without this decision: Waymark's own for the class, the class's for a learner. */
  otherwise: z.number(),
});

const kindView = z.object({
  kind: z.enum(termKinds),
  isMuted: z.boolean(),
  own: z.enum(kindMarks).optional(),
});
const markView = {
  /** What holds. */
  mark: z.enum(['pinned', 'muted']).optional(),
  /** What was decided here: for the class, or for this learner alone. */
  own: z.enum(taskMarks).optional(),
};

const flagView = z.object({
  kind: z.enum(['popular', 'never-chosen', 'abandoned', 'sent-back', 'low-levels', 'uneven']),
  taskId: z.string(),
  /** Of `of` students or works, how many. */
  count: count.optional(),
  of: count.optional(),
  /** Mean level, 1 to 4. */
  mean: z.number().optional(),
  otherTaskId: z.string().optional(),
  otherMean: z.number().optional(),
});
export type HealthFlagView = z.infer<typeof flagView>;

const classOption = z.object({
  taskId: z.string(),
  title: z.string(),
  ...markView,
  /** What students did with it. */
  record: z.object({
    chosen: count,
    kept: count,
    left: count,
    handedIn: count,
    finished: count,
    meanLevel: z.number().optional(),
  }),
  /** What became of its suggestions. */
  suggestions: z.object({
    shown: count,
    suggested: count,
    chosenAfterSuggested: count,
    levelMoved: count,
  }),
});
export type ClassOptionView = z.infer<typeof classOption>;

export const classSuggestionsView = z.object({
  /** The setting of district and course. */
  setting: z.object({ isOn: z.boolean(), isLocked: z.boolean() }),
  pathwayId: idSchema,
  weights: z.array(weightView),
  kinds: z.array(kindView),
  /** Students at work, without the LMS's test student. */
  students: count,
  groups: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      milestone: z.string(),
      choose: count,
      choosers: count,
      options: z.array(classOption),
      flags: z.array(flagView),
    }),
  ),
});
export type ClassSuggestionsView = z.infer<typeof classSuggestionsView>;

const lineView = z.object({
  kind: z.enum(termKinds),
  /** 0 to 1. */
  term: z.number(),
  /** As teachers set it. */
  fullWeight: z.number(),
  /** After what the student lowered and the teacher muted. */
  weight: z.number(),
  /** term × weight */
  part: z.number(),
});

const reasonView = z.object({ kind: z.enum(reasonKinds), about: z.string() });

const learnerOption = z.object({
  taskId: z.string(),
  title: z.string(),
  ...markView,
  /** Absent while suggestions are off. */
  sum: z.object({ score: z.number(), lines: z.array(lineView) }).optional(),
  /** What the badge says to the student; empty where there is none. */
  reasons: z.array(reasonView),
  isChosen: z.boolean(),
});
export type LearnerOptionView = z.infer<typeof learnerOption>;

export const learnerSuggestionsView = z.object({
  student: z.object({ personId: idSchema, name: z.string() }),
  setting: z.object({ isOn: z.boolean() }),
  /** Switched off for this learner. */
  isOff: z.boolean(),
  weights: z.array(weightView),
  kinds: z.array(kindView),
  /** Everything that the sums are made of, beside the tasks themselves; absent while suggestions are off. */
  inputs: z
    .object({
      interests: z.array(z.string()),
      helps: z.array(z.string()),
      /** Competencies in their words. */
      goals: z.array(z.string()),
      /** Where the reviewed work of this path stands, 0 to 1. */
      standing: z.array(z.object({ competency: z.string(), value: z.number() })),
      /** Formats of the last two hand-ins. */
      formats: z.array(z.string()),
      stop: z.enum(slideStops),
      /** What the student said "not for me" to; `left` is the share of the weight that is left. */
      lowered: z.array(reasonView.extend({ left: z.number() })),
    })
    .optional(),
  groups: z.array(
    z.object({ id: z.string(), title: z.string(), milestone: z.string(), options: z.array(learnerOption) }),
  ),
});
export type LearnerSuggestionsView = z.infer<typeof learnerSuggestionsView>;

export const getClassSuggestionsApi = defineApi({
  id: 'getClassSuggestions',
  method: 'get',
  path: '/api/class/suggestions',
  summary: 'How options are suggested to this class, what became of each, and which options may need a look.',
  roles: teacher,
  response: classSuggestionsView,
});

export const changeClassSuggestionsApi = defineApi({
  id: 'changeClassSuggestions',
  method: 'post',
  path: '/api/class/suggestions/changes',
  summary: 'Weigh, mute or pin for the class. Null takes a decision back; what is not named stays.',
  roles: teacher,
  body: z.strictObject(decisions).refine(isSomething, nothing),
  response: classSuggestionsView,
});

const params = z.object({ personId: idSchema });

export const getLearnerSuggestionsApi = defineApi({
  id: 'getLearnerSuggestions',
  method: 'get',
  path: '/api/class/people/:personId/suggestions',
  summary: 'The whole arithmetic of one student’s suggestions. The student sees that the profile was opened.',
  roles: teacher,
  params,
  response: learnerSuggestionsView,
});

export const changeLearnerSuggestionsApi = defineApi({
  id: 'changeLearnerSuggestions',
  method: 'post',
  path: '/api/class/people/:personId/suggestions/changes',
  summary: 'Weigh, mute, pin or switch off for one student of this class. Null is as for the class.',
  roles: teacher,
  params,
  body: z.strictObject({ isOff: z.boolean().optional(), ...decisions }).refine(isSomething, nothing),
  response: learnerSuggestionsView,
});
