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

/** What A4 and letter paper have in common, within margins of 10 mm. */
const paper = { width: '188mm', heightPixels: 955 };
const textPixels = { largest: 13, smallest: 4 };

/**
 * True while the page is printed: the screen is laid out as the paper will be before the browser takes the picture,
 * so that what was measured fits, and in the largest text size at which everything stands on one page.
 */
export function useIsPrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => {
      flushSync(() => setPrinting(true));
      fitOnePage();
      // The lines of the map are drawn again through the marks as they stand now.
      flushSync(() => window.dispatchEvent(new Event('resize')));
    };
    const end = () => {
      styleOfPaper('', '');
      setPrinting(false);
    };
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
      styleOfPaper('', '');
    };
  }, []);
  return isPrinting;
}

function fitOnePage(): void {
  const root = document.getElementById('root');
  for (let size = textPixels.largest; size >= textPixels.smallest; size -= 0.5) {
    styleOfPaper(`${size}px`, paper.width);
    // Not scrollHeight: that counts the lines of the map, which still run as on the screen.
    if ((root?.getBoundingClientRect().height ?? 0) <= paper.heightPixels) return;
  }
}

function styleOfPaper(fontSize: string, width: string): void {
  document.documentElement.style.fontSize = fontSize;
  document.documentElement.toggleAttribute('data-paper', fontSize !== '');
  const root = document.getElementById('root');
  if (root) root.style.width = width;
}
