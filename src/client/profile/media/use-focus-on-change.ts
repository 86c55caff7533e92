import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** Gives a box the focus when what stands in it changed, because the pressed control went with it; not when it is first shown. */
export function useFocusOnChange(value: unknown): RefObject<HTMLFieldSetElement | null> {
  const box = useRef<HTMLFieldSetElement>(null);
  const last = useRef(value);
  useEffect(() => {
    if (last.current !== value) box.current?.focus();
    last.current = value;
  }, [value]);
  return box;
}
