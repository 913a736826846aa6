import { describe, expect, it } from 'vitest';
import { dedent, printRows } from '../../test/traceDrawing.ts';
import { attributeLines, readTrace } from './testReading.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const ROOT = {
  id: 'U3BhbjoxMg==',
  name: 'workflow',
  context: { trace_id: TRACE, span_id: '0000000000000000' },
  span_kind: 'CHAIN',
  parent_id: null,
  start_time: '2025-11-21T12:00:00+00:00',
  end_time: '2025-11-21T12:00:00.1+00:00',
  status_code: 'OK',
  status_message: '',
  attributes: { input: { value: 'Weather?' } },
  events: [],
};
const CALL = {
  ...ROOT,
  id: 'U3BhbjoxMw==',
  name: 'ChatCompletion',
  context: { trace_id: TRACE, span_id: '00f067aa0ba902b8' },
  span_kind: 'LLM',
  parent_id: '0000000000000000',
  start_time: '2025-11-21T12:00:00.02+00:00',
  end_time: '2025-11-21T12:00:00.05+00:00',
  status_code: 'ERROR',
  status_message: 'rate limited',
  attributes: { 'llm.model_name': 'gpt-5', 'llm.token_count.prompt': 9 },
};
const TREE = dedent(`
  - workflow 0–100 ok
    - ChatCompletion 20–50 error
`);

describe('Phoenix', () => {
  it('lists spans with their ids in a context, under any keys; an id of zeros is one', () => {
    const lines = `${JSON.stringify(ROOT)}\n${JSON.stringify(CALL)}`;
    for (const input of [[ROOT, CALL], lines, { [TRACE]: [ROOT, CALL] }, { data: [ROOT, CALL], next_cursor: null }]) {
      const { format, table, problems } = readTrace(input);
      expect([format, printRows(table), problems]).toEqual(['Phoenix spans', TREE, '']);
    }
    expect(printRows(readTrace(lines, 1).table)).toBe(TREE);
  });

  it('keeps OpenInference’s attributes, its kind among them', () => {
    const [, call] = readTrace([ROOT, CALL]).spans;
    expect(call.statusMessage).toBe('rate limited');
    expect(attributeLines(call.attributes)).toEqual([
      'llm.model_name string gpt-5',
      'llm.token_count.prompt int 9',
      'openinference.span.kind string LLM',
    ]);
  });

  it('writes flat spans with times in ns, too large for a double', () => {
    const line =
      `{"trace_id":"${TRACE}","span_id":"00f067aa0ba902b7","parent_id":null,"name":"embed","kind":"INTERNAL",` +
      '"start_time":1763726400000000001,"end_time":1763726400000000101,"duration_ns":100,' +
      '"status":{"status_code":"UNSET","description":null},"attributes":{"openinference.span.kind":"EMBEDDING"}}';
    const { format, spans } = readTrace(line);
    expect(format).toBe('Phoenix spans');
    expect(spans[0]).toMatchObject({ startNs: 1_763_726_400_000_000_001n, duration: 100, kind: 'internal' });
  });

  it('writes tables column by column', () => {
    const columns = {
      name: ['workflow', 'ChatCompletion'],
      span_kind: ['CHAIN', 'LLM'],
      parent_id: [null, '0000000000000000'],
      start_time: ['2025-11-21T12:00:00+00:00', '2025-11-21T12:00:00.02+00:00'],
      end_time: ['2025-11-21T12:00:00.1+00:00', '2025-11-21T12:00:00.05+00:00'],
      status_code: ['OK', 'ERROR'],
      'context.span_id': ['0000000000000000', '00f067aa0ba902b8'],
      'context.trace_id': [TRACE, TRACE],
      'attributes.llm.model_name': [null, 'gpt-5'],
    };
    const { format, table, spans } = readTrace(columns);
    expect([format, printRows(table)]).toEqual(['Phoenix spans', TREE]);
    expect(attributeLines(spans[1].attributes)).toEqual([
      'openinference.span.kind string LLM',
      'llm.model_name string gpt-5',
    ]);
  });
});
