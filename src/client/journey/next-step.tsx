import { MapPin } from 'lucide-react';
import type { JourneyView } from '../../features/journeys/journey.contract.ts';
import type { Messages } from '../messages/en.ts';
import { useLanguage } from '../messages/use-language.ts';
import { ButtonLink } from '../ui/button.tsx';
import styles from './next-step.module.css';
import { findTaskPlace } from './use-journey.ts';

/** The one warm spot: where the student stands, and the one next action. */
export function NextStep({ journey }: { journey: JourneyView }) {
  const { t } = useLanguage();
  const { sentence, detail, action } = wordsOf(journey, t);
  return (
    <section className={styles['next']} aria-label={t.journey.next}>
      <p className={styles['here']}>
        <MapPin aria-hidden size={20} /> {t.journey.next}
      </p>
      <p className={styles['sentence']}>{sentence}</p>
      {detail !== undefined && <p>{detail}</p>}
      {action && (
        <span data-screen-only>
          <ButtonLink kind="primary" to={action.to}>
            {action.label}
          </ButtonLink>
        </span>
      )}
    </section>
  );
}

interface NextWords {
  sentence: string;
  detail?: string;
  action?: { to: string; label: string };
}

function wordsOf(journey: JourneyView, t: Messages): NextWords {
  const { nextStep } = journey;
  if (!('milestoneId' in nextStep)) {
    return nextStep.action === 'wait'
      ? { sentence: t.journey.nextWait, detail: t.journey.nextWaitStep }
      : { sentence: t.journey.nextFinished, detail: t.journey.nextFinishedStep };
  }
  if (nextStep.action === 'choose') {
    const milestone = journey.milestones.find(({ id }) => id === nextStep.milestoneId);
    const step = milestone?.steps.find((each) => each.kind === 'group' && each.group.id === nextStep.groupId);
    const title = step?.kind === 'group' ? step.group.title : '';
    return {
      sentence: t.journey.nextChoose(nextStep.remaining, title),
      action: { to: `/#group-${nextStep.groupId}`, label: t.journey.nextChooseButton },
    };
  }
  const title = findTaskPlace(journey, nextStep.taskId)?.task.title ?? '';
  const to = `/task/${encodeURIComponent(nextStep.taskId)}`;
  return nextStep.action === 'improve'
    ? { sentence: t.journey.nextImprove(title), action: { to, label: t.journey.nextImproveButton } }
    : { sentence: t.journey.nextDo(title), action: { to, label: t.journey.nextDoButton } };
}
