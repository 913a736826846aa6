import type { ReactNode } from 'react';
import { Toggle } from '#ui/Toggle.tsx';
import styles from './PaneBar.module.css';

export interface PaneBarProps<Mode extends string> {
  /** What the bar is: `Table` */
  readonly label: string;
  readonly modes: readonly { readonly value: Mode; readonly label: string }[];
  readonly mode: Mode;
  readonly onMode: (mode: Mode) => void;
  readonly children: ReactNode;
  /** How much is shown, told when it changes. */
  readonly outcome: string;
}

/** The bar over a table: which one, what narrows it, how much is left. */
export function PaneBar<Mode extends string>(props: PaneBarProps<Mode>) {
  const { label, modes, mode, onMode, children, outcome } = props;
  return (
    <search className={styles['bar']} aria-label={label}>
      <div className={styles['modes']} role="group" aria-label={`${label} of`}>
        {modes.map(({ value, label: words }) => (
          <Toggle key={value} pressed={value === mode} onChange={() => onMode(value)}>
            {words}
          </Toggle>
        ))}
      </div>
      {children}
      <output className={styles['outcome']}>{outcome}</output>
    </search>
  );
}
