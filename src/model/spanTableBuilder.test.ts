import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { SPAN_KIND } from './spanTable.ts';
import { openSpanTable } from './spanTable.ts';
import type { SpanRow } from './spanTable.ts';
import { Span } from './span.ts';
import { SpanTableBuilder } from './spanTableBuilder.ts';
import type { DrawnSpan } from '../../test/drawnSpans.ts';
import { buildDocument, buildTrace } from '../../test/drawnSpans.ts';
import { readDrawing } from '../../test/drawingReader.ts';
import { dedent, drawDocument, drawTrace, printRows, rowOf } from '../../test/traceDrawing.ts';

/** The tree as operations, and the problems as `code ×count`. */
function read(drawing: string): { tree: string; problems: string } {
  const { table, problems } = drawDocument(drawing);
  return {
    tree: printRows(table, undefined, ['operation']),
    problems: problems.map(({ code, count }) => `${code} ×${count}`).join(', '),
  };
}

describe('the tree', () => {
  it('survives copies, orphans, self-parents and circles (algorithms, example 1)', () => {
    const { table, problems } = drawDocument(`
      s a 0–100  id=a
      s b 10–40  id=b parent=a
      s b 10–40  id=b parent=a
      s c 20–30  id=c parent=zz
      s d 50–60  id=d parent=d
      s e 60–70  id=e parent=f
      s f 62–68  id=f parent=e
    `);
    expect(printRows(table, undefined, ['operation'])).toBe(
      dedent(`
        a
          b
        c
        d
        e
          f
      `),
    );
    expect(problems.map(({ code, count }) => `${code} ×${count}`).sort()).toEqual([
      'cycle ×2',
      'identicalDuplicate ×1',
      'orphan ×1',
      'selfParent ×1',
    ]);
    expect(table.traces.mainRoot[0]).toBe(0);
    expect(table.traces.depth[0]).toBe(2);
    expect(new Span(table, rowOf(table, 'c')).parentId).toBe('zz');
  });

  it('hangs a server half under its caller, and children where they belong (example 2)', () => {
    const { tree, problems } = read(`
      A x 0–100 id=x client
      B x-server 10–90 id=x shared server
      B y 20–30 id=y parent=x
      A z 92–95 id=z parent=x
    `);
    expect(tree).toBe(
      dedent(`
        x
          x-server
            y
          z
      `),
    );
    expect(problems).toBe('');
  });

  it('puts a server half without its caller at the place of the id', () => {
    const { tree, problems } = read(`
      A root 0–100 id=r
      B half 10–90 id=x parent=r shared server
      B work 20–30 id=y parent=x
    `);
    expect(tree).toBe(
      dedent(`
        root
          half
            work
      `),
    );
    expect(problems).toBe('');
  });

  it('keeps different spans of one id, and gives each its own children', () => {
    const { tree, problems } = read(`
      A first  0–40   id=x
      B second 50–90  id=x
      A in-first 10–20 id=y parent=x
      B in-second 60–70 id=z parent=x
    `);
    expect(tree).toBe(
      dedent(`
        first
          in-first
        second
          in-second
      `),
    );
    expect(problems).toBe('duplicateId ×2');
  });

  it('cuts a circle of three, with what hangs from it, at its earliest span', () => {
    const { tree, problems } = read(`
      s late   30–40 id=a parent=b
      s early  10–50 id=b parent=c
      s middle 20–45 id=c parent=a
      s tail   32–33 id=d parent=a
      s tip    32–33 id=e parent=d
    `);
    expect(tree).toBe(
      dedent(`
        early
          late
            middle
            tail
              tip
      `),
    );
    expect(problems).toBe('cycle ×3, outsideParent ×1');
  });

  it('orders siblings by start, the longer first, then by id', () => {
    const { tree } = read(`
      s root 0–100
        s third  10–20 id=b
        s second 10–20 id=a
        s first  10–30 id=c
        s open   10–   id=d
        s zeroth 5–6
    `);
    expect(tree).toBe(
      dedent(`
        root
          zeroth
          open
          first
          second
          third
      `),
    );
  });

  it.each([
    ['from the last to the first', (at: number) => 79_999 - at],
    ['in any order', (at: number) => (at * 7919) % 80_000],
  ])('orders 80,000 siblings that are told %s', (_, startOf) => {
    const children = Array.from({ length: 80_000 }, (__, at) => ({ operation: 'c', parent: 0, start: startOf(at) }));
    const { start } = buildTrace([{ operation: 'root', end: 80_001 }, ...children]);
    expect(start.every((ns, row) => row === 0 || ns === row - 1)).toBe(true);
  });

  it('puts traces in the order of their starts', () => {
    const table = drawTrace(`
      s second 10–20 trace=2
      s first  0–5   trace=1
      s same   10–20 trace=3
    `);
    expect(printRows(table, undefined, ['operation'])).toBe('first\nsecond\nsame');
    expect([...table.traces.firstRow]).toEqual([0, 1, 2]);
  });

  it('does not depend on the order of the records', () => {
    const spans = readDrawing(`
      web checkout 0–100 server id=a
        shop pay   10–60 client id=b {n: 1} event=retry@20
          bank pay 15–55 server id=b shared
            db sql 20–30 id=c
            db sql 20–30 id=c
        shop reserve 60–90 id=d
        shop reserve 60– id=d
      cart orphan 5–6 id=e parent=gone
      cart loop 70–80 id=f parent=g
      cart loop 71–79 id=g parent=f
    `);
    const print = (list: readonly DrawnSpan[]): string => {
      const { table, problems } = buildDocument(list);
      const codes = problems.map(({ code, count }) => `${code} ×${count}`).sort();
      return `${printRows(table)}\n${codes.join(', ')}`;
    };
    // Positions mean other spans after shuffling: name parents by their ids.
    const named = spans.map((span) => ({
      ...span,
      parent: typeof span.parent === 'number' ? spans[span.parent].id : span.parent,
    }));
    const expected = print(named);
    let state = 7;
    for (let round = 0; round < 50; round++) {
      const shuffled = named
        .map((span) => ({ span, key: (state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647) }))
        .sort((one, other) => one.key - other.key)
        .map(({ span }) => span);
      expect(print(shuffled)).toBe(expected);
    }
  });
});

