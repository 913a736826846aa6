import { describe, expect, it } from 'vitest';
import type { SpanTable } from '#model/spanTable.ts';
import { drawTrace } from '../../test/traceDrawing.ts';
import { buildTrace } from '../../test/drawnSpans.ts';
import { deriveErrorColumns } from './errorCounts.ts';
import { deriveSelfTime } from './selfTime.ts';
import { deriveServiceGraph } from './serviceGraph.ts';
import type { ServiceHealth } from './serviceHealth.ts';
import { deriveEdgeHealth, deriveServiceHealth, documentTime } from './serviceHealth.ts';
import { deriveEnds } from './spanEnds.ts';
import { deriveErrorRules } from './spanErrors.ts';

const failedOf = (table: SpanTable): Uint8Array => deriveErrorColumns(table, deriveErrorRules(table)).all.failed;

function healthOf(table: SpanTable, apdexThreshold = 30): readonly ServiceHealth[] {
  const ends = deriveEnds(table);
  return deriveServiceHealth(table, {
    failed: failedOf(table),
    selfTime: deriveSelfTime(table, ends),
    ends,
    apdexThreshold,
  });
}

/** Calls of one service, each its length in ns, one starting each second. */
function callsOf(durations: readonly number[]): SpanTable {
  return buildTrace(
    durations.map((duration, at) => ({
      service: 'web',
      operation: 'GET',
      kind: 'server',
      start: at * 1e9,
      end: at * 1e9 + duration,
    })),
  );
}

describe('deriveServiceHealth', () => {
  it('says how fast and how often calls were, and how content their callers', () => {
    const [web] = healthOf(callsOf([10, 20, 30, 40, 1000]));
    // Three within 30 ns, one within 120 ns, one beyond.
    expect(web).toMatchObject({ calls: 5, p50: 30, p90: 616, p95: 808, p99: undefined, max: 1000, apdex: 0.7 });
    expect(web.ratePerSecond).toBeCloseTo(1.25);
  });

  it('gives a 99th percentile of 20 calls', () => {
    const lengths = (count: number): number[] => Array.from({ length: count }, (_, at) => 100 * (at + 1));
    expect(healthOf(callsOf(lengths(19)))[0].p99).toBeUndefined();
    expect(healthOf(callsOf(lengths(20)))[0].p99).toBe(1981);
  });

  it('counts entries, and for a service without any kind of them what others or nobody called', () => {
    const table = drawTrace(`
      web GET       0–100ns  server
        web GET    10–90ns   client error
          cart a   20–50ns
            cart b 30–40ns
          cart a   60–70ns   error
      web listen    0–10ns   internal trace=2
      - ?           0–5ns    internal trace=3
    `);
    expect(healthOf(table).map(({ name, calls, errors, self }) => [name, calls, errors, self])).toEqual([
      ['web', 1, 0, 20 + 40 + 10],
      ['cart', 2, 1, 40],
      ['', 1, 0, 5],
    ]);
  });

  it('tells the operations of a service apart', () => {
    const [web] = healthOf(
      drawTrace(`
        web GET     0–100ns  server trace=1
          web work 10–90ns   internal
        web POST    0–10ns   server error trace=2
        web GET     0–40ns   server trace=3
        web GET     0–       server trace=4
      `),
    );
    expect(web.self).toBe(100 + 10 + 40);
    expect(
      web.operations.map(({ operation, calls, errors, errorRate, p50, self }) => [
        operation,
        calls,
        errors,
        errorRate,
        p50,
        self,
      ]),
    ).toEqual([
      ['GET', 3, 0, 0, 70, 60],
      ['POST', 1, 1, 1, 10, 10],
    ]);
    // Of four calls two were tolerable; one that failed and one that never ended content nobody.
    expect(web.apdex).toBe(2 / 2 / 4);
  });

  it('gives no rate where all happened at one instant', () => {
    const [web, job] = healthOf(
      drawTrace(`
        web call   0–0ns client
          job run  0–0ns server
            web sub 0–0ns internal
      `),
    );
    expect(web).toMatchObject({ name: 'web', calls: 2, ratePerSecond: undefined });
    expect(job).toMatchObject({ name: 'job', calls: 1, errorRate: 0, p50: 0, max: 0 });
  });
});

describe('deriveEdgeHealth', () => {
  it('is what the caller saw, or else the callee', () => {
    const table = drawTrace(`
      web GET       0–100ns server
        web call   10–90ns  client
          cart get 20–50ns  server error
    `);
    const { edges } = deriveServiceGraph(table, failedOf(table));
    const time = documentTime(table, deriveEnds(table));
    expect(edges.map((edge) => deriveEdgeHealth(edge, time))).toMatchObject([
      { calls: 1, errors: 0, p50: 100, ratePerSecond: 1e7 },
      { calls: 1, errors: 0, p50: 80, ratePerSecond: 1e7 },
    ]);
  });
});
