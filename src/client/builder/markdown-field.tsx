import { useEffect, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { TextArea } from '../ui/field.tsx';
import { Prose } from '../ui/prose.tsx';
import styles from './form.module.css';
import { useWords } from './words.ts';

type Render = (text: string) => string;

/** Instructions, and on request how students see them. */
export function MarkdownField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useWords();
  const [isShown, setShown] = useState(false);
  const [render, setRender] = useState<{ run: Render } | null>(null);
  useEffect(() => {
    if (!isShown || render) return;
    // The renderer is large and not always wanted.
    void import('../../domain/render-markdown.ts').then(({ renderMarkdown }) =>
      setRender({ run: renderMarkdown }),
    );
  }, [isShown, render]);
  return (
    <div className={styles['form']}>
      <TextArea
        label={t.builder.instructions}
        hint={t.builder.instructionsHint}
        rows={8}
        maxLength={20_000}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <p>
        <Button kind="quiet" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? t.builder.hidePreview : t.builder.preview}
        </Button>
      </p>
      {isShown && render && (
        <div className={styles['preview']}>
          <Prose html={render.run(value)} />
        </div>
      )}
    </div>
  );
}
