import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ProblemLog } from '#model/problem.ts';
import { SpanTableBuilder } from '#model/spanTableBuilder.ts';
import { StringTable } from '#model/stringTable.ts';
import { readAttributes } from '#model/attributes.ts';
import { detect } from './detect.ts';
import { IdReader } from './ids.ts';
import { readTrace } from './testReading.ts';

const TRACE = '4d1e00c0db9010db86154a4ba6e91385';
const SPAN = '00f067aa0ba902b1';

const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'cart' } }] };
const logs = (...logRecords: object[]): object => ({ resourceLogs: [{ resource, scopeLogs: [{ logRecords }] }] });

/** Log records as the builder has them: `ids, severity, seconds, name`, and below that their attributes. */
function read(value: object): { format: string; records: string[][]; problems: string } {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const detection = detect(bytes);
  if (detection.kind !== 'format') throw new Error(detection.kind);
  const builder = new SpanTableBuilder();
  const log = new ProblemLog();
  const decoder = detection.decoder({ builder, log, ids: new IdReader(builder.strings, log), fileName: 'logs.json' });
  decoder.feed(bytes);
  decoder.finish();
  const { logs: poured, strings } = builder;
  const attributes = poured.attributes.columns();
  const table = new StringTable(strings.columns());
  const text = (at: number): string => (at < 0 ? '-' : strings.text(at));
  const records = Array.from({ length: poured.length }, (_, at) => [
    [
      text(poured.traceId.data[at]).slice(0, 4),
      text(poured.spanId.data[at]).slice(-2),
      poured.severity.data[at],
      poured.sec.data[at],
      text(poured.name.data[at]).slice(0, 40),
    ].join(' '),
    ...readAttributes(attributes, table, at).map(({ key, text: value }) => `${key}=${value}`),
  ]);
  return {
    format: detection.name,
    records,
    problems: log
      .list()
      .map(({ code }) => code)
      .join(),
  };
}

describe('OTLP logs in JSON', () => {
  it('become log records with the service of their resource', () => {
    const record = {
      timeUnixNano: '1795262400000000005',
      observedTimeUnixNano: '1795262409000000000',
      severityNumber: 9,
      severityText: 'INFO',
      body: { stringValue: 'cart loaded' },
      attributes: [{ key: 'n', value: { intValue: '2' } }],
      traceId: TRACE,
      spanId: SPAN,
    };
    expect(read(logs(record))).toEqual({
      format: 'OTLP logs JSON',
      records: [['4d1e b1 9 1795262400 cart loaded', 'n=2', 'service.name=cart']],
      problems: '',
    });
  });

  it('have the time they were seen when they tell none, and no severity when none is told', () => {
    const { records } = read(logs({ observedTimeUnixNano: '1795262409000000000', timeUnixNano: '0' }, {}));
    expect(records.map(([first]) => first)).toEqual(['- - 255 1795262409 -', '- - 255 NaN -']);
  });

  it('take the severity from the text, which is kept only where it says more than the number', () => {
    const severities = [{ severityText: 'Warning' }, { severityNumber: 'SEVERITY_NUMBER_ERROR2', severityText: 'ERR' }];
    const { records } = read(logs(...severities, { severityNumber: 5, severityText: 'SQL' }));
    expect(records).toEqual([
      ['- - 13 NaN -', 'service.name=cart'],
      ['- - 18 NaN -', 'service.name=cart'],
      ['- - 5 NaN -', 'log.severity_text=SQL', 'service.name=cart'],
    ]);
  });

  it('are named after their event, else after their body, of which nothing is lost', () => {
    const { records } = read(
      logs(
        { eventName: 'cart.loaded', body: { stringValue: 'two items' } },
        { body: { kvlistValue: { values: [{ key: 'a', value: { intValue: 1 } }] } } },
        { body: { intValue: 5 } },
      ),
    );
    expect(records).toEqual([
      ['- - 255 NaN cart.loaded', 'log.body=two items', 'service.name=cart'],
      ['- - 255 NaN {"a":1}', 'log.body={"a":1}', 'service.name=cart'],
      ['- - 255 NaN 5', 'service.name=cart'],
    ]);
  });

  it('cut a long body at a character', () => {
    const body = `a${'é'.repeat(4000)}`;
    const value = logs({ traceId: TRACE, spanId: SPAN, body: { stringValue: body } });
    const { records } = read(value);
    expect(records[0][1]).toBe(`log.body=${body}`);
    expect(records[0][0]).toMatch(/ aé{30,}$/);
    expect(records[0].join()).not.toContain('\ufffd');
  });

  it('stand beside spans, which they find', () => {
    const spans = [{ traceId: TRACE, spanId: SPAN, name: 's', startTimeUnixNano: '1795262400000000000' }];
    const { format, spans: rows } = readTrace({
      resourceSpans: [{ scopeSpans: [{ spans }] }],
      ...logs({ traceId: TRACE, spanId: SPAN, body: { stringValue: 'hello' } }),
      resourceMetrics: [],
    });
    expect(format).toBe('OTLP JSON');
    expect(rows[0].events.map(({ name }) => name)).toEqual(['hello']);
  });

  it('are read alike in chunks of any size', () => {
    const record = {
      traceId: TRACE,
      spanId: SPAN,
      body: { stringValue: 'hello ä' },
      attributes: [{ key: 'a', value: {} }],
    };
    const spans = [{ traceId: TRACE, spanId: SPAN, name: 's', startTimeUnixNano: '1795262400000000000' }];
    const lines = [logs(record, record), { resourceSpans: [{ scopeSpans: [{ spans }] }] }, { resource, scopeLogs: [] }];
    const text = lines.map((line) => JSON.stringify(line)).join('\n');
    const whole = readTrace(text);
    expect(whole.spans[0].events.length).toBe(2);
    for (const chunk of [1, 7]) expect(isDeepStrictEqual(readTrace(text, chunk).finished, whole.finished)).toBe(true);
  });
});
