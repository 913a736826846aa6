import { describe, expect, test } from 'vitest';
import { EXAMPLES, type ExampleId, writeExample } from './examples.ts';
import type { OtlpDocument, OtlpSpan } from './otlpDocument.ts';

/** A span of the file with the service of its resource. */
type SpanRecord = OtlpSpan & { readonly service: string | undefined; readonly host: string | undefined };

async function records(id: ExampleId): Promise<readonly SpanRecord[]> {
  const document = JSON.parse(new TextDecoder().decode(await writeExample(id))) as OtlpDocument;
  return document.resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const text = (key: string) => {
      const value = resource.attributes.find((attribute) => attribute.key === key)?.value;
      return value !== undefined && 'stringValue' in value ? value.stringValue : undefined;
    };
    const [service, host] = [text('service.name'), text('host.name')];
    return scopeSpans.flatMap(({ spans }) => spans.map((span) => ({ ...span, service, host })));
  });
}

const byTrace = (spans: readonly SpanRecord[]): readonly (readonly SpanRecord[])[] =>
  [...new Set(spans.map((span) => span.traceId))].map((id) => spans.filter((span) => span.traceId === id));

const largest = (spans: readonly SpanRecord[]) => byTrace(spans).toSorted((a, b) => b.length - a.length)[0];
const services = (spans: readonly SpanRecord[]) => new Set(spans.map((span) => span.service)).size;
const failed = (spans: readonly SpanRecord[]) => spans.filter((span) => span.status?.code === 2);
const root = (spans: readonly SpanRecord[]) => spans.find((span) => span.parentSpanId === undefined);
const start = (span: OtlpSpan) => BigInt(span.startTimeUnixNano);
const end = (span: OtlpSpan) => BigInt(span.endTimeUnixNano ?? '0');

/** Spans on the longest way from a root to a leaf. */
function levels(spans: readonly SpanRecord[]): number {
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const level = (span: SpanRecord | undefined): number =>
    span === undefined ? 0 : 1 + level(byId.get(span.parentSpanId ?? ''));
  return Math.max(...spans.map(level));
}

describe.each(EXAMPLES)('the example $id', ({ id, spans }) => {
  test('is the same bytes each time', async () => {
    const [first, second] = [await writeExample(id), await writeExample(id)];
    expect(Buffer.compare(first, second)).toBe(0);
  });

  test('holds as many spans as the start screen says', async () => {
    expect(await records(id)).toHaveLength(spans);
  });
});

describe.each(['checkout', 'timeout', 'n-plus-one'] as const)('the sound example %s', (id) => {
  test('has one root a trace, no id twice, no parent missing and no time reversed', async () => {
    for (const trace of byTrace(await records(id))) {
      const ids = new Set(trace.map((span) => span.spanId));
      expect(ids.size).toBe(trace.length);
      expect(trace.filter((span) => span.parentSpanId === undefined)).toHaveLength(1);
      expect(trace.filter((span) => span.parentSpanId !== undefined && !ids.has(span.parentSpanId))).toEqual([]);
      expect(trace.filter((span) => end(span) < start(span))).toEqual([]);
    }
  });

  test('links only to spans of the file', async () => {
    const all = await records(id);
    const ids = new Set(all.map((span) => span.traceId + span.spanId));
    const links = all.flatMap((span) => span.links ?? []);
    expect(links.filter((link) => !ids.has(link.traceId + link.spanId))).toEqual([]);
  });
});

describe('the checkout', () => {
  test('is thirteen requests, one of them large, deep and with three errors that do not reach its root', async () => {
    const all = await records('checkout');
    expect(byTrace(all)).toHaveLength(13);
    const main = largest(all);
    expect([main.length, services(main), levels(main), failed(main).length]).toEqual([243, 10, 9, 3]);
    expect(root(main)).toMatchObject({ service: 'web-shop', name: 'POST /checkout', status: {} });
    expect(failed(main).map((span) => `${span.name}: ${span.status?.message}`)).toEqual([
      'POST /v1/charges: ',
      'POST /v1/charges: ',
      'charge card: deadline exceeded',
    ]);
  });

  test('repeats one query 180 times and lets billing wait over 100 ms in the queue', async () => {
    const main = largest(await records('checkout'));
    const find = (name: string) => main.filter((span) => span.name === name);
    expect(find('SELECT goods').filter((span) => span.service === 'order')).toHaveLength(180);
    const [sent, processed] = [find('send shop.orders')[0], find('process shop.orders')[0]];
    expect(processed.links?.[0].spanId).toBe(sent.spanId);
    expect(start(processed) - end(sent)).toBeGreaterThan(100_000_000n);
  });

  test('is linked from a trace of its own in the warehouse', async () => {
    const all = await records('checkout');
    const picks = all.find((span) => span.service === 'shipping' && span.parentSpanId === undefined);
    expect(picks?.links?.map((link) => link.spanId)).toEqual([root(largest(all))?.spanId]);
  });
});

