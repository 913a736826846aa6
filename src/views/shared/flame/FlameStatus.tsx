import { useSyncExternalStore } from 'react';
import { itemOfId } from '#analysis/flameItems.ts';
import { solidColour } from '#charts/colours.ts';
import { Icon } from '#ui/Icon.tsx';
import { usePalette } from '#views/shared/usePalette.ts';
import styles from './Flame.module.css';
import type { FlameControl, FlameModel } from './flameModel.ts';

export interface FlameStatusProps {
  readonly model: FlameModel;
  readonly control: FlameControl;
  /** Said while nothing is pointed at or chosen. */
  readonly hint: string;
}

/** What the pointer is over, else what is chosen, in a line under the flame. The tree tells screen readers the same. */
export function FlameStatus({ model, control, hint }: FlameStatusProps) {
  const palette = usePalette();
  const id = useSyncExternalStore(control.subscribe, () => control.hovered() ?? control.selected());
  if (id === undefined || itemOfId(model.items, id) < 0) {
    return (
      <p className={styles['status']} aria-hidden="true">
        <span className={styles['facts']}>{hint}</span>
      </p>
    );
  }
  const { service, operation, facts, isError } = model.words(id);
  return (
    <p className={styles['status']} aria-hidden="true">
      <span className={styles['dot']} style={{ background: solidColour(palette, model.colourOf(id)) }} />
      {isError && <Icon name="error" size={12} className={styles['error']} />}
      <span className={styles['name']}>
        <span className={styles['service']}>{service}</span> {operation}
      </span>
      <span className={styles['facts']}>{facts.join(' · ')}</span>
    </p>
  );
}
