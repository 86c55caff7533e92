import { useEffect } from 'react';
import type { RefObject } from 'react';

const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Arrow keys go along the trail from task to task, Home and End to its ends; Tab reaches everything as well. */
export function useArrowKeys(canvas: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const press = (event: KeyboardEvent) => {
      const stops = [...element.querySelectorAll<HTMLElement>('[data-stop]')];
      const next = nextStop(stops, event);
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    element.addEventListener('keydown', press);
    return () => element.removeEventListener('keydown', press);
  }, [canvas]);
}

function nextStop(stops: HTMLElement[], { key, target }: KeyboardEvent): HTMLElement | undefined {
  const now = stops.findIndex((stop) => stop === target);
  if (now < 0) return undefined;
  if (key === 'Home') return stops[0];
  if (key === 'End') return stops.at(-1);
  const step = steps[key];
  return step === undefined ? undefined : stops[now + step];
}
