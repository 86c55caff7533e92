import { Schema, type Connection, type Model } from 'mongoose';
import type { KindMark, TaskMark } from '../../domain/suggestion-policy.ts';
import type { TermKind } from '../../domain/suggestion-types.ts';

/** What teachers of one course decided about suggestions, for the class or for one learner. Each field is changed by itself. */
export interface StoredSuggestionPolicy {
  _id: string;
  tenantId: string;
  courseId: string;
  /** Empty for the class. */
  personId: string;
  isOff?: boolean;
  weights?: Partial<Record<TermKind, number>>;
  kinds?: Partial<Record<TermKind, KindMark>>;
  /** By assignment, because two pathways may use the same task id; then by task id. */
  tasks?: Record<string, Record<string, TaskMark>>;
  updatedAt: Date;
}

export interface SuggestionPolicyModels {
  policies: Model<StoredSuggestionPolicy>;
}

const text = { type: String, required: true };

export function createSuggestionPolicyModels(connection: Connection): SuggestionPolicyModels {
  const held = Schema.Types.Mixed;
  const policy = new Schema<StoredSuggestionPolicy>(
    {
      _id: text,
      tenantId: text,
      courseId: text,
      personId: { type: String, default: '' },
      isOff: Boolean,
      weights: held,
      kinds: held,
      tasks: held,
      updatedAt: Date,
    },
    { versionKey: false },
  );
  return { policies: connection.model<StoredSuggestionPolicy>('suggestion_policies', policy) };
}
