import type { RetentionPeriod } from './retention-periods.ts';

/** Words for people, in the languages of the console. */
export interface Words {
  en: string;
  es: string;
}

/** What a row belongs to, by which it is found when something is exported or erased. */
export type Owner = 'person' | 'sub' | 'journey' | 'assignment' | 'course';

/** Rows that belong to somebody else, or to the school, and name a person. They stay; the person is taken out. */
export interface Mention {
  /** Fields (dotted) that may hold the person's id. */
  fields: string[];
  /**
   * How it is taken out: `blank` writes `erased` in its place, `unset` removes it, or the fields named in `also`, `within` looks for it inside
   * arrays of the row's top-level `parts`, and writes upon the row's `revision`.
   */
  how: 'blank' | 'unset' | 'within';
  also?: string[];
  parts?: string[];
}

/** One collection of the database: what it holds, about whom, why, how long, and how it is found. */
export interface Holding {
  collection: string;
  title: Words;
  /** What is in it. */
  holds: Words;
  purpose: Words;
  /** False: it says nothing about anybody. */
  isPersonal: boolean;
  /** Field with the tenant's id; absent where rows belong to the whole installation. */
  tenant?: string;
  /** A row is a person's (or a journey's, …) when this field holds the id; such rows are exported and erased. */
  by?: Partial<Record<Owner, string>>;
  mentions?: Mention[];
  /** Rows are bytes of GridFS: their chunks go with them. */
  isFile?: boolean;
  /** How long: one of the periods that a tenant may set, or in words. */
  kept: RetentionPeriod | Words;
  /** Fields that say nothing to a reader, or that are about somebody else: left out of exports. */
  unexported?: string[];
  /** Not part of what is counted and exported for a learner, because it is about how the request itself is handled. */
  isPaperwork?: boolean;
}
