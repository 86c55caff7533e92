import type { Connection } from 'mongoose';
import type { Clock } from '../../observability/clock.ts';
import type { Audit } from '../audit/audit.ts';
import { createPolicies, type SuggestionPolicies } from './policies.service.ts';
import { createSuggestionPolicyModels } from './suggestion-policy.model.ts';

/** What teachers decide about suggestions, over the database. */
export function createSuggestionPolicies(dependencies: {
  connection: Connection;
  isSwitchedOn(tenantId: string, courseId: string): Promise<boolean>;
  audit: Audit;
  clock: Clock;
}): SuggestionPolicies {
  return createPolicies({ ...dependencies, models: createSuggestionPolicyModels(dependencies.connection) });
}
