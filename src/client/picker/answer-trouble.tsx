import { useLanguage } from '../messages/use-language.ts';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import type { useAnswer } from './use-answer.ts';

export type Answer = ReturnType<typeof useAnswer>;

/** What became of the answer to the LMS. */
export function AnswerTrouble({ answer, lms }: { answer: Answer; lms: string }) {
  const { t } = useLanguage();
  if (answer.isGone) return <Notice kind="info" sentence={`${t.picker.adding(lms)}…`} />;
  if (answer.wasSent) {
    return <Notice kind="info" sentence={t.picker.alreadySent} action={t.picker.alreadySentStep(lms)} />;
  }
  return answer.error ? <ErrorNotice error={answer.error} before={t.picker.sendFailed} /> : null;
}
