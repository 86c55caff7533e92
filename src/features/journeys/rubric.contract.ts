import { z } from 'zod';
import { mostRubricRows, taskFormats } from '../../domain/pathway.ts';

const rowId = z
  .string()
  .max(60)
  .regex(/^[a-z0-9-]+$/, 'must be the id of a row');

export const levelSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

/** Levels by id of a rubric's row; rows may be left out. */
export const rowLevelsSchema = z
  .record(rowId, levelSchema)
  .refine((rows) => Object.keys(rows).length <= mostRubricRows, 'names more rows than a rubric can have');

/** What a task's work is looked at for, and the ways to show it. */
export const rubricViews = {
  rubric: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        competency: z.string().optional(),
        /** "I can" sentences, lowest level first. */
        levels: z.array(z.string()).length(4),
      }),
    )
    .optional(),
  ways: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        format: z.enum(taskFormats),
        /** Safe HTML made on the server from the author's Markdown. */
        guideHtml: z.string().optional(),
      }),
    )
    .optional(),
};
