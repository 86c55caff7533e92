import { useEffect, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { useLanguage } from '../messages/use-language.ts';
import { safeStorage } from '../safe-storage.ts';
import { useAnnounce } from '../ui/announcer.tsx';

export type TrailView = 'map' | 'list';

const storage = safeStorage('localStorage');
const key = 'waymark.trail-view';

/** Map or list, as chosen last; the key M changes it wherever nobody is typing. */
export function useTrailView(): { view: TrailView; show(view: TrailView): void } {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const [view, setView] = useState<TrailView>(() => (storage.get(key) === 'list' ? 'list' : 'map'));
  const show = (next: TrailView) => {
    storage.set(key, next);
    setView(next);
    announce(next === 'map' ? t.path.nowMap : t.path.nowList);
  };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
      if (event.key.toLowerCase() === 'm' && isPlain && !isTyping(event.target))
        show(view === 'map' ? 'list' : 'map');
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
  return { view, show };
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

/** 48rem of the browser's own text size, so that enlarged text gets the narrow form in time. */
const wideScreen = '(min-width: 48rem)';

export function useIsWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(wideScreen);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => window.matchMedia(wideScreen).matches,
  );
}

/**
 * True while the page is printed: the screen is laid out as the paper will be before the browser takes the picture,
 * so that what was measured fits, and in a text size at which `count` tasks stand on one page.
 */
export function useIsPrinting(count: number): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const root = document.documentElement;
    const begin = () => {
      root.style.fontSize = `${paperTextPixels(count)}px`;
      flushSync(() => setPrinting(true));
    };
    const end = () => {
      root.style.fontSize = '';
      setPrinting(false);
    };
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
      root.style.fontSize = '';
    };
  }, [count]);
  return isPrinting;
}

/** Text size in CSS pixels at which a trail of so many tasks fits one page. */
function paperTextPixels(count: number): number {
  return Math.max(4, Math.min(13, 48 / Math.sqrt(Math.max(count, 1))));
}
