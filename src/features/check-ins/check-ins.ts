import type { Connection } from 'mongoose';
import { createCheckInViews } from './check-in.views.ts';
import { createTalkModel } from './talk.model.ts';
import { createTalks } from './talks.service.ts';

/** Talks between teachers and students. The wish for one belongs to the profile. */
export function createCheckInTalks({
  connection,
  isStudentOf,
  closeWish,
  ...dependencies
}: { connection: Connection } & Omit<Parameters<typeof createTalks>[0], 'talks'> &
  Omit<Parameters<typeof createCheckInViews>[0], 'talks'>) {
  const { clock } = dependencies;
  const talks = createTalks({ talks: createTalkModel(connection), clock, isStudentOf, closeWish });
  return { talks, views: createCheckInViews({ ...dependencies, talks }) };
}
