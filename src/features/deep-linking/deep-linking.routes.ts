import type { BindApi } from '../../http/api-route.ts';
import { answerDeepLinkingApi } from './deep-linking.contract.ts';
import type { DeepLinkingService } from './deep-linking.service.ts';

export function deepLinkingRoutes(bind: BindApi, service: DeepLinkingService): void {
  bind(answerDeepLinkingApi, ({ session, body }) => service.answer(session, body.items));
}