test('in the time-out, two server spans outlive their callers and ten errors lead up to the root', async () => {
  const all = await records('timeout');
  expect(
    failed(all)
      .map((span) => `${span.service} ${span.name}`)
      .toSorted(),
  ).toEqual([
    'payment GET /users/{id}/address',
    'payment GET /users/{id}/address',
    'payment POST /payments',
    'payment write invoice',
    'user-centre GET /users/{id}/address',
    'user-centre GET /users/{id}/address',
    'user-centre getConnection',
    'user-centre getConnection',
    'web-shop POST /checkout',
    'web-shop POST /payments',
  ]);
  const byId = new Map(all.map((span) => [span.spanId, span]));
  const outliving = all.filter((span) => {
    const parent = byId.get(span.parentSpanId ?? '');
    return span.kind === 2 && parent !== undefined && end(span) > end(parent);
  });
  expect(outliving.map((span) => span.name)).toEqual(['GET /users/{id}/address', 'GET /users/{id}/address']);
  const exceptions = all.flatMap((span) => span.events ?? []).filter((event) => event.name === 'exception');
  expect(exceptions).toHaveLength(7);
});

test('in N + 1, one span has 201 queries as children', async () => {
  const all = await records('n-plus-one');
  const list = all.find((span) => span.name === 'GoodsService.list');
  const queries = all.filter((span) => span.parentSpanId === list?.spanId).map((span) => span.name);
  expect(queries.filter((name) => name === 'SELECT prices')).toHaveLength(200);
  expect(queries).toHaveLength(201);
});

describe('the broken trace', () => {
  test('is one trace, with each fault of structure in it', async () => {
    const all = await records('broken');
    expect(byTrace(all)).toHaveLength(1);
    const byId = new Map(all.map((span) => [span.spanId, span]));
    const parent = (span: SpanRecord | undefined) => byId.get(span?.parentSpanId ?? '');
    const names = (matches: (span: SpanRecord) => boolean) => all.filter(matches).map((span) => span.name);
    expect(names((span) => span.parentSpanId !== undefined && parent(span) === undefined)).toEqual(['orphan']);
    expect(names((span) => parent(span) !== span && parent(parent(span)) === span)).toEqual([
      'cycle, first',
      'cycle, second',
    ]);
    expect(names((span) => parent(span) === span)).toEqual(['its own parent']);
    expect(names((span) => byId.get(span.spanId) !== span)).toEqual(['exported twice', 'same id, one']);
    expect(names((span) => !/^[0-9a-f]{16}$/.test(span.spanId))).toEqual(['id that is not hex']);
    expect(names((span) => span.service === undefined)).toEqual(['without a service']);
    expect(names((span) => span.name === undefined)).toEqual([undefined]);
    expect(names((span) => typeof span.kind === 'string' || (span.kind ?? 0) > 5)).toHaveLength(2);
  });

  test('holds one span twice to the letter', async () => {
    const [first, second] = (await records('broken')).filter((span) => span.name === 'exported twice');
    expect(first).toEqual(second);
  });

  test('has each fault of time in it', async () => {
    const all = await records('broken');
    const byId = new Map(all.map((span) => [span.spanId, span]));
    const names = (matches: (span: SpanRecord) => boolean) => all.filter(matches).map((span) => span.name);
    expect(names((span) => span.endTimeUnixNano === undefined)).toEqual(['unfinished']);
    expect(names((span) => span.endTimeUnixNano !== undefined && end(span) < start(span))).toEqual([
      'ends before it starts',
    ]);
    expect(names((span) => span.startTimeUnixNano === '0')).toEqual(['without a time']);
    const late = names((span) => {
      const parent = byId.get(span.parentSpanId ?? '');
      return parent?.name === 'parent that ends early' && end(span) > end(parent);
    });
    expect(late).toEqual(['child that outlives its parent', 'child after its parent']);
    const outside = (span: SpanRecord) =>
      (span.events ?? []).filter(
        (event) => BigInt(event.timeUnixNano) < start(span) || BigInt(event.timeUnixNano) > end(span),
      );
    expect(all.map((span) => outside(span).length).filter((count) => count > 0)).toEqual([2]);
    const skewed = all.find((span) => span.host === 'host-b');
    const call = byId.get(skewed?.parentSpanId ?? '');
    expect(call?.host).toBe('host-a');
    expect(skewed !== undefined && call !== undefined && end(skewed) < start(call)).toBe(true);
  });

  test('nests forty deep and carries texts that must never run', async () => {
    const all = await records('broken');
    expect(all.filter((span) => span.name?.startsWith('level '))).toHaveLength(40);
    const values = all
      .flatMap((span) => span.attributes ?? [])
      .map(({ value }) => ('stringValue' in value ? value.stringValue : ''));
    expect(values.filter((text) => text.startsWith('<script>') || text.startsWith('javascript:'))).toHaveLength(2);
    expect(Math.max(...values.map((text) => text.length))).toBe(60_000);
    expect(all.some((span) => span.name?.includes('🧾'))).toBe(true);
  });
});
