import { findWork, nextStep } from '../../domain/journey-reading.ts';
import type { Journey, Reflection } from '../../domain/journey-types.ts';
import { findTask, pathwayGroups, type PathwayContent } from '../../domain/pathway.ts';
import { NotFoundError } from '../../http/errors.ts';
import type { JourneyModels, StoredJourney } from './journey.model.ts';
import type { JourneyStore } from './journey.store.ts';

/** One student among all of a course, told from what journeys keep for lists. */
export interface CourseStanding {
  personId: string;
  /** The last thing that they did; absent when nothing is left for them to do. */
  idleSince?: Date;
  sentBackTwice?: string;
}

/** Where a student is on one assignment's path. */
export interface PathStanding {
  assignmentId: string;
  assignmentTitle: string;
  /** Where the next step stands; absent when everything is handed in. */
  milestone?: string;
  nextStep: { action: 'improve' | 'do' | 'choose' | 'wait' | 'finished'; title?: string };
  /** Hand-ins that wait for the teacher. */
  waiting: { title: string; since: Date }[];
  lastNotYet?: { task: string; comment?: string; at: Date; isAcceptedNow: boolean };
}

/** A look back with what it was about. */
export interface LookBack extends Reflection {
  milestone: string;
  assignmentTitle: string;
  courseTitle?: string;
}

export interface JourneyLists {
  /** Everyone with a journey in the course; no work is read. */
  standingsOf(tenantId: string, courseId: string): Promise<CourseStanding[]>;
  /** The paths of one student in a course, the one last walked first, five at most. */
  pathsOf(place: { tenantId: string; courseId: string; personId: string }): Promise<PathStanding[]>;
  /** What a student said when looking back, newest first, skipped ones left out; in one course or in all. */
  looksBackOf(place: { tenantId: string; personId: string; courseId?: string }): Promise<LookBack[]>;
}

const mostJourneys = 2_000;
const mostPaths = 5;
const mostLooksBack = 500;

/** Journeys for screens that are not about one assignment. */
export function createJourneyLists(dependencies: {
  models: JourneyModels;
  store: JourneyStore;
  titlesOf(
    tenantId: string,
    assignmentIds: string[],
  ): Promise<Map<string, { title: string; courseTitle?: string }>>;
}): JourneyLists {
  const { models, store, titlesOf } = dependencies;

  /** Undefined when the pathway is not there any more. */
  async function findContent(journey: StoredJourney): Promise<PathwayContent | undefined> {
    try {
      return await store.contentOf(journey);
    } catch (error) {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    }
  }

  return {
    async standingsOf(tenantId, courseId) {
      const journeys = await models.journeys
        .find({ tenantId, courseId })
        .select({ personId: 1, createdAt: 1, 'summary.stage': 1, 'summary.marks': 1 })
        .limit(mostJourneys)
        .lean();
      const byPerson = new Map<string, StoredJourney[]>();
      for (const journey of journeys)
        byPerson.set(journey.personId, [...(byPerson.get(journey.personId) ?? []), journey]);
      return [...byPerson].map(([personId, own]) => ({ personId, ...standingOf(own) }));
    },
    async pathsOf({ tenantId, courseId, personId }) {
      const journeys = await models.journeys
        .find({ tenantId, courseId, personId })
        .sort({ updatedAt: -1 })
        .limit(mostPaths)
        .lean();
      const titles = await titlesOf(
        tenantId,
        journeys.map(({ assignmentId }) => assignmentId),
      );
      const paths = await Promise.all(
        journeys.map(async (journey) => {
          const content = await findContent(journey);
          const { assignmentId } = journey;
          const assignmentTitle = titles.get(assignmentId)?.title ?? content?.title ?? '';
          return content ? { assignmentId, assignmentTitle, ...pathStanding(journey, content) } : [];
        }),
      );
      return paths.flat();
    },
    async looksBackOf(place) {
      const journeys = await models.journeys
        .find(place)
        .select({ tenantId: 1, assignmentId: 1, pathwayId: 1, pathwayVersion: 1, reflections: 1 })
        .sort({ updatedAt: -1 })
        .limit(mostJourneys)
        .lean();
      const titles = await titlesOf(
        place.tenantId,
        journeys.map(({ assignmentId }) => assignmentId),
      );
      const found = await Promise.all(
        journeys.map(async (journey) =>
          looksBackAt(journey, await findContent(journey), titles.get(journey.assignmentId)),
        ),
      );
      return found
        .flat()
        .toSorted((a, b) => b.at.getTime() - a.at.getTime())
        .slice(0, mostLooksBack);
    },
  };
}

function looksBackAt(
  journey: StoredJourney,
  content: PathwayContent | undefined,
  about: { title: string; courseTitle?: string } | undefined,
): LookBack[] {
  return (journey.reflections ?? [])
    .filter(({ skipped }) => skipped !== true)
    .map((reflection) => ({
      ...reflection,
      milestone: content?.milestones.find(({ id }) => id === reflection.milestoneId)?.title ?? '',
      assignmentTitle: about?.title ?? content?.title ?? '',
      ...(about?.courseTitle ? { courseTitle: about.courseTitle } : {}),
    }));
}

function standingOf(journeys: StoredJourney[]): Omit<CourseStanding, 'personId'> {
  const isAtWork = journeys.some(({ summary }) => !['complete', 'waiting'].includes(summary.stage));
  const active = journeys.map(({ createdAt, summary }) =>
    (summary.marks?.lastActiveAt ?? createdAt).getTime(),
  );
  const sentBackTwice = journeys.flatMap(({ summary }) => summary.marks?.sentBackTwice ?? [])[0];
  return {
    ...(isAtWork ? { idleSince: new Date(Math.max(...active)) } : {}),
    ...(sentBackTwice === undefined ? {} : { sentBackTwice }),
  };
}

function pathStanding(
  journey: StoredJourney,
  content: PathwayContent,
): Omit<PathStanding, 'assignmentId' | 'assignmentTitle'> {
  const next = nextStep(journey, content);
  const milestone =
    'milestoneId' in next ? content.milestones.find(({ id }) => id === next.milestoneId) : undefined;
  const title = titleOf(next, content);
  const lastNotYet = lastNotYetOf(journey, content);
  return {
    ...(milestone ? { milestone: milestone.title } : {}),
    nextStep: { action: next.action, ...(title ? { title } : {}) },
    waiting: (journey.summary.marks?.waitingWorks ?? []).map((work) => ({
      title: work.title,
      since: work.handedInAt,
    })),
    ...(lastNotYet ? { lastNotYet } : {}),
  };
}

function titleOf(next: ReturnType<typeof nextStep>, content: PathwayContent): string | undefined {
  if ('taskId' in next) return findTask(content, next.taskId)?.task.title;
  if (!('groupId' in next)) return undefined;
  return pathwayGroups(content).find(({ group }) => group.id === next.groupId)?.group.title;
}

function lastNotYetOf(journey: Journey, content: PathwayContent): PathStanding['lastNotYet'] {
  const returned = journey.works
    .flatMap(({ taskId, reviews }) => reviews.map((review) => ({ taskId, ...review })))
    .filter(({ outcome }) => outcome === 'not-yet')
    .toSorted((a, b) => b.reviewedAt.getTime() - a.reviewedAt.getTime())[0];
  if (!returned) return undefined;
  const { taskId, comment, reviewedAt: at } = returned;
  const latest = findWork(journey, taskId)?.reviews.at(-1);
  return {
    task: findTask(content, taskId)?.task.title ?? taskId,
    ...(comment ? { comment } : {}),
    at,
    isAcceptedNow: latest?.outcome === 'accepted',
  };
}
