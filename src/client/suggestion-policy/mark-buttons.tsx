import { BellOff, Pin } from 'lucide-react';
import type { TaskMark } from '../../domain/suggestion-policy.ts';
import { Button } from '../ui/button.tsx';
import { nextMark, type Marked } from './next-decision.ts';
import styles from './suggestion-policy.module.css';
import { useWords } from './words.ts';

interface MarkButtonsProps {
  option: Marked & { title: string };
  onMark: (mark: TaskMark | null) => void;
}

/** Pin or mute an option with one tap; the same tap again takes it back. */
export function MarkButtons({ option, onMark }: MarkButtonsProps) {
  const { t } = useWords();
  const { title, mark } = option;
  const words = t.suggestionPolicy;
  const toggle = (pressed: 'pinned' | 'muted') => () => onMark(nextMark(option, pressed));
  return (
    <div className={styles['marks']}>
      <Button
        kind="quiet"
        aria-pressed={mark === 'pinned'}
        aria-label={words.pinNamed(title)}
        onClick={toggle('pinned')}
      >
        <Pin aria-hidden size={18} /> {words.pin}
      </Button>
      <Button
        kind="quiet"
        aria-pressed={mark === 'muted'}
        aria-label={words.muteNamed(title)}
        onClick={toggle('muted')}
      >
        <BellOff aria-hidden size={18} /> {words.mute}
      </Button>
    </div>
  );
}
