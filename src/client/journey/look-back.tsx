import { useState } from 'react';
import type { MilestoneView } from '../../features/journeys/journey.contract.ts';
import type { reflectApi } from '../../features/journeys/student.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { Choice, TextField } from '../ui/field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { useKept } from '../use-kept.ts';
import { useRequestId } from '../use-request-id.ts';
import styles from './look-back.module.css';
import { Said } from './said.tsx';
import { useJourneyChange } from './use-journey.ts';

/** A minute of looking back on a milestone: five steps in words and one sentence, or skipped. */
export function LookBack({ journeyId, milestone }: { journeyId: string; milestone: MilestoneView }) {
  return milestone.reflection.isOffered ? (
    <LookBackForm journeyId={journeyId} milestone={milestone} />
  ) : (
    <Said milestone={milestone} />
  );
}

function LookBackForm({ journeyId, milestone }: { journeyId: string; milestone: MilestoneView }) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const requestId = useRequestId();
  const kept = useKept(`waymark.look-back.${journeyId}.${milestone.id}`, { scale: '', sentence: '' });
  const [isEmpty, setEmpty] = useState(false);
  const { scale, sentence } = kept.fields;
  const send = useJourneyChange<{ skipped?: true }>(
    (api, { skipped }) =>
      api.call<typeof reflectApi>({
        method: 'post',
        path: '/api/journey/reflections',
        body: {
          id: requestId([scale, sentence, skipped]),
          milestoneId: milestone.id,
          ...(skipped ? { skipped } : said(scale, sentence)),
        },
      }),
    (_journey, { skipped }) => {
      kept.clear();
      announce(skipped ? t.path.lookBackSkipped : t.path.lookBackKept);
      document.getElementById(`milestone-${milestone.id}`)?.focus();
    },
  );
  const submit = () => {
    const nothing = scale === '' && sentence.trim() === '';
    setEmpty(nothing);
    if (!nothing) send.run({});
  };
  return (
    <details className={styles['offer']} data-screen-only>
      <summary>{t.path.lookBack}</summary>
      <div className={styles['form']}>
        <p className={styles['hint']}>{t.path.lookBackHint}</p>
        <Choice
          legend={t.path.lookBackScale}
          options={t.path.scale.map((label, index) => ({ value: String(index + 1), label }))}
          value={scale}
          onChange={(value) => kept.change({ scale: value })}
        />
        <TextField
          label={t.path.lookBackSentence}
          fault={isEmpty ? t.path.lookBackEmpty : undefined}
          maxLength={500}
          value={sentence}
          onChange={(event) => kept.change({ sentence: event.target.value })}
        />
        <div className={styles['actions']}>
          <Button isBusy={send.isBusy} onClick={submit}>
            {t.path.lookBackSend}
          </Button>
          <Button kind="quiet" isBusy={send.isBusy} onClick={() => send.run({ skipped: true })}>
            {t.path.lookBackSkip}
          </Button>
        </div>
        {send.error && <ErrorNotice error={send.error} />}
      </div>
    </details>
  );
}

function said(scale: string, sentence: string): { scale?: number; sentence?: string } {
  return {
    ...(scale === '' ? {} : { scale: Number(scale) }),
    ...(sentence.trim() === '' ? {} : { sentence: sentence.trim() }),
  };
}
