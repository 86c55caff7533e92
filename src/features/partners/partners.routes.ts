import type { BindApi } from '../../http/api-route.ts';
import {
  endPartnerWishApi,
  listClassPartnersApi,
  listPartnersApi,
  seekPartnerApi,
  withdrawPartnerWishApi,
} from './partners.contract.ts';
import type { Partners } from './partners.service.ts';

/** "Who else chose this", for those who ask. */
export function partnerRoutes(bind: BindApi, partners: Partners): void {
  bind(listPartnersApi, ({ session }) => partners.ofStudent(session));
  bind(seekPartnerApi, ({ session, params }) => partners.seek(session, params.taskId));
  bind(withdrawPartnerWishApi, ({ session, params }) => partners.withdraw(session, params.taskId));
  bind(listClassPartnersApi, ({ session }) => partners.ofClass(session));
  bind(endPartnerWishApi, ({ session, params }) => partners.end(session, params.wishId));
}
