import styles from './prose.module.css';

/** The author's words: HTML that the server made safe. */
export function Prose({ html }: { html: string }) {
  return <div className={styles['prose']} dangerouslySetInnerHTML={{ __html: html }} />;
}
