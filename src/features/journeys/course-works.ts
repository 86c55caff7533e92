import { findTask, type PathwayContent } from '../../domain/pathway.ts';
import type { HandIn, Work } from '../../domain/journey-types.ts';
import type { JourneyModels, StoredJourney } from './journey.model.ts';

/** One piece of work as it was handed in last. */
export type CourseWork = Pick<HandIn, 'handedInAt' | 'text' | 'link' | 'note' | 'files'> & {
  journeyId: string;
  taskId: string;
  title: string;
  /** Title of the LMS's assignment. */
  assignment?: string;
  outcome?: 'accepted' | 'not-yet';
};

const journeysAtMost = 50;

/** All that one student handed in in one course, whatever the assignment, latest first. */
export function createCourseWorks(dependencies: {
  models: Pick<JourneyModels, 'journeys'>;
  contentOf(journey: StoredJourney): Promise<PathwayContent>;
  getAssignment(tenantId: string, assignmentId: string): Promise<{ title: string }>;
}): (tenantId: string, courseId: string, personId: string) => Promise<CourseWork[]> {
  const { models, contentOf, getAssignment } = dependencies;

  return async (tenantId, courseId, personId) => {
    const journeys = await models.journeys
      .find({ tenantId, personId, courseId })
      .select({ passback: 0, summary: 0, picks: 0, switchRequests: 0 })
      .limit(journeysAtMost)
      .lean<StoredJourney[]>();
    const works = await Promise.all(journeys.map(worksOf));
    return works.flat().toSorted((a, b) => b.handedInAt.getTime() - a.handedInAt.getTime());
  };

  async function worksOf(journey: StoredJourney): Promise<CourseWork[]> {
    if (journey.works.length === 0) return [];
    const [content, { title: assignment }] = await Promise.all([
      contentOf(journey),
      getAssignment(journey.tenantId, journey.assignmentId),
    ]);
    return journey.works.flatMap((work) => {
      const latest = work.handIns.at(-1);
      const task = findTask(content, work.taskId)?.task;
      return latest && task
        ? [
            {
              ...shown(latest),
              journeyId: journey._id,
              taskId: task.id,
              title: task.title,
              assignment,
              ...answerTo(work, latest),
            },
          ]
        : [];
    });
  }
}

function shown({ handedInAt, text, link, note, files }: HandIn) {
  return {
    handedInAt,
    ...(text === undefined ? {} : { text }),
    ...(link === undefined ? {} : { link }),
    ...(note === undefined ? {} : { note }),
    ...(files === undefined ? {} : { files }),
  };
}

function answerTo({ reviews }: Work, { id }: HandIn): Pick<CourseWork, 'outcome'> {
  const answer = reviews.findLast(({ handInId }) => handInId === id);
  return answer ? { outcome: answer.outcome } : {};
}
