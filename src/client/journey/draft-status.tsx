import { Check, HardDrive } from 'lucide-react';
import { useSessionState } from '../app/app-context.ts';
import { useLanguage } from '../messages/use-language.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { DraftKeeper, DraftState, StoredDraft } from './draft-keeper.ts';
import styles from './panel.module.css';

/** Where the typed words are kept now. Not spoken at each save: that would talk over the person who types. */
export function DraftStatusLine({ draft }: { draft: DraftState }) {
  const { t, format } = useLanguage();
  const session = useSessionState();
  switch (draft.status) {
    case 'saving':
      return <span className={styles['saved']}>{t.journey.saving}…</span>;
    case 'saved':
      return draft.savedAt === undefined ? null : (
        <span className={styles['saved']}>
          <Check aria-hidden size={16} /> {t.journey.savedAt(format.when(draft.savedAt))}
        </span>
      );
    case 'kept-here':
      return (
        <output className={styles['saved']}>
          <HardDrive aria-hidden size={16} />{' '}
          {session === 'ended' ? t.journey.savedHereEnded : t.journey.savedHere}
        </output>
      );
    case 'not-kept':
      return (
        <output className={styles['saved']}>
          {session === 'ended' ? t.journey.notSavedEnded : t.journey.notSaved}
        </output>
      );
    default:
      return null;
  }
}

/** Two versions of the same work met: the student decides, and nothing is thrown away before. */
export function OtherWords({ other, keeper }: { other: StoredDraft; keeper: DraftKeeper }) {
  const { t, format } = useLanguage();
  return (
    <Notice kind="info" sentence={t.journey.otherWords(format.when(other.savedAt))}>
      <p>{[other.text, other.link, other.note].filter(Boolean).join(' · ').slice(0, 300)}</p>
      <div className={styles['actions']}>
        <Button onClick={() => keeper.decide('other')}>{t.journey.useOtherWords}</Button>
        <Button onClick={() => keeper.decide('these')}>{t.journey.keepTheseWords}</Button>
      </div>
    </Notice>
  );
}
