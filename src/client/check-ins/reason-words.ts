import type { CheckInReasonView } from '../../features/check-ins/check-in.contract.ts';
import type { checkIns } from '../messages/en/check-ins.ts';
import type { Formats } from '../messages/formats.ts';

/** The rule by which somebody is on the list, in words. */
export function reasonWords(
  reason: CheckInReasonView,
  { reasons }: typeof checkIns,
  { when, day }: Formats,
): string {
  switch (reason.rule) {
    case 'asked':
      return reasons.asked(when(reason.at));
    case 'goal-day':
      return reasons.goalDay(day(reason.day));
    case 'sent-back-twice':
      return reasons.sentBackTwice(reason.task);
    case 'idle':
      return reasons.idle(when(reason.since));
    default:
      return reason.lastTalkAt === undefined ? reasons.noTalk : reasons.lastTalk(when(reason.lastTalkAt));
  }
}
