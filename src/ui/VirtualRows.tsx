import { defaultKeyExtractor, defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useImperativeHandle, useLayoutEffect, useRef, useState, type ReactNode, type Ref } from 'react';
import { classNames } from './classNames.ts';
import { rowAttributes, type RowAttributes, type RowsRole } from './rowAttributes.ts';
import styles from './VirtualRows.module.css';

export interface VirtualRowsHandle {
  /** Brings a row into view; `auto` moves as little as needed. */
  scrollToIndex(index: number, align?: 'auto' | 'start' | 'center' | 'end'): void;
  /** Brings a row into view and focuses it. */
  focusIndex(index: number): void;
}

export interface VirtualRowsProps {
  readonly count: number;
  /** CSS px, the same for every row. `count * rowHeight` must stay under 15 million; beyond that, `useBigScroll`. */
  readonly rowHeight: number;
  readonly renderRow: (index: number) => ReactNode;
  readonly ariaLabel: string;
  /** `table` unless told. Rows of a table, grid or treegrid should render cells with a role of their own. */
  readonly role?: RowsRole | undefined;
  /** What one row's element gets besides its place: class, selection, handlers, tabIndex (−1 unless told). */
  readonly rowProps?: ((index: number) => RowAttributes) | undefined;
  /**
   * Identity of a row across sorting and filtering; its index unless told. Keep the function (useCallback) while the
   * order stays: a new one has all rows laid out again.
   */
  readonly rowKey?: ((index: number) => string | number) | undefined;
  /** Stays on top while rows scroll: a row of column headers. It is row 1 to a screen reader. */
  readonly header?: ReactNode;
  readonly className?: string | undefined;
  readonly ref?: Ref<VirtualRowsHandle> | undefined;
}

/** Rows rendered above and below what shows, so that a quick scroll meets no blank. */
const OVERSCAN = 4;

/** A scrolling list of any length that renders what shows, and the row that has focus wherever it is. */
export function VirtualRows(props: VirtualRowsProps) {
  const { count, rowHeight, renderRow, ariaLabel, role = 'table', rowProps, rowKey, header, className, ref } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const headerElement = useRef<HTMLDivElement>(null);
  const [headerHeight, setHeaderHeight] = useState(0);
  // A row that is unmounted loses focus and with it the keyboard, so the focused one stays.
  const [focused, setFocused] = useState<number | undefined>(undefined);
  const wanted = useRef<number | undefined>(undefined);
  const hasHeader = header !== undefined;

  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range);
      if (focused === undefined || focused >= range.count || shown.includes(focused)) return shown;
      return focused < (shown[0] ?? 0) ? [focused, ...shown] : [...shown, focused];
    },
    [focused],
  );
  // oxlint-disable-next-line react/incompatible-library -- nothing of it is handed to a memoised component
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    rangeExtractor,
    getItemKey: rowKey ?? defaultKeyExtractor,
    // The header covers the top of the viewport.
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
  });

  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  useLayoutEffect(() => setHeaderHeight(headerElement.current?.offsetHeight ?? 0), [hasHeader]);

  // Runs after every render: the row to focus exists only once it was scrolled to and rendered.
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`);
    if (row === null || row === undefined) return;
    wanted.current = undefined;
    row.focus({ preventScroll: true });
  });

  // The focused row is gone (a filter took it): keep the keyboard in the list.
  useLayoutEffect(() => {
    if (focused === undefined || focused < count) return;
    setFocused(undefined);
    scroller.current?.focus({ preventScroll: true });
  }, [count, focused]);

  useImperativeHandle(
    ref,
    () => ({
      scrollToIndex: (index, align = 'auto') => virtualizer.scrollToIndex(index, { align }),
      focusIndex: (index) => {
        virtualizer.scrollToIndex(index, { align: 'auto' });
        wanted.current = index;
        setFocused(index);
      },
    }),
    [virtualizer],
  );

  return (
    <div
      ref={scroller}
      className={classNames(styles['scroller'], className)}
      role={role}
      aria-label={ariaLabel}
      aria-rowcount={role === 'list' || role === 'listbox' ? undefined : count + (hasHeader ? 1 : 0)}
      tabIndex={-1}
      onFocus={(event) => {
        const index = event.target.closest<HTMLElement>('[data-index]')?.dataset['index'];
        setFocused(index === undefined ? undefined : Number(index));
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocused(undefined);
      }}
    >
      {hasHeader && (
        <div ref={headerElement} className={styles['header']}>
          {header}
        </div>
      )}
      <div
        className={styles['spacer']}
        role="presentation"
        style={{ height: virtualizer.getTotalSize(), '--row-height': `${rowHeight}px` }}
      >
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const extra = rowProps?.(index);
          return (
            <div
              key={key}
              tabIndex={-1}
              {...rowAttributes(role, index, count, hasHeader)}
              {...extra}
              data-index={index}
              className={classNames(styles['row'], extra?.className)}
              style={{ transform: `translateY(${start - headerHeight}px)` }}
            >
              {renderRow(index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
