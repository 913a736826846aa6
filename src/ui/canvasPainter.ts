/** Size of the painted area in CSS px; may be fractional. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
}

/** Draws the whole canvas in CSS px. `size` is valid during the call only: the object is reused. */
export type Paint = (ctx: CanvasRenderingContext2D, size: CanvasSize) => void;

/** Keeps one canvas as sharp as the screen, and paints it at most once per frame. */
export class CanvasPainter {
  #paint: Paint = () => {};
  #canvas: HTMLCanvasElement | undefined;
  #context: CanvasRenderingContext2D | null = null;
  #frame = 0;
  readonly #size = { width: 0, height: 0 };
  #deviceWidth = 0;
  #deviceHeight = 0;
  #density: MediaQueryList | undefined;

  /** Takes the painter and asks for a paint with it. */
  setPaint(paint: Paint): void {
    this.#paint = paint;
    this.requestPaint();
  }

  readonly requestPaint = (): void => {
    if (this.#frame !== 0 || this.#canvas === undefined) return;
    this.#frame = requestAnimationFrame(this.#paintNow);
  };

  /** Returns how to let go. The first paint comes with the first size, before the browser shows anything. */
  attach(canvas: HTMLCanvasElement): () => void {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d');
    const observer = new ResizeObserver(this.#onResize);
    try {
      observer.observe(canvas, { box: 'device-pixel-content-box' });
    } catch {
      // Safari knows only the content box; there the density query below sees a change of screen.
      observer.observe(canvas);
    }
    canvas.addEventListener('contextrestored', this.requestPaint);
    this.#watchDensity();
    this.requestPaint();
    return () => {
      observer.disconnect();
      canvas.removeEventListener('contextrestored', this.requestPaint);
      this.#density?.removeEventListener('change', this.#onDensity);
      this.#density = undefined;
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      this.#canvas = undefined;
      this.#context = null;
      this.#deviceWidth = 0;
      this.#deviceHeight = 0;
    };
  }

  readonly #onResize = (entries: readonly ResizeObserverEntry[]): void => {
    const entry = entries.at(-1);
    if (entry === undefined) return;
    const { width, height } = entry.contentRect;
    // Exact device px where the browser tells them: width × density may round to the wrong side.
    const device = entry.devicePixelContentBoxSize?.[0];
    this.#resize(
      width,
      height,
      device?.inlineSize ?? Math.round(width * devicePixelRatio),
      device?.blockSize ?? Math.round(height * devicePixelRatio),
    );
  };

  /** Changing a canvas's size empties it, so it is painted in the same breath, not a frame later. */
  #resize(width: number, height: number, deviceWidth: number, deviceHeight: number): void {
    const size = this.#size;
    const same = deviceWidth === this.#deviceWidth && deviceHeight === this.#deviceHeight;
    if (same && width === size.width && height === size.height) return;
    size.width = width;
    size.height = height;
    this.#deviceWidth = deviceWidth;
    this.#deviceHeight = deviceHeight;
    if (!same && this.#canvas !== undefined) {
      this.#canvas.width = deviceWidth;
      this.#canvas.height = deviceHeight;
    }
    cancelAnimationFrame(this.#frame);
    this.#paintNow();
  }

  readonly #paintNow = (): void => {
    this.#frame = 0;
    const context = this.#context;
    const { width, height } = this.#size;
    if (context === null || width === 0 || height === 0) return;
    context.setTransform(this.#deviceWidth / width, 0, 0, this.#deviceHeight / height, 0, 0);
    context.clearRect(0, 0, width, height);
    this.#paint(context, this.#size);
  };

  /** A media query names one density, so each change needs the next query. */
  #watchDensity(): void {
    this.#density?.removeEventListener('change', this.#onDensity);
    this.#density = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    this.#density.addEventListener('change', this.#onDensity);
  }

  readonly #onDensity = (): void => {
    this.#watchDensity();
    const { width, height } = this.#size;
    this.#resize(width, height, Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio));
  };
}
