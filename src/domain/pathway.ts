import { z } from 'zod';
import { taskTopics } from './profile.ts';
import { lineOfText, linesOfText, webAddressSchema } from './text.ts';

/** Formats in which a student may hand in a task; `offline` is work shown to the teacher in person. */
export const taskFormats = ['text', 'link', 'file', 'offline'] as const;

/** When a student may change a pick: always, until the work was reviewed once, or only if the teacher agrees. */
export const switchingRules = ['free', 'until-reviewed', 'ask-teacher'] as const;

/** A rubric with more rows is read by nobody. */
export const mostRubricRows = 6;
/** One way is no choice, and more than five make choosing hard. */
export const fewestWays = 2;
export const mostWays = 5;

const slug = z
  .string()
  .max(60, { abort: true })
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case letters and digits, joined by single hyphens');

// 1,000 points is far above any column that a school uses; two decimals is what gradebooks keep.
const points = z.number().min(0).max(1000).multipleOf(0.01);

const competencySchema = z.strictObject({
  id: slug,
  code: lineOfText(0, 40).optional(),
  statement: lineOfText(1, 300),
});

const taskLinkSchema = z.strictObject({ title: lineOfText(1, 120), url: webAddressSchema });

const statement = lineOfText(1, 300);

const rubricRowSchema = z.strictObject({
  id: slug,
  title: lineOfText(1, 120),
  competency: slug.optional().describe('Id of the competency of this pathway that the row tells about'),
  levels: z
    .tuple([statement, statement, statement, statement])
    .describe('What a student can do at each level, lowest first, as "I can" sentences'),
});

const waySchema = z.strictObject({
  id: slug,
  title: lineOfText(1, 120),
  format: z.enum(taskFormats).describe('How work of this way is handed in; one of the formats of the task'),
  guide: linesOfText(2_000).optional().describe('How to go about it, half a page of Markdown'),
});

const taskSchema = z.strictObject({
  id: slug,
  title: lineOfText(1, 120),
  summary: lineOfText(0, 300).optional(),
  instructions: linesOfText(20_000).describe('Markdown; HTML in it is shown as text'),
  links: z.array(taskLinkSchema).max(10),
  minutes: z.int().min(1).max(600).optional().describe('How long it takes, in minutes'),
  place: lineOfText(0, 60).optional().describe('Where, such as classroom, outdoors or anywhere'),
  people: lineOfText(0, 60).optional().describe('With whom, such as alone or pair'),
  device: z.boolean().optional().describe('Whether it needs a device'),
  formats: z
    .array(z.enum(taskFormats))
    .min(1)
    .max(taskFormats.length)
    .describe('How work may be handed in; offline is shown to the teacher in person'),
  points: points.describe(
    'The most that its work can earn; in a group, the scale on which its work is reviewed',
  ),
  competencies: z.array(slug).max(40).describe('Ids of competencies of this pathway'),
  variant: z.enum(['stretch', 'supported']).optional(),
  topics: z
    .array(z.enum(taskTopics))
    .max(6)
    .optional()
    .describe('What it is about, in the words that learners tap under interests'),
  rubric: z
    .array(rubricRowSchema)
    .min(1)
    .max(mostRubricRows)
    .optional()
    .describe('What the work is looked at for, whichever way it is shown'),
  ways: z
    .array(waySchema)
    .min(fewestWays)
    .max(mostWays)
    .optional()
    .describe('Ways of showing the same thing, of which a student takes one'),
});

const choiceGroupSchema = z.strictObject({
  id: slug,
  title: lineOfText(1, 120),
  choose: z.int().min(1).describe('How many of the tasks a student chooses'),
  points: points.describe('What the whole group is worth, whichever tasks fill it'),
  switching: z.enum(switchingRules).describe('When a student may change a choice'),
  tasks: z.array(taskSchema).min(2).max(12),
});

const stepSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('task'), task: taskSchema }),
  z.strictObject({ kind: z.literal('group'), group: choiceGroupSchema }),
]);

const milestoneSchema = z.strictObject({
  id: slug,
  title: lineOfText(1, 120),
  summary: linesOfText(500).optional(),
  steps: z.array(stepSchema).max(40),
});

/**
 * The shape of a pathway, field by field. Rules between fields (unique ids, `choose` within the group, known
 * competencies, at most 500 tasks) are checked by `validatePathway`, which is the way in for anything from outside.
 */
export const pathwayContentSchema = z.strictObject({
  title: lineOfText(1, 120),
  summary: linesOfText(500),
  language: z
    .string()
    .max(20, { abort: true })
    .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/, 'must be a language tag such as "en" or "es-MX"'),
  gradeBand: lineOfText(0, 40).optional(),
  subject: lineOfText(0, 60).optional(),
  competencies: z.array(competencySchema).max(40),
  milestones: z.array(milestoneSchema).min(1).max(20),
});

export type PathwayContent = z.infer<typeof pathwayContentSchema>;
export type Competency = z.infer<typeof competencySchema>;
export type Milestone = z.infer<typeof milestoneSchema>;
/** A must-do task, or a choice group. */
export type Step = z.infer<typeof stepSchema>;
/** Choose `choose` of the tasks; `points` is what the whole group is worth, whichever tasks fill it. */
export type ChoiceGroup = z.infer<typeof choiceGroupSchema>;
/** One piece of work. In a group, `points` is the scale on which the work is reviewed, not its worth. */
export type Task = z.infer<typeof taskSchema>;
/** One thing that the work is looked at for, with what a student can do at each of the four levels. */
export type RubricRow = z.infer<typeof rubricRowSchema>;
/** One way of showing what a task asks for: a talk, a model, a comic. */
export type Way = z.infer<typeof waySchema>;
export type TaskFormat = (typeof taskFormats)[number];
export type SwitchingRule = (typeof switchingRules)[number];

/** Where a task stands: `group` is absent for a must-do task. */
export interface PlacedTask {
  task: Task;
  milestoneId: string;
  group?: ChoiceGroup;
}

/** Every task in the order of the pathway. */
export function pathwayTasks(content: PathwayContent): PlacedTask[] {
  return content.milestones.flatMap((milestone) => milestoneTasks(milestone));
}

/** Every task of one milestone in its order. */
export function milestoneTasks(milestone: Milestone): PlacedTask[] {
  return milestone.steps.flatMap((step): PlacedTask[] =>
    step.kind === 'task'
      ? [{ task: step.task, milestoneId: milestone.id }]
      : step.group.tasks.map((task) => ({ task, milestoneId: milestone.id, group: step.group })),
  );
}

/** Every choice group in the order of the pathway. */
export function pathwayGroups(content: PathwayContent): { group: ChoiceGroup; milestoneId: string }[] {
  return content.milestones.flatMap((milestone) =>
    milestone.steps.flatMap((step) =>
      step.kind === 'group' ? [{ group: step.group, milestoneId: milestone.id }] : [],
    ),
  );
}

export function findTask(content: PathwayContent, taskId: string): PlacedTask | null {
  return pathwayTasks(content).find(({ task }) => task.id === taskId) ?? null;
}

export function findGroup(content: PathwayContent, groupId: string): ChoiceGroup | null {
  return pathwayGroups(content).find(({ group }) => group.id === groupId)?.group ?? null;
}
