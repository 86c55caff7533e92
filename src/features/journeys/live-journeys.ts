import type { Journey } from '../../domain/journey.ts';
import type { JourneyModels } from './journey.model.ts';
import { displayName, type ShownPerson } from './journey.views.ts';

/** Journeys that were begun on any version of a pathway. */
export function createLiveJourneys(dependencies: {
  models: JourneyModels;
  listPeople(tenantId: string, personIds: string[]): Promise<ShownPerson[]>;
}): (
  tenantId: string,
  pathwayId: string,
) => Promise<{ personId: string; courseId: string; name: string; version: number; journey: Journey }[]> {
  const { models, listPeople } = dependencies;
  return async (tenantId, pathwayId) => {
    const journeys = await models.journeys
      .find({ tenantId, pathwayId, 'summary.stage': { $ne: 'not-started' } })
      .select({ summary: 0, passback: 0 })
      .lean();
    const people = await listPeople(
      tenantId,
      journeys.map((journey) => journey.personId),
    );
    const names = new Map(people.map((person) => [person._id, displayName(person)]));
    return journeys.map((journey) => ({
      personId: journey.personId,
      courseId: journey.courseId,
      name: names.get(journey.personId) ?? '',
      version: journey.pathwayVersion,
      journey,
    }));
  };
}
