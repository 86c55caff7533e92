import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ProposalView } from '../../features/journeys/proposal-view.contract.ts';
import { Button } from '../ui/button.tsx';
import { Checks } from '../ui/checks.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import type { NewOption } from './answer.ts';
import styles from './proposals.module.css';
import { useWords } from './words.ts';

const taskFormats = ['text', 'link', 'file', 'offline'] as const;

/** The teacher's changes to an own idea: name, what, and how it is handed in. Its worth is that of the other options. */
export function AdjustForm({
  proposal,
  isBusy,
  onSend,
  onCancel,
  children,
}: {
  proposal: ProposalView;
  isBusy: boolean;
  onSend: (option: NewOption) => void;
  onCancel: () => void;
  /** The words to the student. */
  children: ReactNode;
}) {
  const { t } = useWords();
  const first = proposal.events.findLast(({ option }) => option !== undefined)?.option ?? proposal;
  const [option, setOption] = useState<NewOption>({
    title: first.title,
    what: first.what,
    formats: first.formats,
  });
  const [fault, setFault] = useState('');
  const change = (next: Partial<NewOption>) => setOption({ ...option, ...next });
  const send = () => {
    const found = faultOf(option, first, t.proposals);
    setFault(found);
    if (found === '') onSend({ ...option, title: option.title.trim(), what: option.what.trim() });
  };
  return (
    <div className={styles['form']}>
      <p className={styles['quiet']}>{t.proposals.adjustHint}</p>
      <TextField
        label={t.proposals.newName}
        maxLength={80}
        value={option.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <TextArea
        label={t.proposals.newWhat}
        maxLength={1000}
        value={option.what}
        onChange={(event) => change({ what: event.target.value })}
      />
      <Checks
        legend={t.proposals.howHandedIn}
        options={taskFormats.map((value) => ({ value, label: t.common.formats[value] }))}
        value={option.formats}
        onChange={(formats) => change({ formats: taskFormats.filter((each) => formats.includes(each)) })}
      />
      {children}
      {fault !== '' && (
        <p role="alert" className={styles['fault']}>
          {fault}
        </p>
      )}
      <div className={styles['actions']}>
        <Button kind="primary" isBusy={isBusy} onClick={send}>
          {t.proposals.sendChange}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t.proposals.keepAsIs}
        </Button>
      </div>
    </div>
  );
}

function faultOf(
  option: NewOption,
  before: NewOption,
  words: { needsFormat: string; nothingChanged: string; rules: Record<string, string> },
): string {
  if (option.title.trim() === '' || option.what.trim() === '')
    return words.rules['PROPOSAL_INCOMPLETE'] ?? '';
  if (option.formats.length === 0) return words.needsFormat;
  const isSame =
    option.title.trim() === before.title &&
    option.what.trim() === before.what &&
    option.formats.join() === before.formats.join();
  return isSame ? words.nothingChanged : '';
}