describe('records of one span', () => {
  it('unfinished and finished, become one with what both knew', () => {
    const { table, problems } = drawDocument(`
      s work 10–   id=a {from: start, both: 1} event=begun@11
      s work 10–20 id=a {to: end, both: 2} event=done@19
    `);
    const span = new Span(table, 0 as SpanRow);
    expect(printRows(table)).toBe('s work 0–10');
    expect(span.attributes.map(({ key, text }) => `${key}=${text}`)).toEqual(['to=end', 'both=2', 'from=start']);
    expect(span.events.map(({ name }) => name)).toEqual(['begun', 'done']);
    expect(problems).toMatchObject([{ code: 'partialMerged', count: 1 }]);
  });

  it('may be read while the finished one is still to come', () => {
    const builder = new SpanTableBuilder();
    const push = (id: string, endSec: number): void => {
      const span = builder.beginSpan();
      span.traceId = builder.strings.internText('t');
      span.spanId = builder.strings.internText(id);
      span.name = builder.strings.internText('work');
      span.startSec = 1_795_262_400;
      span.endSec = endSec;
      builder.endSpan();
    };
    builder.beginFile('a.json');
    push('a', Number.NaN);
    push('b', 1_795_262_401);
    const first = builder.finish();
    expect(isDeepStrictEqual(builder.finish(), first)).toBe(true);
    expect(first.table.length).toBe(2);
    push('a', 1_795_262_402);
    const second = builder.finish();
    expect(isDeepStrictEqual(builder.finish(), second)).toBe(true);
    expect(isDeepStrictEqual(builder.finish({ isLast: true }), second)).toBe(true);
    expect(printRows(openSpanTable(second.table), undefined, ['time'])).toBe('0–2000\n0–1000');
  });
});

