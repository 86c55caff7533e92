import { gradeComment } from './grade-comment.ts';
import { isAllHandedIn, isComplete, scoreOf, taskStates } from './journey-reading.ts';
import type { Journey } from './journey-types.ts';
import type { PathwayContent } from './pathway.ts';
import { roundPoints } from './path-score.ts';

/** What is to be sent for one student, in the words of LTI Assignment and Grade Services 2.0, "Score". */
export interface Grade {
  /** On the scale of `scoreMaximum`, two decimals; null while nothing was reviewed or nothing can be earned. */
  scoreGiven: number | null;
  scoreMaximum: number;
  activityProgress: 'InProgress' | 'Submitted' | 'Completed';
  /** `PendingManual`: a hand-in waits for the teacher. `Pending`: nothing waits, and nothing was reviewed. */
  gradingProgress: 'PendingManual' | 'FullyGraded' | 'Pending';
  /** The first pick or hand-in. */
  startedAt: Date;
  /** The latest hand-in. */
  submittedAt: Date;
  /** Plain text, at most 1,000 characters: what counted. */
  comment: string;
}

/**
 * The grade of a journey as it stands; null while nothing was handed in.
 * @param scoreMaximum points of the LMS's column, which need not be the pathway's own sum
 */
export function gradeOf(journey: Journey, content: PathwayContent, scoreMaximum: number): Grade | null {
  const handedIn = journey.works.flatMap((work) => work.handIns.map((each) => each.handedInAt.getTime()));
  if (handedIn.length === 0) return null;
  const picked = journey.picks.map((pick) => pick.pickedAt.getTime());
  const score = scoreOf(journey, content);
  const isReviewed = journey.works.some((work) => work.reviews.length > 0);
  const waiting = [...taskStates(journey, content).values()].filter((state) => state === 'handed-in').length;
  const isScored = isReviewed && score.possible > 0;
  return {
    scoreGiven: isScored ? roundPoints(score.fraction * scoreMaximum) : null,
    scoreMaximum,
    activityProgress: activityProgress(journey, content),
    gradingProgress: gradingProgress(waiting, isReviewed),
    startedAt: new Date(Math.min(...handedIn, ...picked)),
    submittedAt: new Date(Math.max(...handedIn)),
    comment: gradeComment(content, score, { waiting, isReviewed, isComplete: isComplete(journey, content) }),
  };
}

function activityProgress(journey: Journey, content: PathwayContent): Grade['activityProgress'] {
  if (isComplete(journey, content)) return 'Completed';
  return isAllHandedIn(journey, content) ? 'Submitted' : 'InProgress';
}

function gradingProgress(waiting: number, isReviewed: boolean): Grade['gradingProgress'] {
  if (waiting > 0) return 'PendingManual';
  return isReviewed ? 'FullyGraded' : 'Pending';
}
