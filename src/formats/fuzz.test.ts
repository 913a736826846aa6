import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { detect } from './detect.ts';
import { readTrace } from './testReading.ts';

const TIME = 1_795_262_400_000_000;
const FILES: Readonly<Record<string, unknown>> = {
  OTLP: {
    resourceSpans: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: 'shöp' } }] },
        scopeSpans: [
          {
            scope: { name: 'http' },
            spans: [1, 2, 3].map((at) => ({
              traceId: '4d1e00c0db9010db86154a4ba6e91385',
              spanId: `00f067aa0ba902b${at}`,
              parentSpanId: at > 1 ? '00f067aa0ba902b1' : '',
              name: `GET "/${at}" \u0007`,
              kind: at,
              startTimeUnixNano: `${TIME}00${at}`,
              endTimeUnixNano: `${TIME}009`,
              attributes: [
                { key: 'n', value: { intValue: '9223372036854775807' } },
                { key: 'list', value: { arrayValue: { values: [{ doubleValue: 0.5 }, {}] } } },
              ],
              events: [{ timeUnixNano: `${TIME}005`, name: 'exception', attributes: [] }],
              links: [{ traceId: '4d1e00c0db9010db86154a4ba6e91385', spanId: '00f067aa0ba902b1' }],
              status: { code: 2, message: 'no' },
            })),
          },
        ],
      },
    ],
  },
  Jaeger: {
    data: [
      {
        traceID: 'a1',
        spans: [1, 2, 3].map((at) => ({
          traceID: 'a1',
          spanID: `b${at}`,
          operationName: `op\n${at}`,
          references: at > 1 ? [{ refType: 'CHILD_OF', traceID: 'a1', spanID: 'b1' }] : [],
          startTime: TIME + at,
          duration: 7,
          tags: [
            { key: 'span.kind', type: 'string', value: 'server' },
            { key: 'error', type: 'bool', value: true },
            { value: 0.5, key: 'half', type: 'float64' },
          ],
          logs: [{ timestamp: TIME, fields: [{ key: 'event', type: 'string', value: 'log 🦊' }] }],
          processID: 'p1',
          warnings: ['late'],
        })),
        processes: { p1: { serviceName: 'shop', tags: [{ key: 'ip', type: 'string', value: '::1' }] } },
      },
    ],
  },
  Zipkin: [1, 2, 3].map((at) => ({
    traceId: 'a1',
    id: `b${at}`,
    parentId: 'b1',
    kind: 'CLIENT',
    name: `get ${at}`,
    timestamp: TIME,
    duration: 9,
    localEndpoint: { serviceName: 'shop', ipv4: '10.0.0.1', port: 80 },
    remoteEndpoint: { serviceName: 'db' },
    annotations: [{ timestamp: TIME, value: 'retry' }],
    tags: { error: 'no', 'http.path': '/a\\b' },
    shared: true,
  })),
  Chrome: {
    traceEvents: [
      { ph: 'B', name: 'task', ts: 1, pid: 1, tid: 1, args: { by: { line: 7 } } },
      { ph: 'X', name: 'call', ts: 2.5, dur: 1.25, pid: 1, tid: 1, bind_id: '0x1', flow_out: true },
      { ph: 'i', name: 'gc', ts: 3, pid: 1, tid: 1, s: 't' },
      { ph: 'E', ts: 9, pid: 1, tid: 1, args: { by: 2 } },
      { ph: 'b', name: 'fetch', cat: 'net', id2: { local: '0x1' }, ts: 1, pid: 1, tid: 1 },
      { ph: 'e', name: 'fetch', cat: 'net', id2: { local: '0x1' }, ts: 4, pid: 1, tid: 1 },
      { ph: 'M', name: 'process_name', pid: 1, args: { name: 'shop' } },
    ],
  },
  Datadog: [
    [1, 2, 3].map((at) => ({
      trace_id: 9_007_199_254_740,
      span_id: at,
      parent_id: at - 1,
      resource: `GET /${at}`,
      service: 'shop',
      start: 17_952_624e11,
      duration: 10,
      error: 1,
      meta: { '_dd.p.tid': '6920540000000000', 'error.stack': 'at x', '_dd.span_links': '[{"trace_id":"1"}]' },
    })),
  ],
};

/** A linear congruential generator (Numerical Recipes): the same numbers at every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Up to four byte flips, deletions, doublings, zero bytes or a cut. */
function mutate(original: Uint8Array, below: (limit: number) => number): Uint8Array {
  let bytes = [...original];
  for (let change = below(4); change >= 0; change--) {
    const at = below(bytes.length);
    const length = 1 + below(20);
    switch (below(6)) {
      case 0:
        bytes[at] ^= 1 << below(8);
        break;
      case 1:
        bytes.splice(at, length);
        break;
      case 2:
        bytes.splice(at, 0, ...bytes.slice(at, at + length));
        break;
      case 3:
        bytes[at] = 0;
        break;
      case 4:
        bytes[at] = '{}[]",:\n\\-9e'.charCodeAt(below(12));
        break;
      default:
        bytes = bytes.slice(0, at + 1);
    }
  }
  return Uint8Array.from(bytes);
}

describe('damaged files', () => {
  for (const [name, value] of Object.entries(FILES)) {
    for (const indent of [0, 2]) {
      const original = new TextEncoder().encode(JSON.stringify(value, null, indent));

      it(
        `of ${name}, ${indent > 0 ? 'pretty' : 'on one line'}, are read to their end, in chunks of any size alike`,
        { timeout: 30_000 },
        () => {
          const below = numbers(indent + name.length);
          expect(readTrace(original).table.length).toBe(3);
          for (let round = 0; round < 400; round++) {
            const bytes = mutate(original, below);
            if (detect(bytes).kind !== 'format') continue;
            const whole = readTrace(bytes);
            expect(whole.table.length).toBeLessThan(20);
            for (const span of whole.spans) void [span.attributes, span.events, span.links, span.startNs, span.scope];
            const chunked = readTrace(bytes, 1 + below(40));
            const same = isDeepStrictEqual(
              [chunked.problemList, chunked.finished],
              [whole.problemList, whole.finished],
            );
            expect(same, `round ${round}`).toBe(true);
          }
        },
      );
    }
  }
});
