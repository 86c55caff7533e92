import { newId } from '../../database/ids.ts';
import type { SessionTokens } from '../../http/session-token.ts';
import type { Session } from '../../http/session.ts';
import type { VerifiedLaunch } from '../../lti/launch-handler.ts';
import { familyOf } from '../../lti/platforms/index.ts';
import type { Clock } from '../../observability/clock.ts';
import type { CourseService, Entered } from '../courses/course.service.ts';
import type { LaunchView, ScreenView } from './launch.contract.ts';
import { reviewedSub } from './reviewed-student.ts';

export interface LaunchService {
  /** Records a verified launch, makes its session and the first screen. */
  open(verified: VerifiedLaunch): Promise<LaunchView>;
  /** The first screen of a running session, for a reload. @throws SessionError when its launch is too long ago */
  reopen(session: Session): Promise<LaunchView>;
}

/** The admin console, for launches outside a course. */
export interface ConsoleDoor {
  /** The console's page when the tenant named this person as admin. */
  openForPerson(verified: VerifiedLaunch, personId: string, locale: string): Promise<LaunchView | undefined>;
  /** Notes that an administrator of the LMS would like in. */
  ask(tenantId: string, personId: string): Promise<void>;
  reopen(session: Session): Promise<LaunchView>;
}

export function createLaunchService(dependencies: {
  courses: CourseService;
  tokens: SessionTokens;
  clock: Clock;
  firstScreen(session: Session): Promise<ScreenView>;
  door: ConsoleDoor;
  /** The one language of everybody in a place, or `lms` for what each launch says. */
  languageOf(place: { tenantId: string; courseId: string | undefined }): Promise<string>;
  isOpenToFamilies(place: { tenantId: string; courseId: string | undefined }): Promise<boolean>;
  beginDeepLinking(verified: VerifiedLaunch, entered: Entered): Promise<string>;
  describe(
    session: Session,
  ): Promise<{ lms: string; personName: string | undefined; courseTitle: string | undefined }>;
}): LaunchService {
  const { courses, tokens, clock, firstScreen, door, beginDeepLinking, describe } = dependencies;
  const { languageOf, isOpenToFamilies } = dependencies;

  async function open(verified: VerifiedLaunch): Promise<LaunchView> {
    const { launch, platform, tenantId } = verified;
    const entered = await courses.enter({ tenantId, platform, launch });
    const isOutside = !entered.course && launch.kind === 'resource-link';
    const console =
      isOutside && (await door.openForPerson(verified, entered.person._id, shortLocale(launch.locale)));
    if (console) return console;
    const session = await sessionOf(verified, entered);
    const [issued, screen] = await Promise.all([
      tokens.issue(session),
      isOutside && launch.isLmsAdministrator ? askForConsole(session) : firstScreen(session),
    ]);
    return {
      session: issued,
      locale: session.locale,
      person: { id: session.personId, name: entered.person.name, role: session.role },
      course: entered.course && { title: entered.course.title },
      lms: familyOf(platform.family).label,
      screen,
    };
  }

  async function askForConsole({ tenantId, personId }: Session): Promise<ScreenView> {
    await door.ask(tenantId, personId);
    return { name: 'explain', reason: 'not-admin' };
  }

  /** A session that is closed to families may ask for nobody. */
  async function menteesOf({ launch, platform, tenantId }: VerifiedLaunch, { course }: Entered) {
    if (launch.mentees.length === 0) return [];
    const isOpen = await isOpenToFamilies({ tenantId, courseId: course?._id });
    return isOpen ? courses.listPeopleBySub(tenantId, platform._id, launch.mentees) : [];
  }

  async function sessionOf(verified: VerifiedLaunch, entered: Entered): Promise<Session> {
    const { launch, platform, deployment, tenantId } = verified;
    const reviewedBySub = reviewedSub(launch);
    const grades = launch.role === 'teacher' || launch.role === 'reviewer';
    const [mentees, reviewed, deepLinkId, language] = await Promise.all([
      menteesOf(verified, entered),
      grades && reviewedBySub ? courses.findPersonBySub(tenantId, platform._id, reviewedBySub) : undefined,
      launch.deepLinking ? beginDeepLinking(verified, entered) : undefined,
      languageOf({ tenantId, courseId: entered.course?._id }),
    ]);
    return {
      id: newId(),
      tenantId,
      platformId: platform._id,
      deploymentId: deployment._id,
      personId: entered.person._id,
      courseId: entered.course?._id,
      assignmentId: entered.assignment?._id,
      role: launch.role,
      mentees: mentees.map((person) => person._id),
      deepLinkId,
      reviewedPersonId: reviewed?._id,
      locale: language === 'lms' ? shortLocale(launch.locale) : language,
      startedAt: Math.floor(clock().getTime() / 1000),
    };
  }

  async function reopen(session: Session): Promise<LaunchView> {
    if (session.role === 'admin' || session.role === 'operator') return door.reopen(session);
    const [issued, screen, described] = await Promise.all([
      tokens.renew(session),
      firstScreen(session),
      describe(session),
    ]);
    return {
      session: issued,
      locale: session.locale,
      person: { id: session.personId, name: described.personName, role: session.role },
      course: session.courseId ? { title: described.courseTitle } : undefined,
      lms: described.lms,
      screen,
    };
  }

  return { open, reopen };
}

/** Languages that the client speaks; others see English. */
function shortLocale(locale: string | undefined): string {
  const wanted = locale?.replace('_', '-').slice(0, 20);
  return wanted && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(wanted) ? wanted : 'en';
}
