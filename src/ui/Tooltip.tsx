import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { Kbd } from './Kbd.tsx';
import styles from './Tooltip.module.css';

export interface TooltipProps {
  /** What the thing under it is or does, in a few words. Seen, not announced: the child carries its own label. */
  readonly label: string;
  /** Keys, as in `Kbd`. */
  readonly keys?: string | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  readonly disabled?: boolean | undefined;
  /** One element that takes props and a ref, such as a Button. */
  readonly children: ReactElement<Record<string, unknown>>;
}

/** A hint on hover or keyboard focus, after half a second. */
export function Tooltip({ label, keys, side = 'bottom', disabled, children }: TooltipProps) {
  return (
    <Base.Root disabled={disabled} disableHoverablePopup>
      <Base.Trigger render={children} delay={500} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className={styles['positioner']}>
          <Base.Popup className={styles['popup']}>
            {label}
            {keys !== undefined && <Kbd keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
