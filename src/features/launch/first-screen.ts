import { ForbiddenError, NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { BoardView } from '../journeys/board.contract.ts';
import type { JourneyView } from '../journeys/journey.contract.ts';
import type { PickerView } from '../deep-linking/deep-linking.contract.ts';
import type { ScreenView } from './launch.contract.ts';

type Explanation = Extract<ScreenView, { name: 'explain' }>['reason'];
type Mentees = Extract<ScreenView, { name: 'mentor' }>['students'];

export interface ScreenSources {
  getAssignment(
    tenantId: string,
    assignmentId: string,
  ): Promise<{ title: string; pathwayId?: string; courseId: string }>;
  journey(session: Session): Promise<JourneyView>;
  board(session: Session): Promise<BoardView>;
  picker(session: Session): Promise<PickerView>;
  /** Whether a pathway that a link holds is not there any more. */
  isPathwayGone(tenantId: string, pathwayId: string): Promise<boolean>;
  /** Whether parents and mentors see anything in this course. */
  isOpenToFamilies(session: Session): Promise<boolean>;
  mentees(session: Session): Promise<Mentees>;
}

/** Decides what a person sees first, from role and place alone; an unknown role sees no data. */
export function createFirstScreen(sources: ScreenSources): (session: Session) => Promise<ScreenView> {
  return async (session) => {
    if (session.deepLinkId) return deepLinkingScreen(sources, session);
    if (session.role === 'none') return explain('no-role');
    if (session.role === 'designer' && !session.assignmentId)
      return { name: 'designer', picker: await sources.picker(session) };
    if (!session.assignmentId) return session.courseId ? { name: 'home' } : explain('no-course');
    const assignment = await sources.getAssignment(session.tenantId, session.assignmentId);
    const { pathwayId, title } = assignment;
    if (!pathwayId) return emptyLinkScreen(sources, session, { title, isPathwayGone: false });
    try {
      return await pathwayScreen(sources, session, title);
    } catch (error) {
      const isPathwayGone =
        error instanceof NotFoundError && (await sources.isPathwayGone(session.tenantId, pathwayId));
      if (!isPathwayGone) throw error;
      return emptyLinkScreen(sources, session, { title, isPathwayGone });
    }
  };
}

async function deepLinkingScreen(sources: ScreenSources, session: Session): Promise<ScreenView> {
  if (session.role !== 'teacher' && session.role !== 'designer') return explain('deep-linking-role');
  return { name: 'picker', picker: await sources.picker(session) };
}

async function pathwayScreen(
  sources: ScreenSources,
  session: Session,
  assignmentTitle: string,
): Promise<ScreenView> {
  switch (session.role) {
    case 'student':
      return { name: 'journey', journey: await sources.journey(session) };
    case 'teacher':
    case 'reviewer':
      return { name: 'board', board: await sources.board(session), openPersonId: session.reviewedPersonId };
    case 'designer':
      return { name: 'designer', picker: await sources.picker(session) };
    case 'mentor': {
      if (!(await sources.isOpenToFamilies(session))) return explain('not-for-families');
      if (session.mentees.length === 0) return explain('no-children');
      return { name: 'mentor', assignmentTitle, students: await sources.mentees(session) };
    }
    case 'none':
    case 'admin':
    case 'operator':
      throw new ForbiddenError();
  }
}

async function emptyLinkScreen(
  sources: ScreenSources,
  session: Session,
  { title: linkTitle, isPathwayGone }: { title: string; isPathwayGone: boolean },
): Promise<ScreenView> {
  const builds = session.role === 'teacher' || session.role === 'designer';
  return builds
    ? { name: 'choose-pathway', linkTitle, isPathwayGone, picker: await sources.picker(session) }
    : { name: 'not-ready' };
}

function explain(reason: Explanation): ScreenView {
  return { name: 'explain', reason };
}
