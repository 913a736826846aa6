import { expect, it } from 'vitest';
import { dedent, printRows } from '../../test/traceDrawing.ts';
import { attributeLines, readTrace } from './testReading.ts';

const call = (name: string, from: number, to: number, more: object = {}): object => ({
  name,
  type: 'Tool',
  inputs: {},
  output: null,
  start_time: 1763726400 + from,
  end_time: 1763726400 + to,
  error: null,
  children: null,
  ...more,
});
const LLM = call('openai.chat', 0.25, 0.75, {
  type: 'LLM',
  inputs: { model: 'gpt-5', messages: [{ role: 'user', content: 'Hi' }] },
  output: 'Hello',
  system_metrics: { prompt_tokens: 9, completion_tokens: 2, duration: 0.5 },
});
const LINE = {
  line_number: 0,
  run_info: {
    run_id: 'flow_0',
    api_calls: [
      call('flow', 0, 1, {
        type: 'Flow',
        children: [
          call('answer', 0, 0.875, { children: [LLM] }),
          call('check', 0.875, 1, { error: { message: 'no', type: 'E' } }),
        ],
      }),
    ],
  },
};
const TREE = dedent(`
  - flow 0–1000
    - answer 0–875
      - openai.chat 250–750
    - check 875–1000 error
`);

it('prompt flow’s calls have no ids: their nesting gives the parents', () => {
  const { format, spans, table } = readTrace(LINE);
  expect([format, printRows(table)]).toEqual(['prompt flow runs', TREE]);
  expect(spans[3].statusMessage).toBe('no');
  expect(attributeLines(spans[2].attributes)).toEqual([
    'gen_ai.operation.name string chat',
    'gen_ai.request.model string gpt-5',
    'gen_ai.input.messages string [{"role":"user","content":"Hi"}]',
    'output.value string Hello',
    'type string LLM',
    'gen_ai.usage.input_tokens int 9',
    'gen_ai.usage.output_tokens int 2',
    'system_metrics.duration double 0.5',
  ]);
  expect(printRows(readTrace(new TextEncoder().encode(JSON.stringify(LINE)), 1).table)).toBe(TREE);
});

it('calls may be nested hundreds deep', () => {
  let nested = call('c', 0, 1);
  for (let level = 0; level < 500; level++) nested = call('c', 0, 1, { children: [nested] });
  const { table } = readTrace({ run_info: { run_id: 'deep', api_calls: [nested] } });
  expect([table.length, table.depth[500]]).toEqual([501, 500]);
});

it('are read however deep they lie in one another', () => {
  const levels = 20_000;
  const text = `${'{"name":"a","start_time":1763726400,"end_time":1763726401,"children":['.repeat(levels)}${']}'.repeat(levels)}`;
  expect(readTrace(`{"run_id":"r","api_calls":[${text}]}`).table.length).toBe(levels);
});
