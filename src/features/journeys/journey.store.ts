import { isDuplicateKey } from '../../database/connection.ts';
import { newId } from '../../database/ids.ts';
import { classMarks } from '../../domain/class-marks.ts';
import { gradeOf } from '../../domain/grade.ts';
import {
  emptyJourney,
  journeyStage,
  milestoneProgress,
  openSwitchRequests,
  scoreOf,
  type Journey,
} from '../../domain/journey.ts';
import { emptyPassback, wantGrade } from '../../domain/passback.ts';
import { waitingProposals, withOwnOptions } from '../../domain/own-options.ts';
import { possiblePoints } from '../../domain/path-score.ts';
import type { PathwayContent } from '../../domain/pathway.ts';
import { ConflictError, NotFoundError } from '../../http/errors.ts';
import type { Clock } from '../../observability/clock.ts';
import type { JourneyModels, JourneySummary, StoredJourney } from './journey.model.ts';

/** The parts of an assignment that journeys need. */
export interface JourneyAssignment {
  _id: string;
  courseId: string;
  pathwayId?: string;
  /** Points of the LMS's column; the pathway's own sum when absent. */
  points?: number;
}

export interface JourneyStore {
  /** The student's journey, begun on the current version when there is none yet. */
  ensure(
    tenantId: string,
    assignment: JourneyAssignment,
    student: { _id: string; isTestStudent(): Promise<boolean> },
  ): Promise<StoredJourney>;
  /** @throws NotFoundError */
  get(tenantId: string, journeyId: string): Promise<StoredJourney>;
  findByStudent(tenantId: string, assignmentId: string, personId: string): Promise<StoredJourney | undefined>;
  /** The pathway as this student walks it: the version with which the journey began, and the student's own options. */
  contentOf(journey: StoredJourney): Promise<PathwayContent>;
  /**
   * Changes a journey by a pure function and stores work, summary and what is to be sent in one atomic update; runs again upon
   * the newer state when someone else changed it meanwhile.
   */
  change(
    journey: StoredJourney,
    maximum: number | undefined,
    apply: (journey: Journey, content: PathwayContent) => Journey,
  ): Promise<StoredJourney>;
}

const attemptsAtMost = 8;

