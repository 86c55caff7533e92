import type { BindApi } from '../../http/api-route.ts';
import type { SuggestionDesk } from './suggestion-desk.service.ts';
import {
  changeClassSuggestionsApi,
  changeLearnerSuggestionsApi,
  getClassSuggestionsApi,
  getLearnerSuggestionsApi,
} from './suggestion-policy.contract.ts';

/** What teachers see and decide about suggestions. */
export function suggestionPolicyRoutes(bind: BindApi, desk: SuggestionDesk): void {
  bind(getClassSuggestionsApi, ({ session }) => desk.forClass(session));
  bind(changeClassSuggestionsApi, ({ session, body }) => desk.changeForClass(session, body));
  bind(getLearnerSuggestionsApi, ({ session, params }) => desk.forLearner(session, params.personId));
  bind(changeLearnerSuggestionsApi, ({ session, params, body }) =>
    desk.changeForLearner(session, params.personId, body),
  );
}
