import { Download, ExternalLink, FileAudio, FileText, Image } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { FileView } from '../../features/files/file.contract.ts';
import { readFile } from '../api/read-file.ts';
import { useApp } from '../app/app-context.ts';
import { useLanguage } from '../messages/use-language.ts';
import { Button } from './button.tsx';
import styles from './hand-in-files.module.css';

/** Files with a way to see, hear or save each. Their bytes come when somebody asks for them. */
export function HandInFiles({
  files,
  label,
  renderActions,
}: {
  files: FileView[];
  label: string;
  renderActions?: (file: FileView) => ReactNode;
}) {
  return (
    <ul className={styles['files']} aria-label={label}>
      {files.map((file) => (
        <li key={file.id}>
          <OneFile file={file} actions={renderActions?.(file)} />
        </li>
      ))}
    </ul>
  );
}

type Opened =
  { state: 'closed' } | { state: 'opening' } | { state: 'failed' } | { state: 'open'; url: string };

function OneFile({ file, actions }: { file: FileView; actions: ReactNode }) {
  const { t } = useLanguage();
  const { session } = useApp();
  const [opened, setOpened] = useState<Opened>({ state: 'closed' });
  const url = opened.state === 'open' ? opened.url : undefined;
  useEffect(() => () => (url === undefined ? undefined : URL.revokeObjectURL(url)), [url]);
  const open = async () => {
    setOpened({ state: 'opening' });
    try {
      setOpened({ state: 'open', url: URL.createObjectURL(await readFile(session, file.id)) });
    } catch {
      setOpened({ state: 'failed' });
    }
  };
  return (
    <>
      <div className={styles['line']}>
        <Icon type={file.type} />
        <span className={styles['name']}>
          {file.name} <FileSize bytes={file.bytes} />
        </span>
        {url === undefined ? (
          <Button
            isBusy={opened.state === 'opening'}
            aria-label={wayIn(file, t.path)}
            onClick={() => void open()}
          >
            {t.path.openFile}
          </Button>
        ) : (
          <a href={url} download={file.name} aria-label={t.path.saveFileNamed(file.name)}>
            <Download aria-hidden size={18} /> {t.path.saveFile}
          </a>
        )}
        {actions}
      </div>
      {opened.state === 'failed' && <p role="alert">{t.path.fileGone}</p>}
      {url !== undefined && <Shown file={file} url={url} />}
    </>
  );
}

function wayIn(
  { name, type }: FileView,
  words: { showFile(n: string): string; playFile(n: string): string; openFileNamed(n: string): string },
): string {
  if (type.startsWith('image/')) return words.showFile(name);
  return type.startsWith('audio/') ? words.playFile(name) : words.openFileNamed(name);
}

function Shown({ file, url }: { file: FileView; url: string }) {
  const { t } = useLanguage();
  if (file.type.startsWith('image/')) return <img className={styles['picture']} src={url} alt={file.name} />;
  // A person's own recording has no captions.
  // oxlint-disable-next-line jsx-a11y/media-has-caption
  if (file.type.startsWith('audio/')) return <audio controls src={url} aria-label={file.name} />;
  if (file.type !== 'application/pdf') return null;
  return (
    <a href={url} target="_blank" rel="noopener">
      <ExternalLink aria-hidden size={18} /> {t.path.openFileNamed(file.name)} {t.common.opensNewTab}
    </a>
  );
}

function Icon({ type }: { type: string }) {
  const Drawn = type.startsWith('image/') ? Image : type.startsWith('audio/') ? FileAudio : FileText;
  return <Drawn aria-hidden size={20} />;
}

function FileSize({ bytes }: { bytes: number }) {
  const { t, format } = useLanguage();
  const words =
    bytes < 100_000
      ? t.path.kilobytes(format.number(Math.max(1, Math.round(bytes / 1024))))
      : t.path.bytes(format.number(Math.round((bytes / 1024 / 1024) * 10) / 10));
  return <span className={styles['size']}>{words}</span>;
}
