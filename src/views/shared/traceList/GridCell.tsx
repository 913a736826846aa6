import type { ComponentProps } from 'react';

/** A cell that takes presses itself; its row has the keys for them. */
export function GridCell(props: Omit<ComponentProps<'div'>, 'role'>) {
  return <div {...props} role="gridcell" />;
}
