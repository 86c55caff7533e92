/** What one check of the doctor found. */
export interface Finding {
  check: string;
  status: 'ok' | 'warning' | 'failed';
  /** What was found, in a sentence. */
  found: string;
  /** What to do about it; absent when all is well. */
  todo?: string;
  platformId?: string;
}
