import { Notice } from '../../ui/notice.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import type { PartResult } from './use-check.ts';

/** All of it in one sentence. */
export function CheckSummary({ parts }: { parts: PartResult[] }) {
  const { t, format } = useAdminWords();
  const { connectCheck: words } = t;
  const lines = parts.flatMap((part) => part.lines);
  const count = (state: string) => lines.filter((line) => line.state === state).length;
  const bad = count('bad');
  if (bad > 0)
    return (
      <Notice
        kind="error"
        sentence={words.someBad(format.number(bad), format.isOne(bad))}
        action={words.someBadStep}
      />
    );
  if (parts.some((part) => part.isRunning || part.error))
    return <Notice kind="info" sentence={words.running} />;
  if (count('waiting') > 0) return <Notice kind="info" sentence={words.soFar} action={words.soFarStep} />;
  if (count('note') > 0)
    return <Notice kind="info" sentence={words.someNotes} action={words.someNotesStep} />;
  return <Notice kind="info" sentence={words.allGood} action={words.allGoodStep} />;
}
