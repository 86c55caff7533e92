import { NotFoundError } from '../http/errors.ts';
import type { SessionTokens } from '../http/session-token.ts';
import type { CourseService } from '../features/courses/course.service.ts';
import type { DeepLinkingService } from '../features/deep-linking/deep-linking.service.ts';
import { createFirstScreen } from '../features/launch/first-screen.ts';
import { createLaunchService, type ConsoleDoor } from '../features/launch/launch.service.ts';
import type { PathwayService } from '../features/pathways/pathway.service.ts';
import type { createSettings } from '../features/settings/settings.service.ts';
import type { Clock } from '../observability/clock.ts';
import type { wireJourneys } from './journeys.ts';

/** From a verified launch to the first screen. */
export function wireLaunches(dependencies: {
  courses: CourseService;
  pathways: PathwayService;
  deepLinking: DeepLinkingService;
  journeys: ReturnType<typeof wireJourneys>;
  settings: ReturnType<typeof createSettings>;
  door: ConsoleDoor;
  tokens: SessionTokens;
  lmsName(platformId: string): Promise<string>;
  clock: Clock;
}) {
  const { courses, pathways, deepLinking, journeys, settings, door, tokens, lmsName, clock } = dependencies;
  const isPathwayGone = (tenantId: string, pathwayId: string) =>
    pathways.ensureUsable(tenantId, '', pathwayId).then(
      () => false,
      (error: unknown) => error instanceof NotFoundError,
    );
  const firstScreen = createFirstScreen({
    ...courses,
    board: journeys.boards.board,
    picker: deepLinking.pickerFor,
    isPathwayGone,
    isOpenToFamilies: (session) => settings.get(session, 'families'),
    mentees: journeys.mentees,
    async journey(session) {
      const { tenantId, assignmentId = '' } = session;
      void journeys.columnPoints.look({ tenantId, assignmentId });
      const { journey, drafts } = await journeys.service.open(session);
      return journeys.views.journey(session, journey, drafts);
    },
  });
  const launches = createLaunchService({
    courses,
    tokens,
    clock,
    firstScreen,
    door,
    languageOf: (place) => settings.get(place, 'language'),
    isOpenToFamilies: (place) => settings.get(place, 'families'),
    async beginDeepLinking({ launch, platform, tenantId }, { person, course }) {
      if (!launch.deepLinking) throw new Error('only deep-linking launches begin deep linking');
      return deepLinking.begin({
        tenantId,
        platformId: platform._id,
        deploymentId: launch.deploymentId,
        personId: person._id,
        courseId: course?._id,
        settings: launch.deepLinking,
      });
    },
    async describe(session) {
      const [lms, person, course] = await Promise.all([
        lmsName(session.platformId),
        courses.findPerson(session.tenantId, session.personId),
        session.courseId ? courses.findCourse(session.tenantId, session.courseId) : undefined,
      ]);
      return { lms, personName: person?.name, courseTitle: course?.title };
    },
  });
  return { launches, isPathwayGone };
}
