import type { RefObject } from 'react';
import { useEffect } from 'react';
import type { CanvasSurfaceHandle } from './CanvasSurface.tsx';

interface Source {
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * Paints a canvas anew whenever one of the sources, which must stay the same, tells of a change. Not within components: what
 * listens there for long holds on to everything they were first rendered with, a document too.
 */
export function useRepaint(surface: RefObject<CanvasSurfaceHandle | null>, sources: readonly Source[]): void {
  useEffect(() => {
    const repaint = (): void => surface.current?.requestPaint();
    const stops = sources.map((source) => source.subscribe(repaint));
    return () => stops.forEach((stop) => stop());
  }, [surface, sources]);
}
