import type { AdminMessages } from '../messages/admin-en.ts';
import type { Formats } from '../messages/formats.ts';
import { useLanguage } from '../messages/use-language.ts';

/** The console's words: its screen is only shown after they were loaded. */
export function useAdminWords(): { t: AdminMessages; format: Formats } {
  const { t, format } = useLanguage();
  return { t: t as AdminMessages, format };
}
