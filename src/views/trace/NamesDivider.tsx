import { useRef } from 'react';
import styles from './NamesDivider.module.css';

interface Props {
  /** CSS px */
  readonly width: number;
  readonly most: number;
  readonly onChange: (width: number) => void;
}

const LEAST = 120;
const STEP = 16;

/** The line between names and bars, moved by pointer or arrow keys. */
export function NamesDivider({ width, most, onChange }: Props) {
  const drag = useRef<{ readonly from: number; readonly width: number } | undefined>(undefined);
  const change = (wanted: number): void => onChange(Math.round(Math.min(most, Math.max(LEAST, wanted))));
  const endDrag = (): void => {
    drag.current = undefined;
  };
  return (
    <div
      className={styles['divider']}
      style={{ left: width - 4 }}
      role="separator"
      tabIndex={0}
      aria-label="Width of the names"
      aria-orientation="vertical"
      aria-valuenow={Math.round(width)}
      aria-valuemin={LEAST}
      aria-valuemax={Math.round(most)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') change(width - STEP);
        else if (event.key === 'ArrowRight') change(width + STEP);
        else return;
        event.preventDefault();
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { from: event.clientX, width };
      }}
      onPointerMove={(event) => {
        if (drag.current) change(drag.current.width + event.clientX - drag.current.from);
      }}
      onPointerUp={endDrag}
      onLostPointerCapture={endDrag}
    />
  );
}
