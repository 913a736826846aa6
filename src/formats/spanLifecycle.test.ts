import { expect, it } from 'vitest';
import { dedent, printRows } from '../../test/traceDrawing.ts';
import { attributeLines, readTrace } from './testReading.ts';

const line = (event: string, id: string, more: object): string => {
  const span = {
    trace_id: 'trace_1',
    span_id: `span_${id}`,
    start_time: '2025-11-21T12:00:00Z',
    status: 'ok',
    ...more,
  };
  return JSON.stringify({ event, timestamp: '2025-11-21T12:00:00Z', span });
};
const LINES = [
  line('start', 'a', { parent_id: null, name: 'agent.Math', kind: 'agent', end_time: null, duration_ms: null }),
  line('start', 'b', { parent_id: 'span_a', name: 'llm.completion', kind: 'llm', attributes: { 'llm.model': 'm-1' } }),
  line('end', 'b', {
    parent_id: 'span_a',
    name: 'llm.completion',
    kind: 'llm',
    end_time: '2025-11-21T12:00:00Z',
    duration_ms: 250.5,
    status: 'error',
  }),
].join('\n');

it('lines for the start and the end of a span are one span, and the end wins', () => {
  const { format, table, spans } = readTrace(LINES);
  expect(format).toBe('span start and end events');
  expect(printRows(table)).toBe(
    dedent(`
      - agent.Math 0– ok
        - llm.completion 0–250.5 error
    `),
  );
  expect(attributeLines(spans[1].attributes)).toEqual([
    'llm.model string m-1',
    'gen_ai.operation.name string chat',
    'kind string llm',
  ]);
  expect(printRows(readTrace(LINES, 1).table)).toBe(printRows(table));
});
