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
      start_time: 'START',
      end_time: 'END',
      status: { code: 'STATUS_CODE_ERROR', message: 'no' },
      attributes: { tries: 2 },
    },
    fields: { 'service.name': 'shop' },
  };
  const metric = { time: 1, event: 'metric', fields: { cpu: 1 } };
  // As numbers they are too large for JavaScript to write.
  const exact = JSON.stringify(line).replace('"START"', '1763726400000000001').replace('"END"', '1763726400100000001');
  const text = `${exact}\n${JSON.stringify(metric)}`;
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
