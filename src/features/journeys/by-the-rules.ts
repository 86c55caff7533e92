import { DomainRuleError } from '../../domain/rule-error.ts';
import { ConflictError } from '../../http/errors.ts';

/** The pathway's own rules speak in sentences for people; over HTTP they are conflicts with a stable rule code. */
export async function byTheRules<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainRuleError)
      throw new ConflictError(error.message, 'RULE_BROKEN', { rule: error.code });
    throw error;
  }
}
