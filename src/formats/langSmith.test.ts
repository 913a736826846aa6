import { describe, expect, it } from 'vitest';
import { dedent, printRows } from '../../test/traceDrawing.ts';
import { attributeLines, readTrace } from './testReading.ts';

const ROOT_ID = 'fe8ffecb-72ce-4cd2-bdb7-01f34654c391';
const CHILD_ID = '0a1b2c3d-72ce-4cd2-bdb7-01f34654c391';
const ROOT_ORDER = `20251121T120000000000Z${ROOT_ID}`;
const POST = [
  {
    id: ROOT_ID,
    trace_id: ROOT_ID,
    dotted_order: ROOT_ORDER,
    name: 'agent',
    run_type: 'chain',
    session_name: 'default',
    start_time: '2025-11-21T12:00:00+00:00',
    inputs: { question: 'Weather?' },
    outputs: {},
  },
  {
    id: CHILD_ID,
    dotted_order: `${ROOT_ORDER}.20251121T120000020000Z${CHILD_ID}`,
    name: 'ChatOpenAI',
    run_type: 'llm',
    session_name: 'default',
    inputs: { messages: [{ role: 'user', content: 'Weather?' }], model: 'gpt-5' },
    extra: { metadata: { ls_provider: 'openai', ls_model_name: 'gpt-5' } },
  },
];
const PATCH = [
  { id: ROOT_ID, name: 'agent', end_time: '2025-11-21T12:00:00.1+00:00', parent_run_id: null, error: null },
  {
    id: CHILD_ID,
    end_time: '2025-11-21T12:00:00.05Z',
    error: 'RateLimit',
    outputs: {
      model: 'gpt-5-2025',
      choices: [{ message: { role: 'assistant', content: 'Sunny' } }],
      usage_metadata: { input_tokens: 9, output_tokens: 3 },
    },
    events: [{ name: 'new_token', time: '2025-11-21T12:00:00.03Z', kwargs: { token: 'Sun' } }],
  },
];
const TREE = dedent(`
  default agent 0–100
    default ChatOpenAI 20–50 error
`);

describe('LangSmith', () => {
  it('sends runs in two halves, in one batch or in many; the second wins where it says something', () => {
    const lines = `${JSON.stringify({ post: POST, patch: [] })}\n${JSON.stringify({ post: [], patch: PATCH })}`;
    for (const input of [{ post: POST, patch: PATCH }, { patch: PATCH, post: POST }, lines]) {
      const { format, table, problems } = readTrace(input);
      expect([format, printRows(table), problems]).toEqual(['LangSmith runs', TREE, 'opaqueId ×3']);
    }
    expect(printRows(readTrace(lines, 1).table)).toBe(TREE);
  });

  it('names operation, model, tokens and messages as OpenTelemetry does', () => {
    const [, child] = readTrace({ post: POST, patch: PATCH }).spans;
    expect(child.statusMessage).toBe('RateLimit');
    expect(attributeLines(child.attributes)).toEqual([
      'gen_ai.operation.name string chat',
      'gen_ai.request.model string gpt-5',
      'gen_ai.response.model string gpt-5-2025',
      'gen_ai.provider.name string openai',
      'gen_ai.usage.input_tokens int 9',
      'gen_ai.usage.output_tokens int 3',
      'gen_ai.input.messages string [{"role":"user","content":"Weather?"}]',
      'gen_ai.output.messages string [{"role":"assistant","content":"Sunny"}]',
      'run_type string llm',
      'extra.metadata.ls_provider string openai',
      'extra.metadata.ls_model_name string gpt-5',
    ]);
    expect(child.events.map(({ name, time, attributes }) => [name, time, ...attributeLines(attributes)])).toEqual([
      ['new_token', 30_000_000, 'token string Sun'],
    ]);
  });

  it('exports whole runs, with those they called inside them', () => {
    const whole = { ...POST[0], end_time: 1763726400100, child_runs: [{ ...POST[1], ...PATCH[1] }] };
    expect(printRows(readTrace([whole]).table)).toBe(TREE);
  });
});
