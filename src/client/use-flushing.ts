import { useEffect } from 'react';

/** Keeps what is typed on this device and saves it when it can. */
interface Keeper {
  flush(): Promise<void>;
  /** `not-kept`: neither saved nor on this device. */
  state(): { status: string };
}

/** Saves when the network comes back and when the page is left, and asks before words are lost that are kept nowhere. */
export function useFlushing(keeper: Keeper): void {
  useEffect(() => {
    const save = () => void keeper.flush();
    const warn = (event: BeforeUnloadEvent) => {
      if (keeper.state().status === 'not-kept') event.preventDefault();
    };
    window.addEventListener('online', save);
    document.addEventListener('visibilitychange', save);
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('online', save);
      document.removeEventListener('visibilitychange', save);
      window.removeEventListener('beforeunload', warn);
      save();
    };
  }, [keeper]);
}

/** `setTimeout` that answers with how to take it back. */
export function later(work: () => void, milliseconds: number): () => void {
  const timer = window.setTimeout(work, milliseconds);
  return () => window.clearTimeout(timer);
}
