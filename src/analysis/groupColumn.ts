import type { Steps } from '#base/slicedWork.ts';
import { serviceName } from '#model/span.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { SPAN_KIND_NAMES, SPAN_STATUS } from '#model/spanTable.ts';
import { spellingsOf } from './aliasTable.ts';
import type { Conventions } from './conventions.ts';
import { conventionsOf } from './conventions.ts';
import type { GroupKey } from './groupKeys.ts';
import { deriveSpanType, SPAN_TYPE_TITLES } from './spanTypes.ts';

/** Which value of a key each row of a trace has. */
export interface GroupColumn {
  readonly firstRow: number;
  /** texts in the order of their first row; undefined = rows without the attribute, or with an empty one */
  readonly values: readonly (string | undefined)[];
  /** place in `values`, by row − firstRow */
  readonly of: Int32Array;
}

export interface GroupColumnInput {
  readonly firstRow: number;
  readonly endRow: number;
  /** ErrorCounts' */
  readonly failed: Uint8Array;
}

/** Rows whose attributes are read between two pauses: 1 to 3 ms. */
const SLICE_ROWS = 512;

/** One pass over the rows [firstRow, endRow). `status` is error, ok or unset by the user's rule of what an error is. */
export function* groupColumn(table: SpanTable, input: GroupColumnInput, key: GroupKey): Steps<GroupColumn> {
  const { firstRow, endRow } = input;
  const valueOf = reader(table, input, key);
  const values: (string | undefined)[] = [];
  const places = new Map<string | undefined, number>();
  const of = new Int32Array(endRow - firstRow);
  for (let row = firstRow; row < endRow; row++) {
    const value = valueOf(row);
    let place = places.get(value);
    if (place === undefined) {
      place = values.push(value) - 1;
      places.set(value, place);
    }
    of[row - firstRow] = place;
    if (row % SLICE_ROWS === 0) yield (row - firstRow) / (endRow - firstRow);
  }
  return { firstRow, values, of };
}

function reader(table: SpanTable, { failed }: GroupColumnInput, key: GroupKey): (row: number) => string | undefined {
  const { service, operation, kind, status, strings } = table;
  switch (key) {
    case 'service':
      return (row) => serviceName(table, service[row]);
    case 'operation':
      return (row) => strings.get(operation[row]);
    case 'type':
      return (row) => SPAN_TYPE_TITLES[deriveSpanType(table, row)];
    case 'status':
      return (row) => (failed[row] === 1 ? 'error' : status[row] === SPAN_STATUS.ok ? 'ok' : 'unset');
    case 'kind':
      return (row) => SPAN_KIND_NAMES[kind[row]];
    default:
      return attributeReader(conventionsOf(table), key.slice(1));
  }
}

/** The attribute in today's form: of the span, else of its resource. */
function attributeReader(facts: Conventions, name: string): (row: number) => string | undefined {
  const { resource, resources } = facts.table;
  const ofResources = Array.from({ length: resources.length }, (_, at) => {
    for (const { key, on, read } of spellingsOf(name)) {
      const sent = on === undefined ? facts.textOfResource(at, key) : undefined;
      const text = sent !== undefined && read ? read(sent) : sent;
      if (text !== undefined && text !== '') return text;
    }
    return undefined;
  });
  return (row) => facts.text(row, name) ?? (resource[row] < 0 ? undefined : ofResources[resource[row]]);
}
