import { createContext, use, useCallback, useState } from 'react';
import type { ReactNode } from 'react';

const AnnounceContext = createContext<(sentence: string) => void>(() => undefined);

/** Holds the page's one polite live region. */
export function Announcer({ children }: { children: ReactNode }) {
  const [{ sentence, turn }, setSaid] = useState({ sentence: '', turn: 0 });
  const announce = useCallback(
    (next: string) => setSaid((last) => ({ sentence: next, turn: last.turn + 1 })),
    [],
  );
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="visually-hidden" aria-live="polite">
        <span key={turn}>{sentence}</span>
      </div>
    </AnnounceContext>
  );
}

/** Says a change of state to a screen reader; the same words must also be visible somewhere. */
export function useAnnounce(): (sentence: string) => void {
  return use(AnnounceContext);
}
