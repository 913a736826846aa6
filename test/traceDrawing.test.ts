import { describe, expect, it } from 'vitest';
import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { dedent, drawDocument, drawTrace, printRows, rowOf } from './traceDrawing.ts';

describe('a drawn trace', () => {
  it('prints back as it was drawn', () => {
    const drawing = dedent(`
      web-shop GET /checkout 0–100 server
        cart GetCart 10–40 client error
          redis HGETALL 12–20.5
        cart Refresh 50–
      - stray work 60–61
    `);
    expect(printRows(drawTrace(drawing))).toBe(drawing);
  });

  it('puts the rows into waterfall order', () => {
    const table = drawTrace(`
      shop checkout  0–100
        shop pay     60–90
        shop reserve 10–50
    `);
    expect(printRows(table, [0, 1, 2], ['operation'])).toBe(
      dedent(`
        checkout
          reserve
          pay
      `),
    );
  });

  it('has units down to the nanosecond', () => {
    const table = drawTrace(`
      a fast 0–1500ns
        a faster 1µs–1.2µs
        a unseen 2–3ns
    `);
    expect([...table.start]).toEqual([0, 2, 1000]);
    expect([...table.duration]).toEqual([1500, 1, 200]);
    expect(printRows(table, [2], ['time'])).toBe('    1000–1200ns'.slice(2));
  });

  it('carries attributes, events, links, a scope and a message', () => {
    const table = drawTrace(`
      a op 0–10 error message="card, declined" scope=http@1.2 resource{host.name: web-1} link=9/b
        a child 1–2 id=c {n: 3, half: 0.5, on: true, text: "3", list: [1, 2], sql: "SELECT a, b"} event=exception@1.5{type: Timeout}
    `);
    const parent = new Span(table, 0 as SpanRow);
    expect(parent.statusMessage).toBe('card, declined');
    expect(parent.scope).toMatchObject({ name: 'http', version: '1.2' });
    expect(parent.resourceAttributes.map(({ key, text }) => `${key}=${text}`)).toEqual([
      'service.name=a',
      'host.name=web-1',
    ]);
    expect(parent.links).toMatchObject([{ traceId: '9', spanId: 'b', attributes: [] }]);
    const child = new Span(table, rowOf(table, 'child'));
    expect(child.spanId).toBe('c');
    expect(child.attributes.map(({ key, type, text }) => `${key} ${type} ${text}`)).toEqual([
      'n int 3',
      'half double 0.5',
      'on bool true',
      'text string 3',
      'list array [1,2]',
      'sql string SELECT a, b',
    ]);
    expect(child.events).toMatchObject([
      { time: 1_500_000, name: 'exception', attributes: [{ key: 'type', type: 'string', text: 'Timeout' }] },
    ]);
  });

  it('draws what is broken: orphans, cycles, copies (algorithms, example 1)', () => {
    const { table, problems } = drawDocument(`
      s a 0–100 id=a
        s b 10–40 id=b
        s b 10–40 id=b
      s c 20–30 id=c parent=zz
      s d 50–60 id=d parent=d
      s e 60–70 id=e parent=f
      s f 62–68 id=f parent=e
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
    expect(Object.fromEntries(problems.map(({ code, count }) => [code, count]))).toEqual({
      identicalDuplicate: 1,
      orphan: 1,
      selfParent: 1,
      cycle: 2,
    });
  });

  it('draws several traces', () => {
    const table = drawTrace(`
      s one 0–10 trace=1
        s below 1–2
      s two 5–10 trace=2
    `);
    expect(table.traces.length).toBe(2);
    expect([...table.trace]).toEqual([0, 0, 1]);
  });

  it('refuses a line it cannot read', () => {
    expect(() => drawTrace('shop checkout')).toThrow('needs a service, an operation and start–end');
    expect(() => drawTrace('shop checkout 0–1 servre')).toThrow('Unknown word in a drawn span: servre');
  });
});
