import type { ComponentProps } from 'react';

export type RowsRole = 'table' | 'grid' | 'treegrid' | 'list' | 'listbox';

/** Everything a row's element may be given; its geometry belongs to VirtualRows. */
export type RowAttributes = Omit<ComponentProps<'div'>, 'style' | 'children' | 'ref'>;

/**
 * What tells a screen reader which row of how many this is, since most are not in the document. Rows count from 1, and a
 * header is the first of them.
 */
export function rowAttributes(role: RowsRole, index: number, count: number, hasHeader: boolean): RowAttributes {
  switch (role) {
    case 'list':
      return { role: 'listitem', 'aria-setsize': count, 'aria-posinset': index + 1 };
    case 'listbox':
      return { role: 'option', 'aria-setsize': count, 'aria-posinset': index + 1 };
    case 'table':
    case 'grid':
    case 'treegrid':
      return { role: 'row', 'aria-rowindex': index + (hasHeader ? 2 : 1) };
  }
}
