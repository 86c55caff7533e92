import { isPast } from '../../domain/pace.ts';
import { wordsOf } from '../../domain/goal.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import type { GoalsView, GoalView } from './goal.contract.ts';
import type { StoredGoal } from './goal.model.ts';
import type { GoalService } from './goal.service.ts';

export interface GoalViews {
  own(session: Session): Promise<GoalsView>;
  /** Somebody else's, of which these may be read. */
  shared(session: Session, personId: string, goals: StoredGoal[]): Promise<GoalsView>;
}

type Names = Map<string, string | undefined>;

/** Goals as people see them. */
export function createGoalViews(dependencies: {
  service: GoalService;
  clock: Clock;
  /** In any order; unknown ones are left out. */
  listPeople(tenantId: string, personIds: string[]): Promise<{ _id: string; name?: string }[]>;
}): GoalViews {
  const { service, clock, listPeople } = dependencies;

  async function namesOf(session: Session, personId: string, goals: StoredGoal[]): Promise<Names> {
    const ids = [personId, ...goals.flatMap(({ answers }) => answers.map((each) => each.personId))];
    const people = await listPeople(session.tenantId, [...new Set(ids)]);
    return new Map(people.map(({ _id, name }) => [_id, name]));
  }

  async function viewOf(session: Session, personId: string, goals: StoredGoal[]) {
    const names = await namesOf(session, personId, goals);
    const name = names.get(personId);
    const shown = goals.toSorted((a, b) => Number(b.state === 'open') - Number(a.state === 'open'));
    return {
      personId,
      ...(name === undefined ? {} : { name }),
      goals: shown.map((goal) => present(goal, { session, names, now: clock() })),
    };
  }

  return {
    async own(session) {
      const [goals, choices] = await Promise.all([service.listOwn(session), service.choicesOf(session)]);
      return { ...(await viewOf(session, session.personId, goals)), choices };
    },
    async shared(session, personId, goals) {
      return {
        ...(await viewOf(session, personId, goals)),
        choices: { visibility: 'this-teacher', milestones: [], competencies: [] },
      };
    },
  };
}

function present(
  goal: StoredGoal,
  { session, names, now }: { session: Session; names: Names; now: Date },
): GoalView {
  const { _id: id, day, milestone, competency, visibility, state, stateText, edition } = goal;
  const isMine = goal.personId === session.personId;
  return {
    id,
    ...wordsOf(goal),
    ...(day ? { day } : {}),
    isDayPast: day !== undefined && isPast(day, now),
    ...(milestone ? { milestone: { id: milestone.id, title: milestone.title } } : {}),
    ...(competency ? { competency } : {}),
    visibility,
    state,
    ...(stateText ? { stateText } : {}),
    revision: edition,
    createdAt: goal.createdAt.toISOString(),
    history: isMine ? goal.events.map(presentEvent) : [],
    answers: goal.answers.map(({ personId, text, at, ...said }) => {
      const name = names.get(personId);
      return {
        id: said.id,
        answer: said.answer,
        ...(text ? { text } : {}),
        ...(name === undefined ? {} : { name }),
        isMine: personId === session.personId,
        at: at.toISOString(),
      };
    }),
  };
}

function presentEvent(event: StoredGoal['events'][number]): GoalView['history'][number] {
  const at = event.at.toISOString();
  if (event.kind === 'edited') return { kind: 'edited', at, before: event.before };
  return { kind: 'state', at, state: event.state, ...(event.text ? { text: event.text } : {}) };
}
