import { Sparkle } from 'lucide-react';
import type { TaskView } from '../../features/journeys/journey.contract.ts';
import type { lowerReasonApi } from '../../features/suggestions/suggestions.contract.ts';
import type { ReasonView } from '../../features/suggestions/reason.contract.ts';
import type { Language } from '../messages/language.ts';
import { useLanguage } from '../messages/use-language.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import styles from './reasons.module.css';
import { findTaskPlace, useJourneyChange } from './use-journey.ts';

/** Why an option may fit, in words of the student's own profile. It says nothing against the others. */
export function Reasons({ task }: { task: TaskView }) {
  if (!task.reasons?.length) return null;
  return (
    <ul className={styles['reasons']} data-screen-only>
      {task.reasons.map((reason) => (
        <li key={reason.kind}>
          <ReasonLine task={task} reason={reason} />
        </li>
      ))}
    </ul>
  );
}

function ReasonLine({ task, reason }: { task: TaskView; reason: ReasonView }) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const { kind, key, left } = reason;
  const words = reasonWords(reason, t);
  const lower = useJourneyChange(
    (api, body: Parameters<typeof api.call<typeof lowerReasonApi>>[0]['body']) =>
      api.call<typeof lowerReasonApi>({ method: 'put', path: '/api/journey/steering/lowered', body }),
    (journey) => {
      const told = findTaskPlace(journey, task.id)?.task.reasons;
      const isTold = told?.some((each) => each.kind === kind && each.key === key);
      announce(isTold ? t.path.nowCountsLess(words) : t.path.nowGone(words));
      // The line goes, and the pressed button with it.
      if (!told?.some((each) => each.kind === kind)) document.getElementById(`task-${task.id}`)?.focus();
    },
  );
  return (
    <>
      <Sparkle aria-hidden size={16} />
      <span>
        {words} {left < 1 && t.path.countsLess}{' '}
        {kind !== 'pinned' && (
          <button
            type="button"
            aria-label={t.path.notForMeNamed(words)}
            aria-disabled={lower.isBusy || undefined}
            onClick={() => lower.isBusy || lower.run({ kind, key, times: 1 - Math.log2(left) })}
          >
            {t.path.notForMe}
          </button>
        )}
      </span>
    </>
  );
}

/** A reason as a sentence. */
export function reasonWords({ kind, about }: ReasonView, t: Language['t']): string {
  const formats: Record<string, string> = t.common.formats;
  return t.path.reason[kind](t.path.taps[about] ?? formats[about] ?? about);
}
