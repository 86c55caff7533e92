import { useCallback, useRef } from 'react';
import { newRequestId } from './request-id.ts';

/**
 * The id of one attempt: the same content sent again, after a failure, carries the same id and so happens once.
 * Other content gets another id.
 */
export function useRequestId(): (content: unknown) => string {
  const last = useRef<{ content: string; id: string } | null>(null);
  return useCallback((content: unknown) => {
    const text = JSON.stringify(content);
    if (last.current?.content !== text) last.current = { content: text, id: newRequestId() };
    return last.current.id;
  }, []);
}
