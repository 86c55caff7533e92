import { useEffect, useState } from 'react';
import { useLanguage } from '../messages/use-language.ts';
import { safeStorage } from '../safe-storage.ts';
import styles from './waiting-keys.module.css';

const storage = safeStorage('localStorage');
const storageKey = 'waymark.keys';

/** Single keys as shortcuts, outside of fields and without modifiers, while they are switched on. */
export function useWaitingKeys(actions: Record<string, () => void>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const action = actions[event.key];
      const isTyping =
        event.target instanceof Element && event.target.matches('input:not([type=radio]), textarea, select');
      if (!action || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      if (storage.get(storageKey) !== 'off') action();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [actions]);
}

/** Speech input types single letters by accident, so the keys can be switched off (WCAG 2.1.4). */
export function KeysToggle() {
  const { t } = useLanguage();
  const [isOn, setOn] = useState(storage.get(storageKey) !== 'off');
  return (
    <label className={styles['toggle']}>
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => {
          setOn(event.target.checked);
          storage.set(storageKey, event.target.checked ? 'on' : 'off');
        }}
      />
      {t.board.keysHint}
    </label>
  );
}
