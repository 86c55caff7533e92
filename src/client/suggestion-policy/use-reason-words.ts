import type { Reason } from '../../domain/suggestion-types.ts';
import { useWords } from './words.ts';

/** A reason in the words that the student reads. */
export function useReasonWords(): (reason: Reason) => string {
  const { t } = useWords();
  const formats: Record<string, string> = t.common.formats;
  return ({ kind, about }) => t.path.reason[kind](t.path.taps[about] ?? formats[about] ?? about);
}
