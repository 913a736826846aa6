import { create } from 'zustand';
import type { FindTask } from '#analysis/find.ts';
import { startFind } from '#analysis/find.ts';
import { lowerBound } from '#base/search.ts';
import { BitSet } from '#base/bitSet.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from './currentTrace.ts';

/** The search in the open trace. Matches grow while it runs. */
export interface FindState {
  readonly query: string;
  /** ascending rows; valid up to `count` */
  readonly rows: Int32Array;
  readonly count: number;
  readonly done: boolean;
  /** by row, for painting; undefined = nothing is searched for */
  readonly matches: BitSet | undefined;
}

const NOTHING: FindState = { query: '', rows: new Int32Array(0), count: 0, done: true, matches: undefined };

export const useFind = create<FindState>()(() => NOTHING);

/** ms of work between two frames: a find never makes a frame late. */
const SLICE = 6;
let running: { readonly task: FindTask; readonly trace: CurrentTrace } | undefined;

/** Searches the trace for a text, in slices between frames; the same search is not started twice. */
export function find(trace: CurrentTrace, query: string): void {
  const text = query.trim();
  if (running && running.task.query === text && running.trace === trace) return;
  running = { task: startFind(trace.table, text, trace), trace };
  if (text === '') {
    useFind.setState(NOTHING);
    return;
  }
  useFind.setState({
    query: text,
    rows: new Int32Array(0),
    count: 0,
    done: false,
    matches: new BitSet(trace.table.length),
  });
  work(running.task);
}

/** Lets go of the trace that is searched. */
export function stopFind(): void {
  running = undefined;
  useFind.setState(NOTHING);
}

function work(task: FindTask): void {
  if (running?.task !== task) return;
  const before = useFind.getState().count;
  const done = task.advance(SLICE, () => performance.now());
  const { rows, length } = task.matches;
  const { matches } = useFind.getState();
  for (let at = before; at < length; at++) matches?.add(rows[at]);
  if (done || length !== before) useFind.setState({ rows, count: length, done });
  if (!done) setTimeout(() => work(task), 0);
}

/** The match after or before a row, going round at the ends; undefined when there is none. */
export function nextMatch(from: SpanRow | undefined, direction: 1 | -1): SpanRow | undefined {
  const { rows, count } = useFind.getState();
  if (count === 0) return undefined;
  if (from === undefined) return rows[direction === 1 ? 0 : count - 1] as SpanRow;
  const at = lowerBound(rows, direction === 1 ? from + 1 : from, 0, count) - (direction === 1 ? 0 : 1);
  return rows[(at + count) % count] as SpanRow;
}

/** "3 of 12": place of a row among the matches, from 1; 0 when it is none. */
export function matchNumber({ rows, count }: FindState, row: SpanRow | undefined): number {
  if (row === undefined) return 0;
  const at = lowerBound(rows, row, 0, count);
  return at < count && rows[at] === row ? at + 1 : 0;
}
