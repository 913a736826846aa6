import { describe, expect, it } from 'vitest';
import { ATTRIBUTE_TYPE } from './attributes.ts';
import { NO_SEVERITY } from './logRecords.ts';
import { Span } from './span.ts';
import type { SpanRow } from './spanTable.ts';
import { openSpanTable } from './spanTable.ts';
import { SpanTableBuilder } from './spanTableBuilder.ts';

/** Unix seconds that the times below are added to. */
const NOON = 1_795_262_400;

/** One trace `t`: a root `a` from 10 s to 15 s, and `b` under it from 12 s to 14 s with an event at 13 s. */
function builderOfTrace(): SpanTableBuilder {
  const builder = new SpanTableBuilder();
  const { strings } = builder;
  builder.beginFile('test.json');
  for (const [id, parent, start] of [
    ['a', '', 10],
    ['b', 'a', 12],
  ] as const) {
    const span = builder.beginSpan();
    span.traceId = strings.internText('t');
    span.spanId = span.name = strings.internText(id);
    span.parentId = parent === '' ? -1 : strings.internText(parent);
    span.startSec = NOON + start;
    span.endSec = NOON + (id === 'a' ? 15 : 14);
    if (id === 'b') builder.events.push(NOON + 13, 0, strings.internText('retry'));
    builder.endSpan();
  }
  return builder;
}

function addLog(
  builder: SpanTableBuilder,
  name: string,
  traceId: string,
  spanId: string,
  sec: number,
  severity = 9,
): void {
  const text = (value: string): number => (value === '' ? -1 : builder.strings.internText(value));
  builder.logs.attributes.push(text('of'), ATTRIBUTE_TYPE.string, text(name));
  builder.logs.push({
    traceId: text(traceId),
    spanId: text(spanId),
    name: text(name),
    sec: NOON + Math.floor(sec),
    nano: (sec % 1) * 1e9,
    severity,
  });
}

/** Events of each row: `name@seconds severity key=value`. */
function eventsByRow(builder: SpanTableBuilder): { rows: string[][]; problems: string } {
  const { table: data, problems } = builder.finish();
  const table = openSpanTable(data);
  const rows = Array.from({ length: table.length }, (_, row) =>
    new Span(table, row as SpanRow).events.map(
      ({ name, time, severity, attributes }) =>
        `${name}@${time / 1e9 + 10} ${severity}${attributes.map(({ key, text }) => ` ${key}=${text}`).join('')}`,
    ),
  );
  return { rows, problems: problems.map(({ code, count }) => `${code} ×${count}`).join(', ') };
}

describe('log records', () => {
  it('stand behind the events of the span they name, by time', () => {
    const builder = builderOfTrace();
    addLog(builder, 'late', 't', 'b', 13.5);
    addLog(builder, 'early', 't', 'b', 12.5, 17);
    addLog(builder, 'of the root', 't', 'a', 11);
    expect(eventsByRow(builder)).toEqual({
      rows: [['of the root@11 9 of=of the root'], ['retry@13 0', 'early@12.5 17 of=early', 'late@13.5 9 of=late']],
      problems: '',
    });
  });

  it('go to the main root when their span is not here, and are counted when their trace is not', () => {
    const builder = builderOfTrace();
    addLog(builder, 'no span', 't', '', 11);
    addLog(builder, 'unknown span', 't', 'z', 11.5);
    addLog(builder, 'other trace', 'u', 'b', 11);
    addLog(builder, 'no trace', '', '', 11, 0);
    const { rows, problems } = eventsByRow(builder);
    expect(rows[0].map((event) => event.split('@')[0])).toEqual(['no span', 'unknown span']);
    expect(problems).toBe('logUnmatched ×2');
  });

  it('without a severity have one that says so, and find spans that are read after them', () => {
    const builder = builderOfTrace();
    const early = new SpanTableBuilder();
    addLog(early, 'first', 't', 'a', 11, 0);
    expect(eventsByRow(early).problems).toBe('logUnmatched ×1');
    addLog(builder, 'first', 't', 'a', 11, 0);
    expect(eventsByRow(builder).rows[0]).toEqual([`first@11 ${NO_SEVERITY} of=first`]);
  });

  it('looks at few of a hundred thousand spans of one id for each of as many records', () => {
    const count = 100_000;
    const builder = builderOfTrace();
    for (let at = 0; at < count; at++) {
      const span = builder.beginSpan();
      span.traceId = builder.strings.internText('t');
      span.spanId = builder.strings.internText('c');
      span.name = builder.strings.internText(`copy ${at}`);
      span.startSec = NOON + 11;
      span.endSec = NOON + 12;
      builder.endSpan();
      addLog(builder, 'line', 't', 'c', 11);
    }
    expect(builder.finish().table.events.name).toHaveLength(count + 1);
  });
});
