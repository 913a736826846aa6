import { useCallback, useId, useRef, useState, type KeyboardEvent } from 'react';
import { memoLast } from '#base/memo.ts';
import type { Box, ScatterFrame, ScatterPoints, ScatterRange } from '#charts/scatter/frame.ts';
import { hitPoint } from '#charts/scatter/hit.ts';
import { layoutScatter } from '#charts/scatter/layout.ts';
import { paintChosen, paintPointed, paintScatter } from '#charts/scatter/paint.ts';
import { ScatterScale } from '#charts/scatter/scale.ts';
import { usePreferences } from '#state/preferences.ts';
import { CanvasSurface, type CanvasSurfaceHandle } from '#ui/CanvasSurface.tsx';
import { classNames } from '#ui/classNames.ts';
import { useElementSize } from '#ui/useElementSize.ts';
import { pointWords, ScatterTip, summaryOf } from './ScatterTip.tsx';
import { steppedPoint } from './scatterKeys.ts';
import styles from './TraceScatter.module.css';
import { usePalette } from './usePalette.ts';
import { useScatterDrag } from './useScatterDrag.ts';

export interface TraceScatterProps {
  /** The same object while nothing in it changes: it is laid out once. */
  readonly points: ScatterPoints;
  /** What a point is called: `shop GET /checkout`. */
  readonly label: (point: number) => string;
  /** what is chosen; undefined = everything */
  readonly range: ScatterRange | undefined;
  /** Told when a drag ends; undefined = the choice was taken back. */
  readonly onBrush: (range: ScatterRange | undefined) => void;
  readonly onOpen: (point: number) => void;
  /** In place of the usual height, which is less on narrow windows. */
  readonly className?: string | undefined;
}

interface Picture {
  readonly scale: ScatterScale;
  readonly frame: ScatterFrame;
}

const layout = memoLast((points: ScatterPoints, widthPx: number, heightPx: number, zone: 'utc' | 'local'): Picture => {
  const scale = new ScatterScale(points, widthPx, heightPx);
  return { scale, frame: layoutScatter(points, scale, { widthPx, heightPx }, zone) };
});

/**
 * Traces by time and duration. A drag chooses a range, from an axis of that axis only; a click opens the trace under it.
 * Arrow keys walk from trace to trace in time, Enter opens, Shift with an arrow chooses a stretch of time.
 */
export function TraceScatter({ points, label, range, onBrush, onOpen, className }: TraceScatterProps) {
  const palette = usePalette();
  const zone = usePreferences((preferences) => preferences.zone);
  const overlay = useRef<CanvasSurfaceHandle>(null);
  const [measure, { width, height }] = useElementSize();
  const draft = useRef<Box | undefined>(undefined);
  const [hovered, setHovered] = useState<number | undefined>(undefined);
  const [walked, setWalked] = useState<{ readonly at: number; readonly from: number } | undefined>(undefined);
  const [known, setKnown] = useState(points);
  // Other points: what a number meant is gone.
  if (known !== points) {
    setKnown(points);
    setHovered(undefined);
    setWalked(undefined);
  }
  const id = useId();
  const picture = width > 0 && height > 0 ? layout(points, width, height, zone) : undefined;

  const paint = useCallback(
    (ctx: CanvasRenderingContext2D) => {
      if (picture) paintScatter(ctx, picture.frame, palette);
    },
    [picture, palette],
  );
  const pointed = hovered ?? walked?.at;
  const paintOver = useCallback(
    (ctx: CanvasRenderingContext2D) => {
      if (!picture) return;
      const { scale, frame } = picture;
      const chosen = draft.current ?? (range && scale.toBox(range));
      if (chosen) paintChosen(ctx, scale.plot, chosen, palette);
      if (pointed !== undefined) paintPointed(ctx, frame, pointed, palette);
    },
    [picture, palette, range, pointed],
  );

  const drag = useScatterDrag({
    chosen: () => range && picture?.scale.toBox(range),
    plot: () => picture?.scale.plot,
    onDraft: (box) => {
      draft.current = box;
      if (box) setHovered(undefined);
      overlay.current?.requestPaint();
    },
    onChoose: (box) => {
      if (picture) onBrush(picture.scale.toRange(box));
    },
    onClick: (xPx, yPx) => {
      const point = picture && hitPoint(picture.frame, xPx, yPx);
      if (point !== undefined) onOpen(point);
      else onBrush(undefined);
    },
    onHover: (xPx, yPx) => setHovered(picture && hitPoint(picture.frame, xPx, yPx)),
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || !picture) return;
    if (event.key === 'Enter' && walked) onOpen(walked.at);
    else if (event.key === 'Escape' && range) onBrush(undefined);
    else {
      const at = steppedPoint(picture.frame.order, walked?.at, event.key);
      if (at === undefined) return;
      const from = event.shiftKey ? (walked?.from ?? at) : at;
      setHovered(undefined);
      setWalked({ at, from });
      if (event.shiftKey) onBrush(timeBetween(points, from, at));
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={measure}
      {...drag}
      className={classNames(styles['scatter'], className)}
      role="listbox"
      tabIndex={0}
      aria-label="Traces by time and duration"
      aria-describedby={`${id}-summary`}
      aria-activedescendant={walked && `${id}-at`}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (!walked && picture && event.currentTarget.matches(':focus-visible')) {
          const first = picture.frame.order[0];
          if (first !== undefined) setWalked({ at: first, from: first });
        }
      }}
      onBlur={() => setWalked(undefined)}
      onPointerLeave={() => setHovered(undefined)}
    >
      <CanvasSurface paint={paint} ariaHidden />
      <CanvasSurface ref={overlay} paint={paintOver} ariaHidden />
      <div
        id={`${id}-at`}
        role="option"
        aria-selected={walked !== undefined}
        aria-setsize={points.startNs.length}
        aria-posinset={walked && picture ? picture.frame.order.indexOf(walked.at) + 1 : 1}
        className="visuallyHidden"
      >
        {walked ? `${label(walked.at)}, ${pointWords(points, walked.at, zone)}` : 'No trace reached yet'}
      </div>
      <p id={`${id}-summary`} className="visuallyHidden">
        {summaryOf(points, zone)} Arrow keys walk from trace to trace, Enter opens, Shift with an arrow chooses a
        stretch of time, Escape takes the choice back.
      </p>
      {pointed !== undefined && picture && (
        <ScatterTip points={points} point={pointed} frame={picture.frame} label={label} zone={zone} />
      )}
    </div>
  );
}

/** From the start of one point to that of another, of any duration. */
function timeBetween({ startNs }: ScatterPoints, one: number, other: number): ScatterRange {
  const from = startNs[one];
  const to = startNs[other];
  return { startNs: Math.min(from, to), endNs: Math.max(from, to), leastNs: 0, mostNs: Infinity };
}
