import { useEffect, useRef, type RefObject } from 'react';
import type { VirtualRowsHandle } from '#ui/VirtualRows.tsx';

/** Whoever comes back to the list finds the focus on the trace that was opened, as soon as it is there. */
export function useReturn(rows: RefObject<VirtualRowsHandle | null>, index: number): void {
  const isBack = useRef(false);
  useEffect(() => {
    if (isBack.current || index < 0) return;
    isBack.current = true;
    rows.current?.focusIndex(index);
  }, [rows, index]);
}

/** A new question is answered from its first line on; the list that is returned to stays where it was. */
export function useScrollToTop(rows: RefObject<VirtualRowsHandle | null>, question: unknown): void {
  const answered = useRef(question);
  useEffect(() => {
    if (answered.current === question) return;
    answered.current = question;
    rows.current?.scrollToIndex(0);
  }, [rows, question]);
}
