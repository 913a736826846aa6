import {
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type ComponentProps,
  type Ref,
  type RefObject,
} from 'react';
import styles from './CanvasSurface.module.css';
import { CanvasPainter, type Paint } from './canvasPainter.ts';
import { classNames } from './classNames.ts';

export interface CanvasSurfaceHandle {
  /** Asks for a paint in the next animation frame; any number of calls make one paint. */
  requestPaint(): void;
  readonly element: HTMLCanvasElement;
}

/** Every `on…` handler of a canvas element is passed through; the rest is ours. */
type Handlers = Pick<ComponentProps<'canvas'>, Extract<keyof ComponentProps<'canvas'>, `on${string}`>>;

export interface CanvasSurfaceProps extends Handlers {
  /** Paints everything, in CSS px, on a context that is scaled and cleared. A new function means a repaint. */
  readonly paint: Paint;
  readonly className?: string | undefined;
  /** True where other elements tell the same to a screen reader. */
  readonly ariaHidden?: boolean | undefined;
  /** What the picture is, where it stands alone; gives it the role of an image. */
  readonly ariaLabel?: string | undefined;
  readonly ref?: Ref<CanvasSurfaceHandle> | undefined;
}

/**
 * A canvas over the whole of its parent, which must be positioned. It owns device pixels and frame timing, so that
 * painters know neither: it repaints when asked, when resized and when the window moves to a screen of other density.
 */
export function CanvasSurface({ paint, className, ariaHidden, ariaLabel, ref, ...handlers }: CanvasSurfaceProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [painter] = useState(() => new CanvasPainter());

  useLayoutEffect(() => painter.setPaint(paint), [painter, paint]);

  useLayoutEffect(() => (canvas.current === null ? undefined : painter.attach(canvas.current)), [painter]);

  useImperativeHandle(ref, () => handleOf(painter, canvas), [painter]);

  return (
    <canvas
      {...handlers}
      ref={canvas}
      className={classNames(styles['canvas'], className)}
      aria-hidden={ariaHidden}
      aria-label={ariaLabel}
      role={ariaLabel === undefined ? undefined : 'img'}
    />
  );
}

/** Made outside the component: within, it would hold on to the first `paint`, and so to the document that it painted. */
function handleOf(painter: CanvasPainter, canvas: RefObject<HTMLCanvasElement | null>): CanvasSurfaceHandle {
  return {
    requestPaint: painter.requestPaint,
    get element(): HTMLCanvasElement {
      if (canvas.current === null) throw new Error('CanvasSurface is not mounted');
      return canvas.current;
    },
  };
}
