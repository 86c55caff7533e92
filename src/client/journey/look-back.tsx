import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { ComponentProps, ComponentType } from 'react';
import { Link } from 'react-router';
import type { JourneyView, MilestoneView } from '../../features/journeys/journey.contract.ts';
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
import { mediaOf } from '../profile/media/media-of.ts';
import type { VoiceField as VoiceFieldType } from '../profile/media/voice-field.tsx';
import { Said as SaidBefore } from './said.tsx';
import { journeyKey, useJourneyChange } from './use-journey.ts';

type VoiceFieldProps = ComponentProps<typeof VoiceFieldType>;
const nothing: ComponentType<VoiceFieldProps> = () => null;

/** Comes only where it may be used; nothing where it could not be loaded. */
const VoiceField = lazy(async () => {
  const part = await import('../profile/media/voice-field.tsx').catch(() => null);
  return { default: part?.VoiceField ?? nothing };
});

/** A minute of looking back on a milestone: five steps in words and one sentence, or skipped. */
export function LookBack({ journeyId, milestone }: { journeyId: string; milestone: MilestoneView }) {
  const { t } = useLanguage();
  const { role } = useApp().launch.person;
  return (
    <>
      {milestone.reflection.isOffered ? (
        <LookBackForm journeyId={journeyId} milestone={milestone} />
      ) : (
        <SaidBefore milestone={milestone} />
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
    voice: '',
  });
  const mayRecord = useMayRecord();
  const [isEmpty, setEmpty] = useState(false);
  const { scale, why, sentence, voice } = kept.fields;
  const send = useJourneyChange<{ skipped?: true }>(
    (api, { skipped }) =>
      api.call<typeof reflectApi>({
        method: 'post',
        path: '/api/journey/reflections',
        body: {
          id: requestId([scale, why, sentence, voice, skipped]),
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
    const nothing = scale === '' && why.trim() === '' && sentence.trim() === '' && voice === '';
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
        {mayRecord && (
          <Suspense fallback={null}>
            <VoiceField
              purpose="reflection"
              media={mediaOf(voice)}
              onMedia={(media) => kept.change({ voice: media ? JSON.stringify(media) : '' })}
            />
          </Suspense>
        )}
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

/** Where the district lets students record themselves. */
function useMayRecord(): boolean {
  return useQueryClient().getQueryData<JourneyView>(journeyKey)?.isVoiceAllowed === true;
}

interface Typed {
  scale: string;
  why: string;
  sentence: string;
  voice: string;
}

interface Said {
  scale?: number;
  why?: string;
  sentence?: string;
  voiceId?: string;
}

function said({ scale, why, sentence, voice }: Typed): Said {
  const media = mediaOf(voice);
  return {
    ...(scale === '' ? {} : { scale: Number(scale) }),
    ...(media ? { voiceId: media.id } : {}),
    ...(why.trim() === '' ? {} : { why: why.trim() }),
    ...(sentence.trim() === '' ? {} : { sentence: sentence.trim() }),
  };
}
