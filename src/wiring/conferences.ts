import type { Connection } from 'mongoose';
import type { Audit } from '../features/audit/audit.ts';
import { createConferences } from '../features/conferences/conferences.ts';
import type { CourseService } from '../features/courses/course.service.ts';
import { createCourseWorks } from '../features/journeys/course-works.ts';
import type { JourneyModels } from '../features/journeys/journey.model.ts';
import type { JourneyStore } from '../features/journeys/journey.store.ts';
import type { RulesOf } from '../features/profiles/profile-rules.ts';
import type { createProfiles } from '../features/profiles/profiles.ts';
import type { Clock } from '../observability/clock.ts';
import type { wireGoals } from './goals.ts';

/** Conferences: what these need of profiles, goals, journeys and courses. */
export function wireConferences(dependencies: {
  connection: Connection;
  clock: Clock;
  audit: Audit;
  models: JourneyModels;
  courses: CourseService;
  store: JourneyStore;
  profiles: ReturnType<typeof createProfiles>;
  rulesOf: RulesOf;
  goals: ReturnType<typeof wireGoals>['goals'];
}) {
  const { models, courses, store, profiles, rulesOf, goals } = dependencies;
  const { getReader, listOwn, openStudent, openMentee } = profiles.service;
  return createConferences({
    ...dependencies,
    ...courses,
    getReader,
    listWorks: createCourseWorks({ models, ...store, ...courses }),
    async listOwnLines(session) {
      const [lines, { isUsed }] = await Promise.all([listOwn(session), rulesOf(session)]);
      return lines.filter(({ section }) => isUsed(section));
    },
    openLines: (session, personId) =>
      session.role === 'mentor' ? openMentee(session, personId) : openStudent(session, personId),
    async listGoals(session, personId) {
      const readable = await goals.service.listReadable(session, personId);
      return readable
        .filter(({ state }) => state === 'open')
        .map(({ _id, wish, ifHappens, thenDo }) => ({ id: _id, wish, ifHappens, thenDo }));
    },
  });
}
