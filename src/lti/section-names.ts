import { z } from 'zod';
import { customValue } from './claims.ts';

const namesSchema = z.array(z.string().trim().min(1).max(200)).max(50);

/**
 * The names of this person's own sections: Canvas's `$com.instructure.User.sectionNames`, a JSON array. Its class list (NRPS) tells no
 * sections, so they are known of those who launched. Empty where the LMS knows the variable not.
 */
export function sectionNames(custom: Record<string, string> | undefined): string[] {
  const value = customValue(custom, 'section_names');
  if (!value) return [];
  try {
    return namesSchema.parse(JSON.parse(value));
  } catch {
    return [];
  }
}
