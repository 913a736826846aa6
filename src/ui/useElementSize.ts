import { useCallback, useState, type RefCallback } from 'react';

export interface ElementSize {
  /** CSS px of the content box, possibly fractional; 0 before the first layout. */
  readonly width: number;
  readonly height: number;
}

const UNKNOWN: ElementSize = { width: 0, height: 0 };

/** The size of an element, as state: for layout that React does. Canvases get theirs from CanvasSurface. */
export function useElementSize(): readonly [RefCallback<Element>, ElementSize] {
  const [size, setSize] = useState(UNKNOWN);
  const ref = useCallback((element: Element | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver((entries) => {
      const box = entries.at(-1)?.contentRect;
      if (box === undefined) return;
      const { width, height } = box;
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}
