import { SlicedWork } from '#base/slicedWork.ts';
import type { OverviewFrame } from '#charts/overview/frame.ts';
import { layoutOverview } from '#charts/overview/layout.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { serviceSlots } from '#state/derived.ts';

/**
 * The whole of a trace in a few px, laid out once per trace and size: never for a zoom. It is a pass over all rows, so a
 * large one is worked out between frames, while the picture that there was stays.
 */
export class OverviewPicture {
  private made: readonly unknown[] = [];
  private shown: OverviewFrame | undefined;
  private stop: (() => void) | undefined;

  /** What there is to paint now, perhaps of before; undefined = nothing yet. `repaint` is called when there is more. */
  frame(
    trace: CurrentTrace,
    failed: Uint8Array,
    size: { readonly width: number; readonly height: number },
    repaint: () => void,
  ): OverviewFrame | undefined {
    const wanted = [trace, failed, size.width, size.height];
    if (wanted.every((part, at) => part === this.made[at])) return this.shown;
    this.made = wanted;
    this.stop?.();
    const work = new SlicedWork(
      layoutOverview({
        table: trace.table,
        firstRow: trace.firstRow,
        endRow: trace.endRow,
        extent: trace.extent,
        ends: trace.document.derived.ends,
        failed,
        slots: serviceSlots(trace.table),
        widthPx: size.width,
        heightPx: size.height,
      }),
    );
    this.shown = work.result() ?? this.shown;
    this.stop = work.subscribe(() => {
      this.shown = work.result();
      repaint();
    });
    return this.shown;
  }

  /** Ends what is being worked out. */
  readonly leave = (): void => {
    this.stop?.();
    this.made = [];
  };
}
