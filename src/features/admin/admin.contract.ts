import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';

/** What the console's frame shows around every section. */
export const consoleView = z.object({
  /** Absent for an operator who has entered no tenant. */
  tenant: z.object({ id: idSchema, name: z.string() }).optional(),
  /** Whom the admin record is for. */
  label: z.string(),
  /** An operator, who may also go back to the whole installation. */
  isOperator: z.boolean(),
});
export type ConsoleView = z.infer<typeof consoleView>;
