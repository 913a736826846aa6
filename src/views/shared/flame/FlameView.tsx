import { useEffect, useId, useMemo, useSyncExternalStore, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { itemOfId } from '#analysis/flameItems.ts';
import { mergeRefs } from '#ui/mergeRefs.ts';
import { useBigScroll } from '#ui/useBigScroll.ts';
import { useElementSize } from '#ui/useElementSize.ts';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import styles from './Flame.module.css';
import { FlameCanvas } from './FlameCanvas.tsx';
import type { FlameControl, FlameModel } from './flameModel.ts';
import { stepOfKey, steppedItem } from './flameMoves.ts';
import { FlamePath } from './FlamePath.tsx';
import { FlameStatus } from './FlameStatus.tsx';

export interface FlameViewProps {
  readonly model: FlameModel;
  readonly control: FlameControl;
  /** What the flame is: "Spans of the trace by time". */
  readonly label: string;
  readonly hint: string;
  /** Stands above the boxes, as wide as they are. */
  readonly axis?: ReactNode;
  /** Rows of 18 px instead of 21. */
  readonly compact?: boolean | undefined;
  /** Answers keys other than arrows, before anybody else; true = done. */
  readonly onKey?: ((event: KeyboardEvent) => boolean) | undefined;
  /** Takes the element that has the keys. */
  readonly focusRef?: Ref<HTMLElement> | undefined;
}

const LANE_PX = 21;
const LANE_COMPACT_PX = 17;
const LANE_COARSE_PX = 28;

/** Boxes under each other that scroll, zoom and are walked with the arrow keys; a tree for who cannot see them. */
export function FlameView(props: FlameViewProps) {
  const { model, control, label, hint, axis, onKey, focusRef } = props;
  const { items, parentOf, isUpward = false } = model;
  const isCoarse = useMediaQuery('(pointer: coarse)');
  const laneHeight = isCoarse ? LANE_COARSE_PX : props.compact === true ? LANE_COMPACT_PX : LANE_PX;
  const [sizeRef, { height }] = useElementSize();
  const scroll = useBigScroll({ contentHeight: items.lanes * laneHeight, viewportHeight: height });
  const { scrollerRef, spacerHeight } = scroll;
  const setScroller = useMemo(() => mergeRefs(sizeRef, scrollerRef, focusRef), [sizeRef, scrollerRef, focusRef]);
  const selected = useSyncExternalStore(control.subscribe, control.selected);
  const isShown = selected !== undefined && itemOfId(items, selected) >= 0;
  const told = isShown ? selected : items.id[0];
  const elementId = useId();

  useEffect(() => {
    const item = selected === undefined ? -1 : itemOfId(items, selected);
    if (item < 0 || height === 0) return;
    const lane = isUpward ? items.lanes - 1 - items.lane[item] : items.lane[item];
    scroll.ensureVisible((lane - 1) * laneHeight, (lane + 2) * laneHeight);
    // The flame that stands on its foot begins there.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [selected, items, height]);
  useEffect(() => {
    if (isUpward && height > 0) scroll.scrollTo(items.lanes * laneHeight);
  }, [isUpward, items, height, scroll, laneHeight]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (onKey?.(event) === true) {
      event.preventDefault();
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const step = stepOfKey(event.key, isUpward);
    if (!step) return;
    event.preventDefault();
    const id = steppedItem(items, parentOf, isShown ? selected : undefined, step);
    if (id !== undefined) control.select(id);
  };

  return (
    <div className={styles['view']}>
      {axis !== undefined && <div className={styles['axis']}>{axis}</div>}
      <div
        ref={setScroller}
        className={styles['scroller']}
        role="tree"
        aria-label={label}
        aria-activedescendant={told === undefined ? undefined : elementId}
        data-chosen={isShown ? '' : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div className={styles['spacer']} style={{ height: spacerHeight }} role="presentation">
          <div className={styles['layer']} style={{ height }} role="presentation">
            <FlameCanvas model={model} control={control} scroll={scroll} laneHeight={laneHeight} />
          </div>
        </div>
        {told !== undefined && <FlamePath model={model} id={told} elementId={elementId} />}
      </div>
      <FlameStatus model={model} control={control} hint={hint} />
    </div>
  );
}
