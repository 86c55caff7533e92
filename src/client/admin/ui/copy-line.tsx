import { useId, useRef, useState } from 'react';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import styles from './copy-line.module.css';

/** A value that is pasted elsewhere. Where the LMS's frame keeps us from the clipboard, it is selected for the keyboard. */
export function CopyLine({ label, value }: { label: string; value: string }) {
  const { t } = useAdminWords();
  const announce = useAnnounce();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<'copied' | 'by-hand'>();
  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setSaid('copied');
      announce(t.adminUi.copied);
    } catch {
      input.current?.select();
      setSaid('by-hand');
      announce(t.adminUi.copyByHand);
    }
  }
  return (
    <div className={styles['line']}>
      <label htmlFor={id}>{label}</label>
      <input ref={input} id={id} readOnly value={value} onFocus={(event) => event.target.select()} />
      <Button aria-label={t.adminUi.copyThis(label)} onClick={() => void copy()}>
        {said === 'copied' ? t.adminUi.copied : t.adminUi.copy}
      </Button>
      {said === 'by-hand' && <p className={styles['hint']}>{t.adminUi.copyByHand}</p>}
    </div>
  );
}
