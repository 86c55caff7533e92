import { useRef, useState } from 'react';
import type { proposeApi } from '../../features/journeys/proposals.contract.ts';
import { useApp } from '../app/app-context.ts';
import { useJourneyChange } from '../journey/use-journey.ts';
import { newRequestId } from '../request-id.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { useKept } from '../use-kept.ts';
import styles from './proposals.module.css';
import { RuleNotice } from './rule-notice.tsx';
import { useWords } from './words.ts';

const longestTitle = 80;
const longestWords = 1000;

/** A new idea. What is typed stays in this browser until it was sent; the id of what was sent too, so that it is one idea. */
export function ProposalForm({
  journeyId,
  groupId,
  onDone,
}: {
  journeyId: string;
  groupId: string;
  onDone: () => void;
}) {
  const { t } = useWords();
  const announce = useAnnounce();
  const { person } = useApp().launch;
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const kept = useKept(`waymark.own-way.${person.id}.${journeyId}.${groupId}`, {
    title: '',
    what: '',
    why: '',
    needs: '',
    sentId: '',
    sentWords: '',
  });
  const { title, what, why, needs } = kept.fields;
  const sending = useJourneyChange<void>(
    (api) => {
      const body = { groupId, title: title.trim(), what, why, needs };
      const words = JSON.stringify(body);
      const { sentId, sentWords } = kept.fields;
      const id = sentWords === words ? sentId : newRequestId();
      kept.change({ sentId: id, sentWords: words });
      return api.call<typeof proposeApi>({
        method: 'post',
        path: '/api/journey/proposals',
        body: { id, ...body },
      });
    },
    () => {
      kept.clear();
      announce(t.proposals.sent);
      onDone();
    },
  );
  const send = () => {
    setTried(true);
    const missing = what.trim() === '' ? 1 : why.trim() === '' ? 2 : 0;
    if (missing === 0) sending.run();
    else form.current?.querySelectorAll<HTMLElement>('input, textarea')[missing]?.focus();
  };
  return (
    <div ref={form} className={styles['form']}>
      <TextField
        label={t.proposals.name}
        maxLength={longestTitle}
        value={title}
        onChange={(event) => kept.change({ title: event.target.value })}
      />
      <TextArea
        label={t.proposals.what}
        maxLength={longestWords}
        value={what}
        fault={isTried && what.trim() === '' ? t.proposals.sayWhat : undefined}
        onChange={(event) => kept.change({ what: event.target.value })}
      />
      <TextArea
        label={t.proposals.why}
        maxLength={longestWords}
        value={why}
        fault={isTried && why.trim() === '' ? t.proposals.sayWhy : undefined}
        onChange={(event) => kept.change({ why: event.target.value })}
      />
      <TextArea
        label={t.proposals.needs}
        hint={t.proposals.needsHint}
        rows={2}
        maxLength={longestWords}
        value={needs}
        onChange={(event) => kept.change({ needs: event.target.value })}
      />
      <Button kind="primary" isBusy={sending.isBusy} onClick={send}>
        {t.proposals.send}
      </Button>
      {sending.error && <RuleNotice error={sending.error} />}
    </div>
  );
}
