import {
  afterScroll,
  bigScrollGeometry,
  MAX_SPACER_PX,
  scrollAtTop,
  topAtScroll,
  topToShow,
  type BigScrollPosition,
} from './bigScroll.ts';

/** Silence after which a scroll counts as over, ms: longer than the gap between two wheel events of one gesture. */
const IDLE_MS = 150;

/** Binds `bigScroll.ts` to one element: listens, remembers where the content stands, keeps the scrollbar honest. */
export class BigScroller {
  #element: HTMLElement | undefined;
  #geometry = bigScrollGeometry(0, 0);
  #position: BigScrollPosition = { top: 0, scrollTop: 0 };
  #fingers = 0;
  #idle: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  readonly top = (): number => this.#position.top;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  readonly scrollTo = (topPx: number): void => {
    this.#moveTo(Math.min(Math.max(0, topPx), this.#geometry.maxTop));
  };

  readonly ensureVisible = (topPx: number, bottomPx: number): void => {
    const top = topToShow(this.#geometry, this.#position.top, topPx, bottomPx);
    if (top !== this.#position.top) this.#moveTo(top);
  };

  /** A React 19 ref callback: attaches, and returns how to detach. */
  readonly attach = (element: HTMLElement | null): (() => void) | undefined => {
    if (element === null) return undefined;
    this.#element = element;
    const touchChanged = (event: TouchEvent): void => {
      this.#fingers = event.touches.length;
      if (this.#fingers === 0) this.#restartIdle();
    };
    element.addEventListener('scroll', this.#onScroll, { passive: true });
    for (const type of ['touchstart', 'touchend', 'touchcancel'] as const) {
      element.addEventListener(type, touchChanged, { passive: true });
    }
    this.#alignScrollbar();
    return () => {
      element.removeEventListener('scroll', this.#onScroll);
      for (const type of ['touchstart', 'touchend', 'touchcancel'] as const) {
        element.removeEventListener(type, touchChanged);
      }
      clearTimeout(this.#idle);
      this.#fingers = 0;
      this.#element = undefined;
    };
  };

  spacerHeightFor(contentHeight: number): number {
    return Math.min(Math.max(0, contentHeight), MAX_SPACER_PX);
  }

  /** Takes new sizes; the content stays where it was as far as it still reaches. */
  resize(contentHeight: number, viewportHeight: number): void {
    this.#geometry = bigScrollGeometry(contentHeight, viewportHeight);
    // Not yet measured: keep the wanted offset for when there is something to scroll in.
    if (viewportHeight <= 0) return;
    this.#moveTo(Math.min(this.#position.top, this.#geometry.maxTop));
  }

  readonly #onScroll = (): void => {
    if (this.#element === undefined) return;
    const before = this.#position;
    this.#position = afterScroll(this.#geometry, before, this.#element.scrollTop);
    this.#restartIdle();
    if (this.#position.top !== before.top) this.#notify();
  };

  #moveTo(top: number): void {
    const before = this.#position.top;
    this.#position = { top, scrollTop: this.#position.scrollTop };
    this.#alignScrollbar();
    if (this.#position.top !== before) this.#notify();
  }

  /** Puts the scrollbar where the content is, and remembers what the browser made of it (it rounds to device px). */
  #alignScrollbar(): void {
    const element = this.#element;
    if (element === undefined) return;
    const { top, scrollTop } = this.#position;
    const wanted = scrollAtTop(this.#geometry, top);
    // At its top it stays there whatever its content becomes; to ask would have the browser lay the page out at once.
    if (wanted === 0 && scrollTop === 0) return;
    if (Math.abs(element.scrollTop - wanted) > 0.5) element.scrollTop = wanted;
    this.#position = { top, scrollTop: element.scrollTop };
  }

  /**
   * After steps the scrollbar has moved farther than the content did; corrected only once all is quiet, because setting
   * scrollTop under a finger or in a fling would stop it.
   */
  #restartIdle(): void {
    clearTimeout(this.#idle);
    if (topAtScroll(this.#geometry, this.#position.scrollTop) === this.#position.top) return;
    this.#idle = setTimeout(() => {
      if (this.#fingers === 0) this.#alignScrollbar();
    }, IDLE_MS);
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
