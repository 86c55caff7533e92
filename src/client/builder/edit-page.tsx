import { ArrowLeft } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { Navigate, useLocation, useParams } from 'react-router';
import { safeStorage } from '../safe-storage.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { ArrangeBar } from './arrange-bar.tsx';
import { useBuilder } from './builder-context.ts';
import { CheckPanel } from './check-panel.tsx';
import { ConflictPanel } from './conflict-panel.tsx';
import styles from './edit-page.module.css';
import { findPart } from './edit-pathway.ts';
import type { Found, Part } from './edit-pathway.ts';
import { GroupForm } from './group-form.tsx';
import { MilestoneForm } from './milestone-form.tsx';
import { Outline } from './outline.tsx';
import { PathwayForm } from './pathway-form.tsx';
import { TaskForm } from './task-form.tsx';
import { Toolbar } from './toolbar.tsx';
import type { OutlineView } from './toolbar.tsx';
import { useWords } from './words.ts';

const storage = safeStorage('localStorage');
const viewKey = 'waymark.builder.view';
/** The row of the part that was open last: coming back to the outline, one stands on it again. */
let lastRow: string | null = null;

/** The outline and the part that is open; on a narrow screen one at a time. */
export function EditPage() {
  const { t } = useWords();
  const { kind = '', partId = '' } = useParams();
  const { state, opened } = useBuilder();
  const [view, setView] = useState<OutlineView>(() => (storage.get(viewKey) === 'board' ? 'board' : 'list'));
  useUndoKey();
  const part = useMemo(() => partOf(kind, partId), [kind, partId]);
  // Typing comes first; hundreds of rows may follow a moment later.
  const outlined = useDeferredValue(state.content);
  const found = part && findPart(state.content, part);
  useEffect(() => {
    if (part === null && lastRow !== null) document.getElementById(lastRow)?.focus();
    lastRow = part && `row-${part.kind}-${part.id}`;
  }, [part]);
  if (kind !== '' && kind !== 'about' && !found)
    return <Navigate to={`/build/${opened.pathwayId}`} replace />;
  const isOpen = found !== null || kind === 'about';
  return (
    <Page
      title={state.content.title || t.builder.untitled}
      width="full"
      keepsFocus={isOpen}
      above={
        <p>
          <ButtonLink kind="quiet" to="/build">
            <ArrowLeft aria-hidden size={20} /> {t.builder.backToBuilder}
          </ButtonLink>
        </p>
      }
    >
      <Toolbar
        view={view}
        onView={(next) => {
          storage.set(viewKey, next);
          setView(next);
        }}
      />
      <ConflictPanel />
      <CheckPanel />
      <div className={`${styles['desk']} ${styles[view]} ${isOpen ? styles['open'] : ''}`}>
        <div className={styles['outline']}>
          <Outline content={outlined} openPart={part} view={view} />
        </div>
        <div className={styles['editor']}>
          {isOpen && (
            <p className={styles['back']}>
              <ButtonLink kind="quiet" to={`/build/${opened.pathwayId}`}>
                <ArrowLeft aria-hidden size={20} /> {t.builder.backToOutline}
              </ButtonLink>
            </p>
          )}
          <Purpose />
          {found ? <PartForm key={`${kind}/${partId}`} found={found} /> : <PathwayForm />}
        </div>
      </div>
    </Page>
  );
}

/** For whom an option is written, as the class page said it; for the teacher alone. */
function Purpose() {
  const state: unknown = useLocation().state;
  if (typeof state !== 'object' || state === null || !('purpose' in state)) return null;
  return typeof state.purpose === 'string' ? <Notice kind="info" sentence={state.purpose} /> : null;
}

function PartForm({ found }: { found: Found }) {
  if (found.kind === 'milestone') {
    const part: Part = { kind: 'milestone', id: found.milestone.id };
    return <MilestoneForm milestone={found.milestone} arrange={<ArrangeBar part={part} />} />;
  }
  if (found.kind === 'group') {
    return (
      <GroupForm group={found.group} arrange={<ArrangeBar part={{ kind: 'group', id: found.group.id }} />} />
    );
  }
  return (
    <TaskForm
      task={found.task}
      isOption={found.group !== undefined}
      arrange={<ArrangeBar part={{ kind: 'task', id: found.task.id }} />}
    />
  );
}

function partOf(kind: string, id: string): Part | null {
  return kind === 'milestone' || kind === 'group' || kind === 'task' ? { kind, id } : null;
}

/** Ctrl+Z takes the last step back, except in a field, which has its own. */
function useUndoKey(): void {
  const { t } = useWords();
  const { keeper } = useBuilder();
  const announce = useAnnounce();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isField = event.target instanceof Element && event.target.matches('input, textarea, select');
      const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
      if (!isUndo || isField || !keeper.state().canUndo) return;
      event.preventDefault();
      keeper.undo();
      announce(t.builder.undone);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [keeper, announce, t]);
}