describe('times', () => {
  it('that are missing come from the parent', () => {
    const { table, problems } = drawDocument(`
      s root 0–100
        s child 20–40
          s lost ?–
    `);
    expect(table.start[rowOf(table, 'lost')]).toBe(20e6);
    expect(problems.map(({ code }) => code)).toEqual(['unfinished', 'timeRepaired']);
  });

  /** One root of 2026 and a child with the given times, in Unix seconds. */
  const childOf2026 = (times: {
    startSec: number;
    endSec?: number;
    durationNs?: number;
  }): ReturnType<typeof drawDocument> => {
    const builder = new SpanTableBuilder();
    const { strings } = builder;
    for (const id of ['root', 'child']) {
      const span = builder.beginSpan();
      span.traceId = strings.internText('t');
      span.spanId = span.name = strings.internText(id);
      span.startSec = 1_795_262_400;
      span.durationNs = 5e9;
      if (id === 'child') {
        span.parentId = strings.internText('root');
        Object.assign(span, { durationNs: Number.NaN }, times);
      }
      builder.endSpan();
    }
    const { table, problems } = builder.finish();
    return { table: openSpanTable(table), problems };
  };

  it('of 0 are none in a trace of 2026', () => {
    const { table, problems } = childOf2026({ startSec: 0, durationNs: 1e9 });
    expect(printRows(table, undefined, ['operation', 'time'])).toBe('root 0–5000\n  child 0–1000');
    expect(problems).toMatchObject([{ code: 'timeRepaired', count: 1 }]);
  });

  it('of 0 with an end make a point at that end, not a span of 56 years', () => {
    expect(printRows(childOf2026({ startSec: 0, endSec: 1_795_262_402 }).table, [1], ['time'])).toBe('  2000–2000');
  });

  it('of 0 are times where the clock is relative', () => {
    const builder = new SpanTableBuilder();
    const span = builder.beginSpan();
    span.startSec = 0;
    span.durationNs = 7;
    builder.endSpan();
    const { table, problems } = builder.finish();
    expect([table.originNs, table.start[0], table.duration[0]]).toEqual([0n, 0, 7]);
    expect(problems.map(({ code }) => code)).toEqual(['missingTraceId', 'oddTime']);
  });

  it('that end before they start give no length, and the difference is kept', () => {
    const { table, problems } = drawDocument('s back 10–4');
    expect(table.duration[0]).toBe(0);
    expect(new Span(table, 0 as SpanRow).detail('negativeBy')).toBe(6e6);
    expect(problems).toMatchObject([{ code: 'negativeDuration', count: 1 }]);
    expect(childOf2026({ startSec: 1_795_262_400, durationNs: -3 }).table.duration[1]).toBe(0);
  });

  it('that are nowhere in a document are laid out in the order of the file', () => {
    const { table, problems } = drawDocument(`
      s a ?–
        s b ?–
      s c ?–
    `);
    expect(printRows(table, undefined, ['operation', 'time'])).toBe('a 0–1\n  b 1–2\nc 2–3');
    expect(problems.map(({ code, count }) => `${code} ×${count}`)).toEqual(['noTimes ×3', 'outsideParent ×1']);
  });

  it('are exact to the nanosecond', () => {
    const table = drawTrace('s a 0–1ns\n  s b 86400s–86400000000001ns');
    expect(table.start[1]).toBe(86_400_000_000_000);
    expect(table.duration[1]).toBe(1);
    expect(new Span(table, 1 as SpanRow).startNs - table.originNs).toBe(86_400_000_000_000n);
  });
});

