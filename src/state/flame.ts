import type { CallTree, RowCallTree } from '#analysis/callTree.ts';
import { deriveCallTree } from '#analysis/callTree.ts';
import type { FlameItems } from '#analysis/flameItems.ts';
import { arrangeItems } from '#analysis/flameItems.ts';
import { assignLanes } from '#analysis/flameLanes.ts';
import type { Sandwich } from '#analysis/sandwich.ts';
import { deriveSandwich } from '#analysis/sandwich.ts';
import { endOf } from '#analysis/spanEnds.ts';
import { deriveVisibleRows } from '#analysis/visibleRows.ts';
import type { BitSet } from '#base/bitSet.ts';
import { memoLast } from '#base/memo.ts';
import type { Steps } from '#base/slicedWork.ts';
import { SlicedWork } from '#base/slicedWork.ts';
import type { CurrentTrace } from './currentTrace.ts';
import {
  collapsedRows,
  focusedRows,
  matchedRows,
  shownRows,
  useErrors,
  useFoldedRepeats,
  useMatchedRows,
} from './derived.ts';
import type { LoadedDocument } from './documents.ts';
import type { TraceView } from './traceView.ts';
import { useTraceView } from './traceView.ts';
import { useResult } from './useWork.ts';

/** Flames, worked on in slices when they are first shown, and kept for the same rows and errors. */

/** Rows of a flame, ascending: as in the waterfall, but runs are not folded, since a flame has room for each. */
const openRows = memoLast(
  (
    trace: CurrentTrace,
    level: number | undefined,
    toggled: ReadonlySet<number>,
    service: string | undefined,
    matched: BitSet | undefined,
    firstRow: number,
    endRow: number,
  ): Int32Array =>
    deriveVisibleRows(trace.table, {
      firstRow,
      endRow,
      collapsed: collapsedRows(trace, level, toggled, undefined),
      shown: shownRows(trace, service, matched),
    }),
);

export function flameRowsOf(trace: CurrentTrace, view: TraceView): Int32Array {
  const { firstRow, endRow } = focusedRows(trace, view.focus);
  const matched = matchedRows(trace, view.rows);
  return openRows(trace, view.level, view.toggled, view.service, matched, firstRow, endRow);
}

function* timeFlame({ table, document }: CurrentTrace, rows: Int32Array): Steps<FlameItems> {
  const { ends } = document.derived;
  const { lane, lanes } = yield* assignLanes(table, ends, rows);
  return yield* arrangeItems({
    lanes,
    lane,
    ids: rows,
    startOf: (row) => table.start[row],
    endOf: (row) => endOf(ends, row),
  });
}

const timeFlameOf = memoLast((trace: CurrentTrace, rows: Int32Array) => new SlicedWork(timeFlame(trace, rows)));

/** The spans of a trace by time, in lanes; undefined while that is worked on. */
export function useTimeFlame(trace: CurrentTrace): FlameItems | undefined {
  useFoldedRepeats(trace);
  useMatchedRows(trace);
  const rows = useTraceView((view) => flameRowsOf(trace, view));
  return useResult(timeFlameOf(trace, rows));
}

/** A call tree with its boxes. */
export interface MergedFlame {
  readonly tree: CallTree;
  readonly items: FlameItems;
}

/** The same, and where each row went. */
export interface RowFlame extends MergedFlame, RowCallTree {}

function* boxesOf(tree: CallTree): Steps<MergedFlame> {
  const items = yield* arrangeItems({
    lanes: tree.levels,
    lane: tree.depth,
    startOf: (node) => tree.start[node],
    endOf: (node) => tree.start[node] + tree.value[node],
  });
  return { tree, items };
}

function* mergeRows(
  { table, derived }: LoadedDocument,
  failed: Uint8Array,
  firstRow: number,
  endRow: number,
): Steps<RowFlame> {
  const { selfTime } = derived;
  const merged = yield* deriveCallTree(table, { firstRow, endRow, selfTime, failed });
  return { ...merged, ...(yield* boxesOf(merged.tree)) };
}

const mergedFlameOf = memoLast(
  (document: LoadedDocument, failed: Uint8Array, firstRow: number, endRow: number) =>
    new SlicedWork(mergeRows(document, failed, firstRow, endRow)),
);

/** Rows [firstRow, endRow), which are whole traces, or what is below one span, or siblings, merged by call path; undefined while that is worked on. */
export function useMergedFlame(document: LoadedDocument, firstRow: number, endRow: number): RowFlame | undefined {
  const { failed } = useErrors(document);
  return useResult(mergedFlameOf(document, failed, firstRow, endRow));
}

/** An operation between its callers and its callees, with the boxes of both. */
export interface SandwichFlame {
  readonly callers: MergedFlame;
  readonly callees: MergedFlame;
  readonly isCut: boolean;
}

function* sandwichFlame(tree: CallTree, service: number, operation: number): Steps<SandwichFlame | 'none'> {
  const found: Sandwich | undefined = yield* deriveSandwich(tree, service, operation);
  if (!found) return 'none';
  return { callers: yield* boxesOf(found.callers), callees: yield* boxesOf(found.callees), isCut: found.isCut };
}

const sandwichOf = memoLast(
  (tree: CallTree, service: number, operation: number) => new SlicedWork(sandwichFlame(tree, service, operation)),
);

/** 'none' when no span has these names; undefined while that is worked on. */
export function useSandwich(tree: CallTree, service: number, operation: number): SandwichFlame | 'none' | undefined {
  return useResult(sandwichOf(tree, service, operation));
}
