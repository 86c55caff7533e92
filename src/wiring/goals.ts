import type { Connection } from 'mongoose';
import { createCheckInTalks } from '../features/check-ins/check-ins.ts';
import type { CourseModels } from '../features/courses/course.model.ts';
import type { CourseService } from '../features/courses/course.service.ts';
import { createCourseTitles } from '../features/courses/course-titles.ts';
import { createGoals } from '../features/goals/goals.ts';
import type { JourneyModels } from '../features/journeys/journey.model.ts';
import { createJourneyLists } from '../features/journeys/journey-lists.store.ts';
import type { JourneyStore } from '../features/journeys/journey.store.ts';
import { displayName } from '../features/journeys/journey.views.ts';
import type { createProfiles } from '../features/profiles/profiles.ts';
import type { Settings } from '../features/settings/settings.service.ts';
import { NotFoundError } from '../http/errors.ts';
import type { Session } from '../http/session.ts';
import type { Clock } from '../observability/clock.ts';

/** Goals, looking back, and the talks that come of them: what these need of profiles, journeys and courses. */
export function wireGoals(dependencies: {
  connection: Connection;
  clock: Clock;
  models: JourneyModels;
  courseModels: CourseModels;
  courses: CourseService;
  store: JourneyStore;
  profiles: ReturnType<typeof createProfiles>;
  settings: Settings;
}) {
  const { connection, clock, models, courses, store, profiles } = dependencies;
  const { service: profileLines, checkIns } = profiles;
  const lists = createJourneyLists({
    models,
    store,
    titlesOf: createCourseTitles(dependencies.courseModels),
  });

  const goals = createGoals({
    connection,
    clock,
    listPeople: courses.listPeople,
    getReader: profileLines.getReader,
    noteOpened: async (session, personId) => void (await profiles.noteOpened(session, [personId])),
    async choicesOf({ tenantId, courseId, assignmentId = '', personId }) {
      const [journey, visibility] = await Promise.all([
        store.findByStudent(tenantId, assignmentId, personId),
        dependencies.settings.get({ tenantId, courseId }, 'profileVisibility'),
      ]);
      if (!journey) return { visibility, milestones: [], competencies: [] };
      const { milestones, competencies } = await store.contentOf(journey);
      return {
        visibility,
        milestones: milestones.map(({ id, title }) => ({ id, title })),
        competencies: competencies.map(({ id, statement }) => ({ id, statement })),
      };
    },
  });

  const talks = createCheckInTalks({
    connection,
    clock,
    ...courses,
    displayName: (person) => displayName({ isTestStudent: false, ...person }),
    listWaiting: checkIns.listWaiting,
    listPastGoalDays: goals.service.listPastDays,
    standingsOf: lists.standingsOf,
    pathsOf: lists.pathsOf,
    async closeWish(session, personId) {
      try {
        await checkIns.close(session, personId);
      } catch (error) {
        // Nobody asked, or it was answered meanwhile.
        if (!(error instanceof NotFoundError)) throw error;
      }
    },
    openShared,
  });

  async function openShared(session: Session, personId: string) {
    const [entries, readable] = await Promise.all([
      profileLines.openStudent(session, personId),
      goals.service.listReadable(session, personId),
    ]);
    const open = readable.find(({ state }) => state === 'open');
    const latest = entries.findLast(({ authorId }) => authorId === personId);
    const [shared, line] = await Promise.all([
      open && goals.views.shared(session, personId, [open]),
      latest && profiles.views.entry(session, latest),
    ]);
    return { goal: shared?.goals[0], line };
  }

  return { goals, talks, lists };
}