describe('many spans', () => {
  const timed = (count: number, make: (at: number) => Partial<DrawnSpan>): DrawnSpan[] =>
    Array.from({ length: count }, (_, at) => ({ operation: 's', start: at, end: at + 1, ...make(at) }));

  it('may stand in a chain 100,000 deep', () => {
    const table = buildTrace(timed(100_000, (at) => (at > 0 ? { parent: at - 1 } : {})));
    expect(table.depth[99_999]).toBe(99_999);
    expect(table.subtreeEnd[0]).toBe(100_000);
    expect(table.traces.depth[0]).toBe(100_000);
  });

  it('may be 80,000 children of one', () => {
    const table = buildTrace(timed(80_001, (at) => (at > 0 ? { parent: 0, start: 80_001 - at } : {})));
    expect(table.subtreeEnd[0]).toBe(80_001);
    expect(table.start[1]).toBe(1);
    expect(table.start[80_000]).toBe(80_000);
  });

  it('may be 80,000 copies, or 80,000 different spans, of one id', () => {
    const copies = buildDocument(timed(80_000, () => ({ id: 'a', start: 0, end: 1 })));
    expect(copies.table.length).toBe(1);
    expect(copies.problems).toMatchObject([{ code: 'identicalDuplicate', count: 79_999 }]);
    const different = buildDocument(timed(80_000, () => ({ id: 'a', parent: 'a' })));
    expect(different.table.length).toBe(80_000);
    const seconds = buildDocument(timed(80_000, (at) => ({ id: 'a', start: at * 1e9, end: at * 1e9 + 1 })));
    expect(seconds.table.length).toBe(80_000);
    const children = buildDocument(timed(80_000, (at) => (at < 40_000 ? { id: 'a' } : { parent: 'a' })));
    expect(children.table.length).toBe(80_000);
  });

  it('may be unfinished records of one id, and server halves of one caller', () => {
    const unfinished = buildDocument(
      timed(40_000, (at) => ({ id: 'a', start: at >> 1, end: at % 2 === 0 ? undefined : (at >> 1) + 9 })),
    );
    expect(unfinished.table.length).toBe(20_000);
    const halves = buildDocument(timed(40_000, (at) => ({ id: 'a', kind: at === 0 ? 'client' : 'server' })));
    expect(halves.table.subtreeEnd[0]).toBe(40_000);
    expect(halves.table.kind[1]).toBe(SPAN_KIND.server);
  });

  it('may all start at once', () => {
    const table = buildTrace(timed(50_000, () => ({ start: 0, end: 1 })));
    expect(table.length).toBe(50_000);
  });

  it('may lie in one circle of 50,000', () => {
    const { table, problems } = buildDocument(timed(50_000, (at) => ({ parent: (at + 1) % 50_000 })));
    expect(table.depth[49_999]).toBe(49_999);
    expect(problems[0]).toMatchObject({ code: 'cycle', count: 50_000 });
  });
});

describe('what was pushed', () => {
  it('and abandoned leaves nothing behind', () => {
    const builder = new SpanTableBuilder();
    const { strings } = builder;
    const span = builder.beginSpan();
    span.name = strings.internText('half');
    builder.attributes.push(strings.internText('k'), 2, 1);
    builder.events.attributes.push(strings.internText('k'), 2, 1);
    builder.events.push(1, 0, -1);
    builder.links.push(-1, -1);
    builder.resources.attributes.push(strings.internText('k'), 2, 1);
    builder.abandon();
    builder.beginSpan().name = strings.internText('whole');
    builder.endSpan();
    const table = openSpanTable(builder.finish().table);
    const whole = new Span(table, 0 as SpanRow);
    expect(table.length).toBe(1);
    expect([whole.attributes, whole.events, whole.links]).toEqual([[], [], []]);
  });

  it('as equal resources is one resource, whichever slot it was bound to', () => {
    const { table } = buildDocument([1, 2, 3].map(() => ({ operation: 'a', service: 's', resource: { host: 'h' } })));
    expect(table.resources.length).toBe(1);
    expect(table.services.length).toBe(1);
  });
});
