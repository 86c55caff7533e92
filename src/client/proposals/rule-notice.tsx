import type { ApiError } from '../api/api-error.ts';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { useWords } from './words.ts';

/** An error; what the rules of own ways and partners say is told in their own words. */
export function RuleNotice({ error }: { error: ApiError }) {
  const { t } = useWords();
  const rule = t.proposals.rules[error.rule ?? ''];
  return rule === undefined ? <ErrorNotice error={error} /> : <Notice kind="error" sentence={rule} />;
}
