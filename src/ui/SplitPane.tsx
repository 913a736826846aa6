import { useId, useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { classNames } from './classNames.ts';
import styles from './SplitPane.module.css';

export interface SplitPaneProps {
  /** Where the second pane stands. */
  readonly side: 'right' | 'bottom';
  /** Size of the second pane across the separator, CSS px. Controlled. */
  readonly value: number;
  readonly onChange: (valuePx: number) => void;
  readonly min: number;
  readonly max: number;
  /** Size a double click goes back to. */
  readonly initial: number;
  /** Least px the first pane keeps when dragging, however large `max` is; 160 unless told. */
  readonly minFirst?: number | undefined;
  /** What the separator resizes: "Details". */
  readonly label: string;
  readonly first: ReactNode;
  readonly second: ReactNode;
  /** Takes the second pane and the separator away; the first one fills all. */
  readonly secondHidden?: boolean | undefined;
  readonly className?: string | undefined;
}

const STEP_PX = 16;
const LONG_STEP_PX = 64;

/** Two panes and a line between them, moved by pointer, by arrow keys (Shift: farther), Home and End. */
export function SplitPane(props: SplitPaneProps) {
  const { side, value, onChange, min, max, initial, minFirst = 160, label, first, second } = props;
  const root = useRef<HTMLDivElement>(null);
  const drag = useRef<{ readonly from: number; readonly value: number } | undefined>(undefined);
  const secondId = useId();
  const atRight = side === 'right';
  const along = (event: PointerEvent): number => (atRight ? event.clientX : event.clientY);

  const change = (wanted: number): void => {
    const box = root.current?.getBoundingClientRect();
    const room = box === undefined ? 0 : atRight ? box.width : box.height;
    // No room measured (not laid out yet): only the given limits hold.
    const most = room === 0 ? max : Math.min(max, Math.max(min, room - minFirst));
    const next = Math.round(Math.min(most, Math.max(min, wanted)));
    if (next !== value) onChange(next);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? LONG_STEP_PX : STEP_PX;
    const [grow, shrink] = atRight ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    if (event.key === grow) change(value + step);
    else if (event.key === shrink) change(value - step);
    else if (event.key === 'Home') change(min);
    else if (event.key === 'End') change(max);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const endDrag = (): void => {
    drag.current = undefined;
  };

  const size = `${value}px`;
  return (
    <div ref={root} className={classNames(styles['root'], styles[side], props.className)}>
      <div className={styles['first']}>{first}</div>
      {props.secondHidden !== true && (
        <>
          {/* A separator that can be moved is a control: https://www.w3.org/WAI/ARIA/apg/patterns/windowsplitter/ */}
          <div
            className={styles['separator']}
            role="separator"
            tabIndex={0}
            aria-label={`Resize ${label}`}
            aria-orientation={atRight ? 'vertical' : 'horizontal'}
            aria-valuenow={Math.round(value)}
            aria-valuemin={min}
            aria-valuemax={max}
            aria-controls={secondId}
            onKeyDown={onKeyDown}
            onDoubleClick={() => change(initial)}
            onPointerDown={(event) => {
              if (event.button !== 0) return;
              event.currentTarget.setPointerCapture(event.pointerId);
              drag.current = { from: along(event), value };
            }}
            onPointerMove={(event) => {
              if (drag.current !== undefined) change(drag.current.value + drag.current.from - along(event));
            }}
            onPointerUp={endDrag}
            onLostPointerCapture={endDrag}
          />
          <div id={secondId} className={styles['second']} style={atRight ? { width: size } : { height: size }}>
            {second}
          </div>
        </>
      )}
    </div>
  );
}
