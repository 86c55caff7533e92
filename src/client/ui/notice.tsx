import { CircleAlert, Info, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ApiError } from '../api/api-error.ts';
import { errorWords } from '../messages/error-words.ts';
import { useLanguage } from '../messages/use-language.ts';
import { Button } from './button.tsx';
import styles from './notice.module.css';

interface NoticeProps {
  kind: 'info' | 'error' | 'offline';
  sentence: string;
  action?: string;
  children?: ReactNode;
}

const icons = { info: Info, error: CircleAlert, offline: WifiOff };

/** What happened and what to do. Errors are spoken at once, the rest when the person pauses. */
export function Notice({ kind, sentence, action, children }: NoticeProps) {
  const Icon = icons[kind];
  return (
    <div className={`${styles['notice']} ${styles[kind]}`} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon aria-hidden size={20} />
      <div className={styles['words']}>
        <p>
          <strong>{sentence}</strong> {action}
        </p>
        {children}
      </div>
    </div>
  );
}

/** An error in the person's words with every fault, and a way to try again. */
export function ErrorNotice({
  error,
  before,
  onRetry,
}: {
  error: ApiError;
  before?: string;
  onRetry?: () => void;
}) {
  const language = useLanguage();
  const { sentence, action } = errorWords(error, language);
  return (
    <Notice
      kind="error"
      sentence={before ?? sentence}
      action={before === undefined ? action : `${sentence} ${action}`}
    >
      {error.faults.length > 0 && (
        <ul>
          {error.faults.map((fault) => (
            <li key={`${fault.path} ${fault.message}`}>
              {fault.path !== '' && <code>{fault.path}</code>} {fault.message}
            </li>
          ))}
        </ul>
      )}
      {onRetry && <Button onClick={onRetry}>{language.t.common.tryAgain}</Button>}
    </Notice>
  );
}
