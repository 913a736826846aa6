import { describe, expect, it } from 'vitest';
import { dedent, printRows } from '../../test/traceDrawing.ts';
import { attributeLines, readTrace } from './testReading.ts';

const ROOT = {
  id: '00f067aa0ba902b7',
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  parentObservationId: null,
  type: 'AGENT',
  name: 'Weather agent',
  level: 'DEFAULT',
  startTime: '2025-11-21T12:00:00.000Z',
  endTime: '2025-11-21T12:00:00.100Z',
  metadata: '{"attributes":{"openinference.span.kind":"AGENT"},"resourceAttributes":{"host.name":"a1"},"city":"Paris"}',
};
const CALL = {
  id: '00f067aa0ba902b8',
  traceId: ROOT.traceId,
  parentObservationId: ROOT.id,
  type: 'GENERATION',
  name: 'answer',
  level: 'ERROR',
  statusMessage: 'rate limited',
  startTime: '2025-11-21T12:00:00.010Z',
  endTime: '2025-11-21T12:00:00.050Z',
  input: '[{"role":"user","content":"Weather?"}]',
  output: { raw: 'sunny' },
  model: 'gpt-5',
  modelParameters: { temperature: 0.5, tool_choice: 'auto' },
  usageDetails: { input: 14, output: 43, total: 57, cache_read: 2 },
  costDetails: { total: 0.0004 },
  metadata: {},
};
const EXPORT = {
  trace: { id: ROOT.traceId, name: 'weather', sessionId: 's-1', tags: ['demo'], observations: [ROOT, CALL] },
  observations: [ROOT, CALL],
};
const TREE = dedent(`
  - Weather agent 0–100
    - answer 10–50 error
`);

describe('Langfuse', () => {
  it('exports a trace beside its observations, which are the spans, each once', () => {
    for (const input of [EXPORT, { data: [ROOT, CALL], meta: {} }, { ...EXPORT.trace }]) {
      const { format, table, problems } = readTrace(input);
      expect([format, printRows(table), problems]).toEqual(['Langfuse trace', TREE, '']);
    }
    expect(printRows(readTrace(new TextEncoder().encode(JSON.stringify(EXPORT)), 1).table)).toBe(TREE);
  });

  it('names operation, model, tokens and messages as OpenTelemetry does, and keeps cost and the rest', () => {
    const [, call] = readTrace(EXPORT).spans;
    expect(call.statusMessage).toBe('rate limited');
    expect(attributeLines(call.attributes)).toEqual([
      'gen_ai.operation.name string chat',
      'gen_ai.request.model string gpt-5',
      'gen_ai.request.temperature double 0.5',
      'modelParameters.tool_choice string auto',
      'gen_ai.usage.input_tokens int 14',
      'gen_ai.usage.output_tokens int 43',
      'usageDetails.total int 57',
      'usageDetails.cache_read int 2',
      'gen_ai.input.messages string [{"role":"user","content":"Weather?"}]',
      'output.value string {"raw":"sunny"}',
      'type string GENERATION',
      'level string ERROR',
      'costDetails.total double 0.0004',
    ]);
  });

  it('tells the root what is said about the trace, and gives back what OpenTelemetry had sent', () => {
    const [root] = readTrace(EXPORT).spans;
    expect(root.service).toBe('');
    expect(attributeLines(root.resourceAttributes)).toEqual(['host.name string a1']);
    expect(attributeLines(root.attributes)).toEqual([
      'gen_ai.operation.name string invoke_agent',
      'gen_ai.agent.name string Weather agent',
      'openinference.span.kind string AGENT',
      'metadata.city string Paris',
      'type string AGENT',
      'langfuse.trace.name string weather',
      'session.id string s-1',
      'langfuse.trace.tags array ["demo"]',
    ]);
  });

  it('has events, which take no time', () => {
    expect(readTrace([{ ...CALL, type: 'EVENT', endTime: null }]).spans[0].duration).toBe(0);
  });
});
