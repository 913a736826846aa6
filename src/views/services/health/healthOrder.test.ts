import { describe, expect, it } from 'vitest';
import type { HealthFilter } from './healthFilter.ts';
import { healthFilterFrom, healthFilterParams } from './healthFilter.ts';
import type { HealthLine } from './healthLine.ts';
import { orderHealth } from './healthOrder.ts';

function line(
  service: string,
  calls: number,
  p95: number | undefined,
  children: readonly HealthLine[] = [],
): HealthLine {
  const [name, operation] = service.split(' ');
  return {
    id: service,
    kind: operation === undefined ? 'service' : 'operation',
    service: name,
    operation,
    caller: undefined,
    slot: 0,
    self: 0,
    health: {
      calls,
      ratePerSecond: 1,
      errors: 0,
      errorRate: 0,
      p50: p95,
      p90: p95,
      p95,
      p99: undefined,
      max: p95,
      apdex: 1,
    },
    success: { good: 1, target: 0.9, budgetLeft: 1, isMissed: false },
    latency: { good: 0.5, target: 0.9, budgetLeft: -4, isMissed: (p95 ?? 0) > 100 },
    opens: children.length > 0,
    capNs: undefined,
    children,
  };
}

const LINES = [
  line('web', 30, 80, [line('web GET', 20, 70), line('web POST', 10, 120)]),
  line('cart', 50, 300, [line('cart add', 50, 300)]),
  line('mail', 5, undefined),
];

/** The lines from top to bottom, operations indented. */
function shown(address: string): readonly string[] {
  const filter: HealthFilter = healthFilterFrom(new URLSearchParams(address));
  return orderHealth(LINES, filter).map(({ line: { id }, level }) => `${'  '.repeat(level - 1)}${id}`);
}

describe('the lines of health', () => {
  it('stand by the number of calls until told otherwise', () => {
    expect(shown('')).toEqual(['cart', 'web', 'mail']);
    expect(shown('sort=calls')).toEqual(['mail', 'web', 'cart']);
    expect(shown('sort=name')).toEqual(['cart', 'mail', 'web']);
    expect(shown('sort=nonsense')).toEqual(['cart', 'web', 'mail']);
  });

  it('have those without a value at the end either way', () => {
    expect(shown('sort=p95')).toEqual(['web', 'cart', 'mail']);
    expect(shown('sort=-p95')).toEqual(['cart', 'web', 'mail']);
  });

  it('are followed by the operations of an open service, sorted alike', () => {
    expect(shown('sort=-p95&open=web')).toEqual(['cart', 'web', '  web POST', '  web GET', 'mail']);
  });

  it('are found by a text in the service or in an operation, which then shows', () => {
    expect(shown('text=WEB')).toEqual(['web']);
    expect(shown('text=post')).toEqual(['web', '  web POST']);
    expect(shown('text=nothing')).toEqual([]);
  });

  it('may be those alone that miss an objective, be it by an operation', () => {
    expect(shown('missed=1')).toEqual(['cart', 'web', '  web POST']);
  });
});

it('What the address says of them is read and written alike', () => {
  const address = 'by=operations&sort=p95&text=a%2Cb&missed=1&open=a%252Cb%2Cc&at=web';
  const filter = healthFilterFrom(new URLSearchParams(address));
  expect([...filter.open]).toEqual(['a,b', 'c']);
  const written = Object.entries(healthFilterParams(filter)).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  expect(new URLSearchParams(written).toString()).toBe(address);
  expect(Object.values(healthFilterParams(healthFilterFrom(new URLSearchParams()))).filter(Boolean)).toEqual([]);
});
