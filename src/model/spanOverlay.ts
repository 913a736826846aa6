import type { AttributeLists } from './attributes.ts';
import { ATTRIBUTE_TYPE, keyShift } from './attributes.ts';
import type { SpanRow, SpanTable, SparseColumn } from './spanTable.ts';
import { StringTable } from './stringTable.ts';

/** Two tables of texts as one: those of the second stand behind those of the first. */
class JoinedStrings extends StringTable {
  private readonly first: StringTable;
  private readonly second: StringTable;

  constructor(first: StringTable, second: StringTable) {
    super(first.columns);
    this.first = first;
    this.second = second;
  }

  override get(index: number): string {
    const { length } = this.first;
    return index < length ? this.first.get(index) : this.second.get(index - length);
  }

  override find(text: string): number {
    const own = this.first.find(text);
    if (own >= 0) return own;
    const other = this.second.find(text);
    return other < 0 ? -1 : this.first.length + other;
  }
}

/**
 * The table, with the attributes, events and links of one row taken from a row of another table: for a span that was read
 * alone out of a file whose table has structure only. All other rows have none. `shiftNs`: how much later than it was
 * stored the table has the row.
 */
export function overlaySpan(
  table: SpanTable,
  row: SpanRow,
  source: SpanTable,
  sourceRow: SpanRow,
  shiftNs = 0,
): SpanTable {
  const record = table.record[row];
  const from = source.record[sourceRow];
  const base = table.strings.length;
  const moved = (column: Int32Array): Int32Array => column.map((index) => (index < 0 ? index : index + base));
  const listsAlone = (lists: AttributeLists): AttributeLists => ({
    ...lists,
    key: moved(lists.key),
    value: movedValues(lists, base),
  });
  /** Entries offset[from] … offset[from + 1] of the source become those of `record`. */
  const placed = (offset: Uint32Array): Uint32Array => {
    const result = new Uint32Array(table.attributes.offset.length);
    result.fill(offset[from], 0, record + 1);
    result.fill(offset[from + 1], record + 1);
    return result;
  };
  const { events, links, details } = source;
  const laterNs = Number(source.originNs - table.originNs) + shiftNs;
  const own = (column: SparseColumn): SparseColumn => {
    const at = column.at.indexOf(from);
    return at < 0 ? NOTHING : { at: Int32Array.of(record), value: column.value.slice(at, at + 1) };
  };
  return {
    ...table,
    strings: new JoinedStrings(table.strings, source.strings),
    attributes: {
      ...listsAlone(source.attributes),
      offset: placed(source.attributes.offset),
      // All other lists are empty.
      shape: new Uint32Array(table.attributes.shape.length).fill(source.attributes.shape[from]),
    },
    attributeKeys: moved(source.attributeKeys),
    events: {
      ...events,
      offset: placed(events.offset),
      time: events.time.map((time) => time + laterNs),
      name: moved(events.name),
      attributes: listsAlone(events.attributes),
    },
    links: {
      ...links,
      offset: placed(links.offset),
      traceId: moved(links.traceId),
      spanId: moved(links.spanId),
      attributes: listsAlone(links.attributes),
      traceState: { ...links.traceState, value: links.traceState.value.map((index) => index + base) },
    },
    details: {
      ...table.details,
      droppedAttributes: own(details.droppedAttributes),
      droppedEvents: own(details.droppedEvents),
      droppedLinks: own(details.droppedLinks),
    },
  };
}

/** Values, of which the texts are moved by `base`. */
function movedValues(lists: AttributeLists, base: number): Int32Array {
  const { offset, type } = lists;
  const value = lists.value.slice();
  for (let list = 0; list < lists.shape.length; list++) {
    const shift = keyShift(lists, list);
    for (let at = offset[list]; at < offset[list + 1]; at++) {
      if (isText(type[shift + at]) && value[at] >= 0) value[at] += base;
    }
  }
  return value;
}

const NOTHING: SparseColumn = { at: new Int32Array(0), value: new Float64Array(0) };

const NUMBERS: readonly number[] = [
  ATTRIBUTE_TYPE.bool,
  ATTRIBUTE_TYPE.int,
  ATTRIBUTE_TYPE.double,
  ATTRIBUTE_TYPE.empty,
];

function isText(type: number): boolean {
  return !NUMBERS.includes(type);
}
