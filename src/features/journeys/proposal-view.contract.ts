import { z } from 'zod';
import { taskFormats } from '../../domain/pathway.ts';

const time = z.iso.datetime();

/** One step of a proposal's way; what it says beside its kind depends on the kind. */
const proposalEventView = z.object({
  kind: z.enum(['proposed', 'adjusted', 'approved', 'declined', 'agreed', 'withdrawn']),
  at: time,
  /** The teacher's; absent for the student's own steps, and where the LMS tells no names. */
  name: z.string().optional(),
  /** What the teacher said to it. */
  words: z.string().optional(),
  /** How the teacher left it. */
  option: z.object({ title: z.string(), what: z.string(), formats: z.array(z.enum(taskFormats)) }).optional(),
});

/** A student's own way for a choice group, and what became of it. */
export const proposalView = z.object({
  id: z.string(),
  state: z.enum(['waiting', 'adjusted', 'approved', 'declined', 'withdrawn']),
  /** The option that it became, once approved. */
  taskId: z.string().optional(),
  /** The student's own words. */
  title: z.string(),
  what: z.string(),
  why: z.string(),
  needs: z.string(),
  /** How its work would be handed in as it stands now. */
  formats: z.array(z.enum(taskFormats)),
  /** Oldest first; the first is the proposal itself. */
  events: z.array(proposalEventView),
});
export type ProposalView = z.infer<typeof proposalView>;
