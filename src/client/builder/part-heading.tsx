import { useEffect, useRef } from 'react';
import type { Part } from './edit-pathway.ts';
import styles from './form.module.css';
import { useWords } from './words.ts';

/** Names the part that is open, and takes the focus when another one was opened. */
export function PartHeading({ kind, title }: { kind: Part['kind']; title: string }) {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h2 ref={heading} tabIndex={-1}>
      <span className={styles['kind']}>{t.builder.kinds[kind]}</span>
      <br />
      {title.trim() || t.builder.untitled}
    </h2>
  );
}
