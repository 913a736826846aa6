import { classNames } from '#ui/classNames.ts';
import styles from './ServiceDot.module.css';

export interface ServiceDotProps {
  /** 0 … 15 of the palette; −1 for what has no service */
  readonly slot: number;
  readonly className?: string | undefined;
}

/** The colour of a service before its name; never without the name. */
export function ServiceDot({ slot, className }: ServiceDotProps) {
  return <span className={classNames(styles['dot'], className)} style={{ background: slotColour(slot) }} />;
}

/** A colour slot as a CSS value. */
export function slotColour(slot: number): string {
  return slot < 0 ? 'var(--s-none)' : `var(--s${slot})`;
}
