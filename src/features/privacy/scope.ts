import type { Owner } from './holding.ts';

export type ScopeKind = 'person' | 'course' | 'tenant';

/** What is to be exported, erased or held. */
export interface Scope {
  kind: ScopeKind;
  /** Of the tenant itself when the kind is `tenant`. */
  id: string;
}

/** Everything that a scope stands for, as ids: what is found by these is exported or erased. */
export interface Selection {
  tenantId: string;
  /** All rows of the tenant. */
  isWhole: boolean;
  ids: Record<Owner, string[]>;
}
