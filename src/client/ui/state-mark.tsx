import styles from './state-mark.module.css';

export type MarkState = 'open' | 'picked' | 'handed-in' | 'not-yet' | 'done' | 'not-chosen';

/** The state of a task as a shape of its own; the word beside it is the caller's. */
export function StateMark({ state, size = 24 }: { state: MarkState; size?: number }) {
  return (
    <svg
      className={styles[state]}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden
      focusable="false"
    >
      {shapes[state]}
    </svg>
  );
}

const shapes = {
  open: <circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" strokeWidth="2" />,
  picked: (
    <>
      <circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" strokeWidth="3" />
      <circle cx="12" cy="12" r="3" fill="currentColor" />
    </>
  ),
  'handed-in': (
    <>
      <circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M12 3.5a8.5 8.5 0 0 0 0 17z" fill="currentColor" />
    </>
  ),
  'not-yet': (
    <path
      d="M16.2 4.6A8.5 8.5 0 1 0 20.4 12.6M12 12l5-7.6M12 12h8.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  done: (
    <>
      <rect x="5" y="2" width="14" height="20" rx="3" fill="currentColor" />
      <path
        className={styles['check']}
        d="m8.5 12.2 2.5 2.6 4.6-5.4"
        fill="none"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  'not-chosen': (
    <circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="2 3.6" />
  ),
};
