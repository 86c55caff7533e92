import { Footprints, Undo2 } from 'lucide-react';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Choice } from '../ui/field.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { useBuilder } from './builder-context.ts';
import styles from './toolbar.module.css';
import { useWords } from './words.ts';

export type OutlineView = 'list' | 'board';

/** Where the work is kept, and what can be done with the whole. */
export function Toolbar({ view, onView }: { view: OutlineView; onView: (view: OutlineView) => void }) {
  const { t } = useWords();
  const { state, keeper, opened } = useBuilder();
  const announce = useAnnounce();
  return (
    <div className={styles['bar']}>
      <SaveLine />
      <Choice
        isInline
        legend={t.builder.view}
        options={[
          { value: 'list', label: t.builder.listView },
          { value: 'board', label: t.builder.boardView },
        ]}
        value={view}
        onChange={onView}
      />
      <span className={styles['actions']}>
        <Button
          kind="quiet"
          disabled={!state.canUndo}
          onClick={() => {
            keeper.undo();
            announce(t.builder.undone);
          }}
        >
          <Undo2 aria-hidden size={18} /> {t.builder.undo}
        </Button>
        <ButtonLink to={`/build/${opened.pathwayId}/walk`}>
          <Footprints aria-hidden size={18} /> {t.builder.walk}
        </ButtonLink>
        <ButtonLink kind="primary" to={`/build/${opened.pathwayId}/publish`}>
          {t.builder.publish}
        </ButtonLink>
      </span>
      {state.hasMerged && (
        <div className={styles['whole']}>
          <Notice kind="info" sentence={t.builder.merged} />
        </div>
      )}
      {state.status === 'refused' && state.error && (
        <div className={styles['whole']}>
          <ErrorNotice error={state.error} before={t.builder.notSaved} onRetry={() => void keeper.flush()} />
        </div>
      )}
    </div>
  );
}

/** Says where the last change is kept. */
function SaveLine() {
  const { t, format } = useWords();
  const { state } = useBuilder();
  const words = {
    saved: state.savedAt === undefined ? t.builder.asPublished : t.builder.saved(format.when(state.savedAt)),
    saving: t.builder.saving,
    device: `${t.builder.onDevice}. ${t.builder.onDeviceStep}`,
    'not-kept': t.builder.notKept,
    refused: t.builder.notSaved,
  }[state.status];
  return (
    <p className={styles['saved']} data-status={state.status}>
      {words}
    </p>
  );
}
