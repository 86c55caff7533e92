import { useId, useRef } from 'react';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import styles from './connect.module.css';

/** Several lines that are pasted elsewhere together. */
export function CopyLines({ label, value }: { label: string; value: string }) {
  const { t } = useAdminWords();
  const announce = useAnnounce();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      announce(t.adminUi.copied);
    } catch {
      // Frames of some LMSs keep us from the clipboard.
      area.current?.select();
      announce(t.adminUi.copyByHand);
    }
  }
  return (
    <div className={styles['copyLines']}>
      <label htmlFor={id}>{label}</label>
      <textarea ref={area} id={id} readOnly rows={value.split('\n').length} value={value} />
      <Button aria-label={t.adminUi.copyThis(label)} onClick={() => void copy()}>
        {t.adminUi.copy}
      </Button>
    </div>
  );
}
