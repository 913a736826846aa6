import type { TableView } from '#state/tableView.ts';

/** The tables there are, in the order they are offered in. */
export const TABLE_MODES: readonly { readonly value: TableView['mode']; readonly label: string }[] = [
  { value: 'spans', label: 'Spans' },
  { value: 'path', label: 'Critical path' },
];
