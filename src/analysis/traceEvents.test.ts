import { describe, expect, it } from 'vitest';
import { doAll } from '#base/slicedWork.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { buildTrace } from '../../test/drawnSpans.ts';
import { drawTrace } from '../../test/traceDrawing.ts';
import type { EventFilter } from './eventFilter.ts';
import { eventNames, filterEvents } from './eventFilter.ts';
import { groupExceptions } from './exceptionGroups.ts';
import { collectEvents, countEvents } from './traceEvents.ts';

const ALL: EventFilter = {
  text: '',
  name: undefined,
  severity: 'all',
  exceptionsOnly: false,
  range: undefined,
  keepsRow: undefined,
};

const TABLE = drawTrace(`
  shop buy       0–100 event=start@1 event=retry@55{attempt: 2}
    pay charge   10–60 event=exception@50{exception.type: TimeoutError, exception.message: no answer in 30 ms} event=retry@12
    bank refund  60–90 event=exception@80{exception.type: TimeoutError, exception.message: no answer in 45 ms}
`);
const rowsOf = (table: SpanTable) => ({ firstRow: 0, endRow: table.length });
const collect = (table: SpanTable) => doAll(collectEvents(table, rowsOf(table)));

/** `retry@12`, by time. */
function list(table: SpanTable, change: Partial<EventFilter> = {}): string[] {
  const events = collect(table);
  return Array.from(doAll(filterEvents(table, events, { ...ALL, ...change })), (at) => {
    const event = events.event[at];
    return `${table.strings.get(table.events.name[event])}@${table.events.time[event] / 1e6}`;
  });
}

describe('the events of a trace', () => {
  it('stand by time, whatever span they are of', () => {
    expect(list(TABLE)).toEqual(['start@1', 'retry@12', 'exception@50', 'retry@55', 'exception@80']);
    expect(doAll(countEvents(TABLE, rowsOf(TABLE)))).toBe(5);
  });

  it('without a time stand last', () => {
    const table = { ...TABLE, events: { ...TABLE.events, time: TABLE.events.time.slice() } };
    table.events.time[0] = NaN;
    expect(list(table).at(-1)).toBe('start@NaN');
  });

  it.each([
    [{ name: 'retry' }, ['retry@12', 'retry@55']],
    [{ name: 'nobody' }, []],
    [{ exceptionsOnly: true }, ['exception@50', 'exception@80']],
    [{ range: { startNs: 50e6, endNs: 60e6 } }, ['exception@50', 'retry@55']],
    [{ keepsRow: (row: number) => row === 0 }, ['start@1', 'retry@55']],
    [{ text: 'ATTEMPT' }, ['retry@55']],
    [{ text: 'refund' }, ['exception@80']],
    [{ text: 'pay' }, ['retry@12', 'exception@50']],
    [{ severity: 'log' as const }, []],
  ])('are filtered by %j', (change, expected) => {
    expect(list(TABLE, change)).toEqual(expected);
  });

  it('are filtered by how grave a log is; one that does not say so is a log only', () => {
    const severity = Uint8Array.from([0, 9, 13, 17, 255]);
    const table = { ...TABLE, events: { ...TABLE.events, severity } };
    const counts = (['all', 'event', 'log', 'info', 'warn', 'error'] as const).map(
      (wanted) => list(table, { severity: wanted }).length,
    );
    expect(counts).toEqual([5, 1, 4, 3, 2, 1]);
  });

  it('have names to choose from: of events all, of logs those that come again', () => {
    expect(doAll(eventNames(TABLE, collect(TABLE)))).toEqual([
      { name: 'exception', count: 2 },
      { name: 'retry', count: 2 },
      { name: 'start', count: 1 },
    ]);
  });
});

describe('exceptions in groups', () => {
  const groupsOf = (table: SpanTable) => {
    const events = collect(table);
    const places = Int32Array.from({ length: events.count }, (_, at) => at);
    return doAll(groupExceptions(table, events, places));
  };

  it('are one where their messages differ by what varies only', () => {
    expect(groupsOf(TABLE)).toEqual([
      {
        type: 'TimeoutError',
        message: 'no answer in # ms',
        places: Int32Array.of(2, 4),
        spans: 2,
        services: [TABLE.service[1], TABLE.service[2]],
        first: 50e6,
        last: 80e6,
      },
    ]);
  });

  it('show a message as it was sent where all are equal', () => {
    const table = drawTrace(
      's x 0–9 event=exception@1{exception.type: E, exception.message: row 7 is gone} event=exception@2{exception.type: E, exception.message: row 7 is gone}',
    );
    expect(groupsOf(table)).toMatchObject([{ message: 'row 7 is gone', spans: 1 }]);
  });

  it('of another type are others, the most frequent first', () => {
    const table = drawTrace(
      's x 0–9 event=exception@1{exception.type: A} event=exception@2{exception.type: B} event=exception@3{exception.type: B} event=error@4',
    );
    expect(groupsOf(table).map(({ type, places }) => `${type} ×${places.length}`)).toEqual([
      'B ×2',
      'A ×1',
      'error ×1',
    ]);
  });

  it('that were sent as an event and as a log at one moment count once', () => {
    const attributes = { 'exception.type': 'E', 'exception.message': 'gone' };
    const event = { name: 'exception', time: 1000, attributes };
    const table = buildTrace([{ operation: 'x', events: [event, event, event] }]);
    const counted = (severity: readonly number[], time = [1000, 1500, 5e6]): number =>
      groupsOf({
        ...table,
        events: { ...table.events, severity: Uint8Array.from(severity), time: Float64Array.from(time) },
      })[0].places.length;
    expect(counted([0, 17, 17])).toBe(2);
    expect(counted([17, 0, 0])).toBe(2);
    expect(counted([17, 17, 17])).toBe(3);
    // Near the later of two, and one without a time near none.
    expect(counted([0, 0, 17], [1000, 4.5e6, 5e6])).toBe(2);
    expect(counted([0, 0, 17], [1000, NaN, NaN])).toBe(3);
  });
});
