import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { useLanguage } from '../messages/use-language.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import styles from './comment-field.module.css';
import type { BankedComment, useComments } from './use-comments.ts';

interface BankEditorProps {
  comments: BankedComment[];
  isBusy: boolean;
  onChange: ReturnType<typeof useComments>['change'];
}

const longest = 500;

/** Change, remove, move and add comments of the bank. */
export function BankEditor({ comments, isBusy, onChange }: BankEditorProps) {
  const { t } = useLanguage();
  const [added, setAdded] = useState('');
  const add = () => {
    if (added.trim() === '') return;
    onChange({ kind: 'add', text: added.trim() }, { onSuccess: () => setAdded('') });
  };
  const move = (from: number, to: number) => {
    const ids = comments.map(({ id }) => id);
    const [moved] = ids.splice(from, 1);
    if (moved !== undefined) onChange({ kind: 'order', ids: ids.toSpliced(to, 0, moved) });
  };
  return (
    <div className={styles['editor']}>
      <ol>
        {comments.map((comment, index) => (
          <EditedComment
            key={comment.id}
            comment={comment}
            place={{ index, isLast: index === comments.length - 1 }}
            isBusy={isBusy}
            onChange={onChange}
            onMove={(step) => move(index, index + step)}
          />
        ))}
      </ol>
      <TextField
        label={t.desk.newComment}
        maxLength={longest}
        value={added}
        onChange={(event) => setAdded(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && add()}
      />
      <div className={styles['actions']}>
        <Button isBusy={isBusy} onClick={add}>
          {t.desk.addComment}
        </Button>
      </div>
    </div>
  );
}

function EditedComment({
  comment,
  place,
  isBusy,
  onChange,
  onMove,
}: {
  comment: BankedComment;
  place: { index: number; isLast: boolean };
  isBusy: boolean;
  onChange: BankEditorProps['onChange'];
  onMove: (step: 1 | -1) => void;
}) {
  const { t, format } = useLanguage();
  const [text, setText] = useState(comment.text);
  const number = format.number(place.index + 1);
  const isChanged = text.trim() !== '' && text.trim() !== comment.text;
  return (
    <li>
      <TextField
        label={t.desk.commentNumber(number)}
        maxLength={longest}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={styles['row']}>
        {isChanged && (
          <Button
            isBusy={isBusy}
            aria-label={t.desk.saveNamed(number)}
            onClick={() => onChange({ kind: 'edit', id: comment.id, text: text.trim() })}
          >
            {t.desk.saveComment}
          </Button>
        )}
        {place.index > 0 && (
          <Button kind="quiet" isBusy={isBusy} aria-label={t.desk.moveUp(number)} onClick={() => onMove(-1)}>
            <ArrowUp aria-hidden size={18} />
          </Button>
        )}
        {!place.isLast && (
          <Button kind="quiet" isBusy={isBusy} aria-label={t.desk.moveDown(number)} onClick={() => onMove(1)}>
            <ArrowDown aria-hidden size={18} />
          </Button>
        )}
        <Button
          kind="quiet"
          isBusy={isBusy}
          aria-label={t.desk.removeNamed(number)}
          onClick={() => onChange({ kind: 'remove', id: comment.id })}
        >
          {t.desk.removeComment}
        </Button>
      </div>
    </li>
  );
}
