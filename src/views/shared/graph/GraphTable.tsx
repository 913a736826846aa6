import { useCallback, useMemo } from 'react';
import type { CallFigures, GraphInput } from '#analysis/graphInput.ts';
import type { GraphSubset } from '#analysis/graphSubset.ts';
import { shownName } from '#charts/serviceGraph/scene.ts';
import { formatCount, formatDuration, formatShare } from '#model/formatTime.ts';
import type { GraphChoices } from '#state/graphChoices.ts';
import { classNames } from '#ui/classNames.ts';
import { Icon } from '#ui/Icon.tsx';
import { Toggle } from '#ui/Toggle.tsx';
import { VirtualRows } from '#ui/VirtualRows.tsx';
import type { GraphSelection } from './graphSelection.ts';
import styles from './GraphTable.module.css';
import { TYPE_TITLES } from './graphWords.ts';

export interface GraphTableProps {
  readonly input: GraphInput;
  readonly subset: GraphSubset;
  readonly choices: GraphChoices;
  readonly selection: GraphSelection | undefined;
  readonly onChoose: (change: Partial<GraphChoices>) => void;
  readonly onSelect: (selection: GraphSelection | undefined) => void;
}

/** What a row says, and what it is sorted by. */
interface Row {
  readonly selection: GraphSelection;
  readonly first: string;
  readonly second: string;
  readonly figures: CallFigures;
}

interface Column {
  readonly key: string;
  readonly title: string;
  readonly value: (row: Row) => string | number | undefined;
  readonly text: (row: Row) => string;
}

const duration =
  (of: (figures: CallFigures) => number | undefined) =>
  ({ figures }: Row): string => {
    const ns = of(figures);
    return ns === undefined || figures.calls === 0 ? '–' : formatDuration(ns);
  };
const FIGURES: readonly Column[] = [
  { key: 'calls', title: 'Calls', value: (row) => row.figures.calls, text: (row) => formatCount(row.figures.calls) },
  { key: 'failed', title: 'Failed', value: (row) => failedShare(row.figures), text: (row) => failedText(row.figures) },
  { key: 'p50', title: 'p50', value: (row) => row.figures.p50, text: duration(({ p50 }) => p50) },
  { key: 'p95', title: 'p95', value: (row) => row.figures.p95, text: duration(({ p95 }) => p95) },
  { key: 'p99', title: 'p99', value: (row) => row.figures.p99, text: duration(({ p99 }) => p99) },
  { key: 'total', title: 'All calls', value: (row) => row.figures.total, text: duration(({ total }) => total) },
];

function columnsOf(table: 'calls' | 'nodes'): readonly Column[] {
  const first = { key: 'first', value: (row: Row) => row.first, text: (row: Row) => row.first };
  const second = { key: 'second', value: (row: Row) => row.second, text: (row: Row) => row.second };
  return table === 'calls'
    ? [{ ...first, title: 'Caller' }, { ...second, title: 'Called' }, ...FIGURES]
    : [{ ...first, title: 'Name' }, { ...second, title: 'Kind' }, ...FIGURES];
}

const ROW = 28;

