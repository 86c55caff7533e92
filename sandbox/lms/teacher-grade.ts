import type { Grade } from './model.ts';
import { ensureGrade } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';

interface HandGrade {
  lineItemId: string;
  personId: string;
  /** In the line item's points; null clears. */
  score: number | null;
  flag?: string | null;
}

/** A teacher types a grade into the gradebook. The tool's own timestamp does not move, as in Canvas. */
export function gradeByHand(
  { state, clock }: Sandbox,
  { lineItemId, personId, score, flag }: HandGrade,
): Grade {
  const grade = ensureGrade(state, lineItemId, personId);
  grade.score = score;
  grade.gradedBy = 'teacher';
  grade.needsGrading = false;
  if (flag !== undefined) grade.flag = flag;
  grade.history.push({
    receivedAt: clock().toISOString(),
    by: 'teacher',
    effect: score === null ? 'the teacher cleared the score' : `the teacher gave ${score} points`,
    score,
    sent: {},
  });
  return grade;
}
