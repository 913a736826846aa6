import { describe, expect, it } from 'vitest';
import { attributeLines, readTrace } from './testReading.ts';

const START = 1_795_262_400_000_000_000n;

function span(spanID: string, selected: Readonly<Record<string, string | number>> = {}, more: object = {}): object {
  return {
    spanID,
    startTimeUnixNano: String(START + 1_000_000n),
    durationNanos: '2500000',
    attributes: Object.entries(selected).map(([key, value]) => ({
      key,
      value: typeof value === 'string' ? { stringValue: value } : { intValue: String(value) },
    })),
    ...more,
  };
}
function trace(...spans: object[]): object {
  return {
    traceID: 'abc',
    rootServiceName: 'web',
    rootTraceName: 'GET /',
    startTimeUnixNano: String(START),
    durationMs: 7,
    spanSet: { spans, matched: 5 },
    spanSets: [{ spans, matched: 5 }],
  };
}

describe('Tempo search JSON', () => {
  it('lists spans twice, which count once, and is a part of the trace', () => {
    const { format, finished, spans, problemList } = readTrace({ traces: [trace(span('1'), span('2'))], metrics: {} });
    expect([format, finished.files[0].spans]).toEqual(['Tempo search JSON', 2]);
    expect(spans[0]).toMatchObject({
      traceId: '00000000000000000000000000000abc',
      startNs: START + 1_000_000n,
      duration: 2_500_000,
    });
    expect(problemList).toMatchObject([
      { code: 'partialTrace', examples: [{ detail: '2 of 5 matching spans of abc (web GET /)' }] },
    ]);
  });

  it('may be one trace, and a second listing may tell more of a span', () => {
    const { spans } = readTrace({
      ...trace(span('1')),
      spanSets: [{ spans: [span('1', { a: 'b' }, { name: 'get' })] }],
    });
    expect(spans.map(({ operation, attributes }) => [operation, ...attributeLines(attributes)])).toEqual([
      ['get', 'a string b'],
    ]);
  });

  it('takes what the query selected for the fields it means', () => {
    const { spans } = readTrace(
      trace(
        span('1', {
          'resource.service.name': 'cart',
          'resource.host.name': 'h1',
          'span:kind': 'server',
          status: 'error',
          statusMessage: 'no',
          name: 'add',
          'span.http.method': 'GET',
          n: 3,
        }),
      ),
    );
    expect(spans[0]).toMatchObject({
      operation: 'add',
      service: 'cart',
      kind: 'server',
      status: 'error',
      statusMessage: 'no',
    });
    expect(attributeLines(spans[0].attributes)).toEqual(['http.method string GET', 'n int 3']);
    expect(attributeLines(spans[0].resourceAttributes)).toContain('host.name string h1');
  });

  it('finds parents where their ids or Tempo’s numbers were selected', () => {
    const { spans } = readTrace(
      trace(
        span('1', { nestedSetLeft: 1, nestedSetParent: -1 }),
        span('2', { nestedSetLeft: 2, nestedSetParent: 1 }),
        span('3', { 'span:parentID': '2' }),
        span('4', { nestedSetParent: 9 }),
      ),
    );
    const parents = spans.map(({ spanId, parentId }) => `${spanId.slice(-1)} under ${parentId.slice(-1)}`);
    expect(parents.toSorted()).toEqual(['1 under ', '2 under 1', '3 under 2', '4 under ']);
  });

  it('names the root, which begins with its trace and is as long', () => {
    const root = { startTimeUnixNano: String(START), durationNanos: '7900000' };
    const { spans } = readTrace(trace(span('1', {}, root), span('2', {}, { ...root, durationNanos: '1' })));
    expect(spans.map(({ operation, service }) => `${operation} ${service}`).toSorted()).toEqual([' ', 'GET / web']);
  });
});
