import { ExternalLink } from 'lucide-react';
import type { PieceView } from '../../features/conferences/conference.contract.ts';
import { HandInFiles } from '../ui/hand-in-files.tsx';
import styles from './conference.module.css';
import { useWords } from './words.ts';

/** Longer work is folded, so that the sentence about it stays in sight. */
const longestUnfolded = 400;

/** What was handed in, as plain text: never as markup. On paper so much of it that two pages are enough. */
export function PieceContent({
  piece: { text, link, note, files },
  mayOpenFiles,
}: {
  piece: PieceView;
  mayOpenFiles: boolean;
}) {
  const { t } = useWords();
  return (
    <div className={styles['content']}>
      {text !== undefined && <WorkText text={text} />}
      {link !== undefined && (
        <a href={webAddress(link)} target="_blank" rel="noopener noreferrer nofollow">
          <ExternalLink aria-hidden size={18} /> {link} {t.common.opensNewTab}
        </a>
      )}
      {files !== undefined && mayOpenFiles && <HandInFiles files={files} label={t.path.fileList} />}
      {files !== undefined && !mayOpenFiles && <p>{files.map(({ name }) => name).join(' · ')}</p>}
      {note !== undefined && <p className={styles['words']}>{note}</p>}
    </div>
  );
}

function WorkText({ text }: { text: string }) {
  const { t } = useWords();
  if (text.length <= longestUnfolded) return <p className={styles['words']}>{text}</p>;
  const start = text.slice(0, longestUnfolded);
  return (
    <>
      <p className={styles['words']}>
        {start} … <span className={styles['cut']}>({t.conference.shortened})</span>
      </p>
      <details className={styles['whole']}>
        <summary>{t.conference.showAll}</summary>
        <p className={styles['words']}>{text}</p>
      </details>
    </>
  );
}

/** Checked on the server too; nothing but http leaves this page. */
function webAddress(link: string): string | undefined {
  return /^https?:\/\//i.test(link) ? link : undefined;
}
