import type { Steps } from '#base/slicedWork.ts';
import { sortInSlices } from '#base/sortInSlices.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { isCalled } from './conventions.ts';
import type { SelfTime } from './selfTime.ts';
import { selfTimeOf } from './selfTime.ts';
import { serviceKeysOf } from './serviceKeys.ts';

/** Calls of a service, of one of its operations or along an edge: what every figure of health is made of. */
export interface Calls {
  readonly count: number;
  /** of `count` */
  readonly errors: number;
  /** ns, of the called spans themselves */
  readonly self: number;
  /** one per call, which its time and outcome are of; ascending */
  readonly rows: Int32Array;
  /** ns, ascending, of the calls that have ended */
  readonly durations: Float64Array;
  /** the same, of those that did not fail */
  readonly fine: Float64Array;
}

export interface OperationCalls {
  readonly operation: string;
  readonly calls: Calls;
}

export interface ServiceCalls {
  /** as serviceKeysOf labels it, '' = the unknown one */
  readonly name: string;
  /** ns, of all its spans: what its calls spent in it, wherever that was */
  readonly self: number;
  readonly calls: Calls;
  /** in the order of their first call */
  readonly operations: readonly OperationCalls[];
}

export interface CallsInput {
  /** ErrorCounts' */
  readonly failed: Uint8Array;
  /** deriveSelfTime */
  readonly selfTime: SelfTime;
}

/** Rows looked at between two yields: well under a millisecond's work. */
export const ROWS_PER_STEP = 2 ** 15;

/**
 * The calls of each service, in the order of their first rows, in the rows [firstRow, endRow); a service without a row
 * there has none. They are its entry spans: those of kind SERVER and
 * CONSUMER, or for a service that has none in the document its spans whose parent is of another service or missing.
 * Linear, but for the sorts of durations.
 */
export function* gatherServiceCalls(
  table: SpanTable,
  input: CallsInput,
  { firstRow, endRow }: { readonly firstRow: number; readonly endRow: number } = { firstRow: 0, endRow: table.length },
): Steps<readonly ServiceCalls[]> {
  const { labels, byRow } = serviceKeysOf(table);
  yield;
  const { kind, parent, operation, strings } = table;
  const self = new Float64Array(labels.length);
  const isServer = new Uint8Array(labels.length);
  for (let row = firstRow; row < endRow; row++) {
    self[byRow[row]] += selfTimeOf(input.selfTime, row);
    if (isCalled(kind[row])) isServer[byRow[row]] = 1;
    if (row % ROWS_PER_STEP === 0) yield;
  }
  const services = new RowGroups(endRow - firstRow);
  const operations = new RowGroups(endRow - firstRow);
  for (let row = firstRow; row < endRow; row++) {
    if (row % ROWS_PER_STEP === 0) yield;
    const key = byRow[row];
    const isEntry = isServer[key] === 1 ? isCalled(kind[row]) : parent[row] < 0 || byRow[parent[row]] !== key;
    if (!isEntry) continue;
    services.add(row, key);
    // Below 2^53 for 2^20 services of 2^32 strings.
    operations.add(row, key * (strings.length + 1) + operation[row] + 1);
  }
  const found = labels.map((name, key) => ({ name, self: self[key], operations: [] as OperationCalls[] }));
  for (const [id, rows] of yield* operations.lists()) {
    const service = found[Math.floor(id / (strings.length + 1))];
    const name = strings.get((id % (strings.length + 1)) - 1);
    service.operations.push({ operation: name, calls: yield* callsOf(table, input, rows, rows) });
  }
  const ofServices = new Map(yield* services.lists());
  const result: ServiceCalls[] = [];
  for (const [key, service] of found.entries()) {
    const rows = ofServices.get(key) ?? new Int32Array(0);
    result.push({ ...service, calls: yield* callsOf(table, input, rows, rows) });
  }
  return result;
}

/** `rows`: whose times and outcomes count; `called`: whose own time is told. */
export function* callsOf(
  { duration }: SpanTable,
  { failed, selfTime }: CallsInput,
  rows: Int32Array,
  called: Int32Array,
): Steps<Calls> {
  const durations = new Float64Array(rows.length);
  const fine = new Float64Array(rows.length);
  let ended = 0;
  let fineOnes = 0;
  let errors = 0;
  let self = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    errors += failed[row];
    if (duration[row] >= 0) {
      durations[ended++] = duration[row];
      if (failed[row] === 0) fine[fineOnes++] = duration[row];
    }
    if (at % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
  }
  for (let at = 0; at < called.length; at++) {
    self += selfTimeOf(selfTime, called[at]);
    if (at % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
  }
  const calls: Calls = {
    count: rows.length,
    errors,
    self,
    rows,
    durations: durations.subarray(0, ended),
    fine: fine.subarray(0, fineOnes),
  };
  yield* sortInSlices(calls.durations);
  yield* sortInSlices(calls.fine);
  return calls;
}

/** Sorts ascending rows into groups by a number, each keeping their order; two columns and no list that grows. */
class RowGroups {
  private readonly row: Int32Array;
  private readonly group: Int32Array;
  private readonly groups = new Map<number, { readonly at: number; count: number }>();
  private length = 0;

  constructor(most: number) {
    this.row = new Int32Array(most);
    this.group = new Int32Array(most);
  }

  add(row: number, id: number): void {
    let group = this.groups.get(id);
    if (group === undefined) this.groups.set(id, (group = { at: this.groups.size, count: 0 }));
    group.count++;
    this.row[this.length] = row;
    this.group[this.length++] = group.at;
  }

  /** The rows of each group, in the order of the groups' first rows. */
  *lists(): Steps<readonly (readonly [number, Int32Array])[]> {
    const lists = Array.from(this.groups, ([id, { count }]) => [id, new Int32Array(count)] as const);
    const filled = new Int32Array(lists.length);
    for (let at = 0; at < this.length; at++) {
      const group = this.group[at];
      lists[group][1][filled[group]++] = this.row[at];
      if (at % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
    }
    return lists;
  }
}
