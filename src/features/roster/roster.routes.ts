import type { BindApi } from '../../http/api-route.ts';
import { readRosterApi } from './roster.contract.ts';
import type { RosterService } from './roster.service.ts';

export function rosterRoutes(bind: BindApi, rosters: Pick<RosterService, 'readNow'>): void {
  bind(readRosterApi, ({ session }) => rosters.readNow(session));
}
