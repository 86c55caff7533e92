import type { BindApi } from '../../http/api-route.ts';
import type { Session } from '../../http/session.ts';
import {
  addGoalApi,
  answerGoalApi,
  editGoalApi,
  getGoalsApi,
  getMenteeGoalsApi,
  getStudentGoalsApi,
  setGoalStateApi,
} from './goal.contract.ts';
import type { GoalService } from './goal.service.ts';
import type { GoalViews } from './goal.views.ts';

/** Goals: the student writes and ends them; who may read them does, and the teacher answers. */
export function goalRoutes(
  bind: BindApi,
  { service, views }: { service: GoalService; views: GoalViews },
): void {
  const open = async (session: Session, personId: string) =>
    views.shared(session, personId, await service.openOf(session, personId));

  bind(getGoalsApi, ({ session }) => views.own(session));
  bind(addGoalApi, async ({ session, body }) => {
    await service.add(session, body);
    return views.own(session);
  });
  bind(editGoalApi, async ({ session, params, body }) => {
    await service.edit(session, params.goalId, body);
    return views.own(session);
  });
  bind(setGoalStateApi, async ({ session, params, body }) => {
    await service.setState(session, params.goalId, body);
    return views.own(session);
  });
  bind(getStudentGoalsApi, ({ session, params }) => open(session, params.personId));
  bind(getMenteeGoalsApi, ({ session, params }) => open(session, params.personId));
  bind(answerGoalApi, async ({ session, params, body }) =>
    open(session, await service.answer(session, params.goalId, body)),
  );
}
