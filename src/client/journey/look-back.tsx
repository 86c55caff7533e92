import { useState } from 'react';
import { Link } from 'react-router';
import type { MilestoneView } from '../../features/journeys/journey.contract.ts';
import type { reflectApi } from '../../features/journeys/student.contract.ts';
import { useApp } from '../app/app-context.ts';
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
  const { t } = useLanguage();
  const { role } = useApp().launch.person;
  return (
    <>
      {milestone.reflection.isOffered ? (
        <LookBackForm journeyId={journeyId} milestone={milestone} />
      ) : (
        <Said milestone={milestone} />
      )}
      {role === 'student' && (
        <Link to={`/goals/new?milestone=${milestone.id}`} className={styles['goal']} data-screen-only>
          {t.path.setGoal}
        </Link>
      )}
    </>
  );
}

function LookBackForm({ journeyId, milestone }: { journeyId: string; milestone: MilestoneView }) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const requestId = useRequestId();
  const kept = useKept(`waymark.look-back.${journeyId}.${milestone.id}`, {
    scale: '',
    why: '',
    sentence: '',
  });
  const [isEmpty, setEmpty] = useState(false);
  const { scale, why, sentence } = kept.fields;
  const send = useJourneyChange<{ skipped?: true }>(
    (api, { skipped }) =>
      api.call<typeof reflectApi>({
        method: 'post',
        path: '/api/journey/reflections',
        body: {
          id: requestId([scale, why, sentence, skipped]),
          milestoneId: milestone.id,
          ...(skipped ? { skipped } : said(kept.fields)),
        },
      }),
    (_journey, { skipped }) => {
      kept.clear();
      announce(skipped ? t.path.lookBackSkipped : t.path.lookBackKept);
      document.getElementById(`milestone-${milestone.id}`)?.focus();
    },
  );
  const submit = () => {
    const nothing = scale === '' && why.trim() === '' && sentence.trim() === '';
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
          label={t.path.lookBackWhy}
          maxLength={500}
          value={why}
          onChange={(event) => kept.change({ why: event.target.value })}
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

interface Typed {
  scale: string;
  why: string;
  sentence: string;
}

function said({ scale, why, sentence }: Typed): { scale?: number; why?: string; sentence?: string } {
  return {
    ...(scale === '' ? {} : { scale: Number(scale) }),
    ...(why.trim() === '' ? {} : { why: why.trim() }),
    ...(sentence.trim() === '' ? {} : { sentence: sentence.trim() }),
  };
}
