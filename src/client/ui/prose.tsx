import styles from './prose.module.css';

/** The author's words, in the author's language: HTML that the server made safe. */
export function Prose({ html, language }: { html: string; language?: string }) {
  return <div className={styles['prose']} lang={language} dangerouslySetInnerHTML={{ __html: html }} />;
}