/** The same as the picture says, as a table. */
export function GraphTable({ input, subset, choices, selection, onChoose, onSelect }: GraphTableProps) {
  const table = choices.table ?? 'calls';
  const columns = columnsOf(table);
  const rows = useMemo(() => sorted(rowsOf(input, subset, table), choices.sort), [input, subset, table, choices.sort]);
  const isSelected = ({ selection: own }: Row): boolean =>
    own.kind === selection?.kind && own.place === selection.place;
  const toggle = (row: Row): void => onSelect(isSelected(row) ? undefined : row.selection);
  const rowKey = useCallback((index: number) => rows[index].selection.place, [rows]);
  return (
    <div className={styles['table']}>
      <div className={styles['which']} role="group" aria-label="Rows">
        <Toggle pressed={table === 'calls'} onChange={() => onChoose({ table: 'calls' })}>
          Calls
        </Toggle>
        <Toggle pressed={table === 'nodes'} onChange={() => onChoose({ table: 'nodes' })}>
          Nodes
        </Toggle>
      </div>
      <VirtualRows
        className={styles['rows']}
        ariaLabel={table === 'calls' ? 'Calls between nodes' : 'Nodes of the graph'}
        count={rows.length}
        rowHeight={ROW}
        rowKey={rowKey}
        header={<Heads columns={columns} sort={choices.sort} onSort={(sort) => onChoose({ sort })} />}
        rowProps={(index) => ({
          className: classNames(styles['row'], isSelected(rows[index]) && styles['selected']),
          onClick: () => toggle(rows[index]),
        })}
        renderRow={(index) => (
          <>
            {columns.map((column, at) => (
              <div key={column.key} role="cell" className={styles['cell']}>
                {at === 0 ? (
                  <button
                    type="button"
                    className={styles['name']}
                    aria-pressed={isSelected(rows[index])}
                    onClick={(event) => {
                      event.stopPropagation();
                      toggle(rows[index]);
                    }}
                  >
                    {column.text(rows[index])}
                  </button>
                ) : (
                  <span className={column.key === 'failed' && isFailing(rows[index]) ? styles['failed'] : undefined}>
                    {column.text(rows[index])}
                  </span>
                )}
              </div>
            ))}
          </>
        )}
      />
    </div>
  );
}

interface HeadsProps {
  readonly columns: readonly Column[];
  readonly sort: string;
  readonly onSort: (sort: string) => void;
}

function Heads({ columns, sort, onSort }: HeadsProps) {
  const key = sort.replace(/^-/, '');
  const isFalling = sort.startsWith('-');
  return (
    <div role="row" className={classNames(styles['row'], styles['heads'])}>
      {columns.map((column) => {
        const isBy = column.key === key;
        return (
          <div
            key={column.key}
            role="columnheader"
            aria-sort={isBy ? (isFalling ? 'descending' : 'ascending') : undefined}
            className={styles['cell']}
          >
            <button
              type="button"
              className={styles['head']}
              onClick={() => onSort(isBy && isFalling ? column.key : `-${column.key}`)}
            >
              {column.title}
              {isBy && <Icon name={isFalling ? 'arrowDown' : 'arrowUp'} size={12} />}
            </button>
          </div>
        );
      })}
    </div>
  );
}

function rowsOf({ nodes, edges }: GraphInput, subset: GraphSubset, table: 'calls' | 'nodes'): Row[] {
  if (table === 'nodes') {
    return nodes.flatMap((node, place) =>
      subset.nodes[place] === 1
        ? [
            {
              selection: { kind: 'node', place },
              first: shownName(node),
              second: TYPE_TITLES[node.type],
              figures: node,
            },
          ]
        : [],
    );
  }
  return edges.flatMap((edge, place) =>
    subset.edges[place] === 1
      ? [
          {
            selection: { kind: 'edge', place },
            first: shownName(nodes[edge.from]),
            second: shownName(nodes[edge.to]),
            figures: edge,
          },
        ]
      : [],
  );
}

/** By a column, what is not known last whichever way. */
function sorted(rows: Row[], sort: string): Row[] {
  const column = columnsOf('calls').find(({ key }) => key === sort.replace(/^-/, ''));
  if (!column) return rows;
  const sign = sort.startsWith('-') ? -1 : 1;
  return rows.sort((one, other) => {
    const a = column.value(one);
    const b = column.value(other);
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return a < b ? -sign : a > b ? sign : 0;
  });
}

function failedShare({ calls, errors }: CallFigures): number | undefined {
  return errors === undefined || calls === 0 ? undefined : errors / calls;
}

function failedText(figures: CallFigures): string {
  const share = failedShare(figures);
  if (share === undefined) return '–';
  return share === 0 ? '0' : `▲ ${formatCount(figures.errors ?? 0)} · ${formatShare(share)}`;
}

function isFailing({ figures }: Row): boolean {
  return (figures.errors ?? 0) > 0;
}
