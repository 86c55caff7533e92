import { Users } from 'lucide-react';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import styles from './proposals.module.css';
import { RuleNotice } from './rule-notice.tsx';
import { usePartners, usePartnerWish } from './use-partners.ts';
import { useWords } from './words.ts';

/** "Look for a partner" for an option that the student chose: both ways only, until work is handed in. */
export function PartnerFinder({ taskId }: { taskId: string }) {
  const { t, format } = useWords();
  const announce = useAnnounce();
  const partners = usePartners();
  const change = usePartnerWish(taskId, (looks) =>
    announce(looks ? t.proposals.partnerLooking : t.proposals.partnerStopped),
  );
  if (!partners?.isOn) return null;
  const wish = partners.wishes.find((each) => each.taskId === taskId);
  return (
    <section className={styles['partner']} aria-labelledby="partner-title">
      <h2 id="partner-title">{t.proposals.partnerTitle}</h2>
      {!wish && (
        <>
          <p>{t.proposals.partnerHint}</p>
          <Button isBusy={change.isBusy} onClick={() => change.run(true)}>
            <Users aria-hidden size={20} /> {t.proposals.partnerLook}
          </Button>
        </>
      )}
      {wish?.isEnded && <p>{t.proposals.partnerEnded}</p>}
      {wish && !wish.isEnded && (
        <>
          <p>{wish.partners.length > 0 ? t.proposals.partnerFound : t.proposals.partnerNobody}</p>
          {wish.partners.length > 0 && (
            <ul className={styles['names']}>
              {wish.partners.map(({ name, learner }) => (
                <li key={`${learner} ${name}`}>{name ?? t.proposals.learner(String(learner))}</li>
              ))}
            </ul>
          )}
          <p className={styles['quiet']}>{t.proposals.partnerUntil(format.day(wish.until.slice(0, 10)))}</p>
          <Button isBusy={change.isBusy} onClick={() => change.run(false)}>
            {t.proposals.partnerStop}
          </Button>
        </>
      )}
      {change.error && <RuleNotice error={change.error} />}
    </section>
  );
}
