import type { BindApi } from '../../http/api-route.ts';
import { getClusterPeopleApi, listClustersApi, listKnowCardsApi } from './class-profiles.contract.ts';
import type { ClassProfiles } from './class-profiles.service.ts';

/** The class at a glance: cards to get to know, and words that several share. */
export function classProfileRoutes(bind: BindApi, classProfiles: ClassProfiles): void {
  bind(listKnowCardsApi, ({ session, query }) => classProfiles.listCards(session, query.page));
  bind(listClustersApi, ({ session }) => classProfiles.listClusters(session));
  bind(getClusterPeopleApi, async ({ session, query }) => ({
    people: await classProfiles.listClusterPeople(session, query),
  }));
}
