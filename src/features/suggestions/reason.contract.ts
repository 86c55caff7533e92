import { z } from 'zod';
import { reasonKinds } from '../../domain/suggestion-types.ts';

/** Why an option may fit a student. */
export const reasonView = z.object({
  kind: z.enum(reasonKinds),
  /** The tapped word, the format, the stop of the slider, or what the competency says. */
  about: z.string(),
  /** What the reason is known by when the student lowers it. */
  key: z.string(),
  /** What is left of its weight after "not for me": 1, a half, a quarter. */
  left: z.number().min(0).max(1),
});
export type ReasonView = z.infer<typeof reasonView>;
