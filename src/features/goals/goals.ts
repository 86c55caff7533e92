import type { Connection } from 'mongoose';
import { createGoalModel } from './goal.model.ts';
import { createGoalService } from './goal.service.ts';
import { createGoalViews } from './goal.views.ts';

/** Goals: what students want, who may read it, and what teachers say to it. */
export function createGoals({
  connection,
  listPeople,
  ...dependencies
}: Omit<Parameters<typeof createGoalService>[0], 'goals'> & {
  connection: Connection;
  listPeople(tenantId: string, personIds: string[]): Promise<{ _id: string; name?: string }[]>;
}) {
  const service = createGoalService({ ...dependencies, goals: createGoalModel(connection) });
  return { service, views: createGoalViews({ service, listPeople, clock: dependencies.clock }) };
}
