import { activePicks } from '../../domain/journey.ts';
import { findTask, pathwayGroups } from '../../domain/pathway.ts';
import type { Session } from '../../http/session.ts';
import type { JourneyStore } from './journey.store.ts';
import { displayName, type ShownPerson } from './journey.views.ts';

export interface MenteeView {
  personId: string;
  name: string;
  stage: 'not-started' | 'in-progress' | 'waiting' | 'reviewed' | 'complete';
  milestones: { title: string; required: number; done: number; waiting: number; notYet: number }[];
  choices: { group: string; task: string; reason?: string }[];
}

/**
 * What a family sees of each child that the LMS named: progress and choices, no submissions (LTI Core §E.1).
 */
export function createMentorViews(dependencies: {
  store: JourneyStore;
  listPeople(tenantId: string, personIds: string[]): Promise<ShownPerson[]>;
}): (session: Session) => Promise<MenteeView[]> {
  const { store, listPeople } = dependencies;

  return async (session) => {
    const people = await listPeople(session.tenantId, session.mentees);
    return Promise.all(people.map((person) => menteeView(session, person)));
  };

  async function menteeView(session: Session, person: ShownPerson): Promise<MenteeView> {
    const journey = await store.findByStudent(session.tenantId, session.assignmentId ?? '', person._id);
    const base = { personId: person._id, name: displayName(person) };
    if (!journey) return { ...base, stage: 'not-started', milestones: [], choices: [] };
    const content = await store.contentOf(journey);
    const progress = new Map(journey.summary.milestones.map((milestone) => [milestone.id, milestone]));
    return {
      ...base,
      stage: journey.summary.stage,
      milestones: content.milestones.map(({ id, title }) => {
        const { required = 0, done = 0, waiting = 0, notYet = 0 } = progress.get(id) ?? {};
        return { title, required, done, waiting, notYet };
      }),
      choices: pathwayGroups(content).flatMap(({ group }) =>
        activePicks(journey, group.id).map((pick) => ({
          group: group.title,
          task: findTask(content, pick.taskId)?.task.title ?? pick.taskId,
          ...(pick.reason ? { reason: pick.reason } : {}),
        })),
      ),
    };
  }
}
