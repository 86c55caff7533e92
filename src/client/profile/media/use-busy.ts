import { useEffect, useState } from 'react';

type OnBusy = (name: string, isBusy: boolean) => void;

/** Says to the form around a field that something is on its way, so that it is not left behind. */
export function useTellBusy(name: string, isBusy: boolean, onBusy: OnBusy | undefined): void {
  useEffect(() => {
    onBusy?.(name, isBusy);
    return () => onBusy?.(name, false);
  }, [name, isBusy, onBusy]);
}

/** Whether any field of a form has something on its way. */
export function useBusy(): { isBusy: boolean; onBusy: OnBusy } {
  const [busy, setBusy] = useState<readonly string[]>([]);
  const [onBusy] = useState<OnBusy>(() => (name: string, isBusy: boolean) => {
    setBusy((now) => {
      if (now.includes(name) === isBusy) return now;
      return isBusy ? [...now, name] : now.filter((each) => each !== name);
    });
  });
  return { isBusy: busy.length > 0, onBusy };
}