export function createJourneyStore(dependencies: {
  models: JourneyModels;
  clock: Clock;
  getVersion(tenantId: string, pathwayId: string, version: number): Promise<PathwayContent>;
  /** The newest version of a pathway. */
  currentPathway(tenantId: string, pathwayId: string): Promise<{ version: number; content: PathwayContent }>;
}): JourneyStore {
  const { models, clock, getVersion, currentPathway } = dependencies;

  const ensure: JourneyStore['ensure'] = async (tenantId, assignment, student) => {
    const place = { tenantId, assignmentId: assignment._id, personId: student._id };
    const existing = await findByStudent(tenantId, assignment._id, student._id);
    if (existing) return inPlaceOfGone(existing, assignment);
    const pathwayId = assignment.pathwayId;
    if (!pathwayId) throw new NotFoundError('This assignment holds no pathway yet.');
    const { version, content } = await currentPathway(tenantId, pathwayId);
    const now = clock();
    const journey: StoredJourney = {
      ...place,
      ...emptyJourney,
      _id: newId(),
      courseId: assignment.courseId,
      isTestStudent: await student.isTestStudent(),
      pathwayId,
      pathwayVersion: version,
      summary: summarise(emptyJourney, content),
      passback: emptyPassback,
      revision: 0,
      createdAt: now,
      updatedAt: now,
    };
    try {
      await models.journeys.create(journey);
      return journey;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return (await findByStudent(tenantId, assignment._id, student._id)) ?? journey;
    }
  };

  /**
   * A journey whose pathway is not there any more goes on upon the one that the teacher chose in its place: what was handed in for
   * tasks of the same id counts there, and all of it stays.
   */
  async function inPlaceOfGone(
    journey: StoredJourney,
    assignment: JourneyAssignment,
  ): Promise<StoredJourney> {
    const { tenantId, _id, revision } = journey;
    const { pathwayId } = assignment;
    if (!pathwayId || pathwayId === journey.pathwayId || !(await isContentGone(journey))) return journey;
    const { version, content: plain } = await currentPathway(tenantId, pathwayId);
    const content = withOwnOptions(plain, journey);
    const grade = gradeOf(journey, content, assignment.points ?? possiblePoints(content));
    const moved = await models.journeys
      .findOneAndUpdate(
        { tenantId, _id, revision, 'passback.revision': journey.passback.revision },
        {
          $set: {
            pathwayId,
            pathwayVersion: version,
            summary: summarise(journey, content),
            passback: wantGrade(journey.passback, grade, clock()),
          },
          $inc: { revision: 1 },
        },
        { returnDocument: 'after' },
      )
      .lean();
    // Somebody was faster, perhaps with the same; whoever asks next sees.
    return moved ?? get(tenantId, _id);
  }

  async function isContentGone(journey: StoredJourney): Promise<boolean> {
    try {
      await contentOf(journey);
      return false;
    } catch (error) {
      if (error instanceof NotFoundError) return true;
      throw error;
    }
  }

  async function get(tenantId: string, journeyId: string): Promise<StoredJourney> {
    const journey = await models.journeys.findOne({ tenantId, _id: journeyId }).lean();
    if (!journey) throw new NotFoundError('We could not find this student’s work.');
    return journey;
  }

  async function findByStudent(tenantId: string, assignmentId: string, personId: string) {
    return (await models.journeys.findOne({ tenantId, assignmentId, personId }).lean()) ?? undefined;
  }

  /** What was published, the same for everybody. */
  const publishedFor = (journey: StoredJourney) =>
    getVersion(journey.tenantId, journey.pathwayId, journey.pathwayVersion);

  const contentOf: JourneyStore['contentOf'] = async (journey) =>
    withOwnOptions(await publishedFor(journey), journey);

  const change: JourneyStore['change'] = async (first, maximum, apply) => {
    let current = first;
    const published = await publishedFor(current);
    for (let attempt = 0; attempt < attemptsAtMost; attempt += 1) {
      const next = apply(current, withOwnOptions(published, current));
      if (next === current) return current;
      const content = withOwnOptions(published, next);
      const { tenantId, _id, revision } = current;
      const now = clock();
      const changed = await models.journeys
        .findOneAndUpdate(
          { tenantId, _id, revision, 'passback.revision': current.passback.revision },
          {
            $set: {
              picks: next.picks,
              switchRequests: next.switchRequests,
              works: next.works,
              ...(next.reflections ? { reflections: next.reflections } : {}),
              ...(next.proposals ? { proposals: next.proposals } : {}),
              summary: summarise(next, content),
              passback: wantGrade(
                current.passback,
                gradeOf(next, content, maximum ?? possiblePoints(content)),
                now,
              ),
              updatedAt: now,
            },
            $inc: { revision: 1 },
          },
          { returnDocument: 'after' },
        )
        .lean();
      if (changed) return changed;
      current = await get(tenantId, _id);
    }
    throw new ConflictError('This work is being changed in several places at once. Please try again.');
  };

  return { ensure, get, findByStudent, contentOf, change };
}

export function summarise(journey: Journey, content: PathwayContent): JourneySummary {
  const milestones = milestoneProgress(journey, content);
  const isReviewed = journey.works.some((work) => work.reviews.length > 0);
  return {
    stage: journeyStage(journey, content),
    milestones,
    waiting:
      milestones.reduce((sum, milestone) => sum + milestone.waiting, 0) +
      openSwitchRequests(journey).length +
      waitingProposals(journey).length,
    ...(isReviewed ? { fraction: scoreOf(journey, content).fraction } : {}),
    marks: classMarks(journey, content),
  };
}
