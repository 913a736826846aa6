import type { ComponentProps } from 'react';

/** A cell of a grid whose rows are placed one by one, which a table element does not allow. */
export function GridCell(props: Omit<ComponentProps<'div'>, 'role'>) {
  return <div {...props} role="gridcell" />;
}
