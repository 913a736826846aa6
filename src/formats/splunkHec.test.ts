import { expect, it } from 'vitest';
import { printRows } from '../../test/traceDrawing.ts';
import { attributeLines, readTrace } from './testReading.ts';

it('Splunk’s events hold spans, and the resource in their fields', () => {
  const line = {
    time: 1763726400,
    host: 'a1',
    sourcetype: 'otel',
    event: {
      trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
      span_id: '00f067aa0ba902b7',
      parent_span_id: '',
      name: 'pay',
      kind: 'SPAN_KIND_SERVER',
      start_time: 1763726400000000001,
      end_time: 1763726400100000001,
      status: { code: 'STATUS_CODE_ERROR', message: 'no' },
      attributes: { tries: 2 },
    },
    fields: { 'service.name': 'shop' },
  };
  const metric = { time: 1, event: 'metric', fields: { cpu: 1 } };
  const text = `${JSON.stringify(line).replaceAll('00000000,', '00000001,')}\n${JSON.stringify(metric)}`;
  const { format, spans, table, problems } = readTrace(text);
  expect([format, printRows(table), problems]).toEqual([
    'Splunk HEC events',
    'shop pay 0–100 server error',
    'recordsIgnored ×1',
  ]);
  expect(attributeLines(spans[0].attributes)).toEqual(['tries int 2']);
  expect(attributeLines(spans[0].resourceAttributes)).toEqual([
    'service.name string shop',
    'splunk.host string a1',
    'splunk.sourcetype string otel',
  ]);
});
