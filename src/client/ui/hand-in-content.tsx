import { ExternalLink, Hand } from 'lucide-react';
import type { TaskView } from '../../features/journeys/journey.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import { HandInFiles } from './hand-in-files.tsx';
import styles from './hand-in-content.module.css';

/** What a student handed in, as plain text: never as markup. */
export function HandInContent({ handIn }: { handIn: TaskView['handIns'][number] }) {
  const { t, format } = useLanguage();
  return (
    <div className={styles['content']}>
      <p className={styles['when']}>{t.journey.handedInOn(format.when(handIn.handedInAt))}</p>
      {handIn.text !== undefined && <p className={styles['text']}>{handIn.text}</p>}
      {handIn.link !== undefined && (
        <a href={webAddress(handIn.link)} target="_blank" rel="noopener noreferrer nofollow">
          <ExternalLink aria-hidden size={18} /> {handIn.link} {t.common.opensNewTab}
        </a>
      )}
      {handIn.files !== undefined && <HandInFiles files={handIn.files} label={t.path.fileList} />}
      {handIn.format === 'offline' && (
        <p className={styles['offline']}>
          <Hand aria-hidden size={18} /> {t.journey.handedInPerson}
        </p>
      )}
      {handIn.note !== undefined && <p className={styles['text']}>{handIn.note}</p>}
    </div>
  );
}

/** Checked on the server too; nothing but http leaves this page. */
function webAddress(link: string): string | undefined {
  return /^https?:\/\//i.test(link) ? link : undefined;
}
