import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import styles from './ask-first.module.css';

interface AskFirstProps {
  /** What the button says at first, and what it is called by itself where several say the same. */
  action: string;
  label?: string;
  question: string;
  /** What will happen. */
  means: string;
  confirm: string;
  cancel: string;
  isBusy: boolean;
  onConfirm: () => void;
}

/** A button for what is felt by others: it says what will happen, in place, before it does it. */
export function AskFirst({ action, label, isBusy, ...asked }: AskFirstProps) {
  const [isAsking, setAsking] = useState(false);
  if (isAsking) return <Question {...asked} onDone={() => setAsking(false)} />;
  return (
    <Button kind="quiet" aria-label={label} isBusy={isBusy} onClick={() => setAsking(true)}>
      {action}
    </Button>
  );
}

type QuestionProps = Pick<AskFirstProps, 'question' | 'means' | 'confirm' | 'cancel' | 'onConfirm'> & {
  onDone: () => void;
};

function Question({ question, means, confirm, cancel, onConfirm, onDone }: QuestionProps) {
  const leave = useRef<HTMLButtonElement>(null);
  // Who pressed by mistake is one key away from out of it.
  useEffect(() => leave.current?.focus(), []);
  return (
    <fieldset className={styles['ask']}>
      <legend className="visually-hidden">{question}</legend>
      <p>
        <strong>{question}</strong> {means}
      </p>
      <div className={styles['buttons']}>
        <Button
          onClick={() => {
            onDone();
            onConfirm();
          }}
        >
          {confirm}
        </Button>
        <Button kind="quiet" ref={leave} onClick={onDone}>
          {cancel}
        </Button>
      </div>
    </fieldset>
  );
}
