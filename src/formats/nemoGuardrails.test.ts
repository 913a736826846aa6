import { expect, it } from 'vitest';
import { dedent, printRows } from '../../test/traceDrawing.ts';
import { attributeLines, readTrace } from './testReading.ts';

const TRACE = {
  trace_id: '0b1c2d3e-0000-4000-8000-000000000001',
  spans: [
    {
      span_id: 'u-1',
      parent_id: null,
      name: 'interaction',
      start_time: 0.0,
      end_time: 1.5,
      duration: 1.5,
      metrics: { llm_calls: 2 },
    },
    { span_id: 'u-2', parent_id: 'u-1', name: 'rail: input', start_time: 0.25, end_time: 0.5, duration: 0.25 },
  ],
};

it('NeMo Guardrails counts seconds from the start of each trace', () => {
  const text = `${JSON.stringify(TRACE, null, 2)}\n${JSON.stringify({ ...TRACE, trace_id: '0b1c2d3e-0000-4000-8000-000000000002' }, null, 2)}`;
  const { format, table, spans, problemList } = readTrace(text);
  expect(format).toBe('NeMo Guardrails traces');
  const tree = dedent(`
    - interaction 0–1500
      - rail: input 250–500
  `);
  expect(printRows(table)).toBe(`${tree}\n${tree}`);
  expect(attributeLines(spans[0].attributes)).toEqual(['metrics.llm_calls int 2']);
  expect(problemList.find(({ code }) => code === 'relativeTimes')?.count).toBe(2);
  expect(printRows(readTrace(text, 1).table)).toBe(printRows(table));
});

it('NeMo Guardrails’ spans may name their trace again', () => {
  const spans = TRACE.spans.map((span) => ({ metrics: {}, ...span, trace_id: TRACE.trace_id }));
  const { format, problemList } = readTrace({ ...TRACE, spans });
  expect(format).toBe('NeMo Guardrails traces');
  expect(problemList.some(({ code }) => code === 'relativeTimes')).toBe(true);
});
