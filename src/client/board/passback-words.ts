import type { PassbackView } from '../../features/journeys/journey.contract.ts';
import type { Language } from '../messages/language.ts';

/** What of a grade has reached the LMS, in the teacher's words. */
export function passbackWords(passback: PassbackView, { t, format }: Language): string {
  const { state, lms, lmsStatus, deliveredAt, nextTryAt, lmsScore, scoreGiven } = passback;
  switch (state) {
    case 'nothing-to-send':
      return t.board.nothingToSend;
    case 'no-line-item':
      return t.board.noLineItem(lms);
    case 'waiting':
      return t.board.sending;
    case 'delivered':
      if (deliveredAt === undefined) return t.desk.keptInLms(lms);
      // Beside "no points yet", "delivered" would leave one wondering what.
      return scoreGiven === undefined
        ? t.board.handInTold(lms, format.when(deliveredAt))
        : t.board.delivered(format.when(deliveredAt));
    case 'retrying': {
      const what =
        lmsStatus === undefined ? t.board.retryingSilent(lms) : t.board.retrying(lms, String(lmsStatus));
      return nextTryAt === undefined ? what : `${what}, ${t.board.nextTry(format.when(nextTryAt))}`;
    }
    case 'refused':
      return lmsStatus === undefined ? t.board.refusedSilent(lms) : t.board.refused(lms, String(lmsStatus));
    case 'line-item-missing':
      return t.board.columnDeleted;
    case 'changed-in-lms': {
      const theirs =
        lmsScore === undefined
          ? t.board.changedInLmsUnknown(lms)
          : t.board.changedInLms(lms, format.number(lmsScore));
      return scoreGiven === undefined ? theirs : `${theirs} ${t.board.wouldSend(format.number(scoreGiven))}`;
    }
  }
}
