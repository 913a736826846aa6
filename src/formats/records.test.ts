import { describe, expect, it } from 'vitest';
import type { RecordMapping } from '#model/recordMapping.ts';
import { detect } from './detect.ts';
import { previewRecords } from './records.ts';
import { attributeLines, readTrace } from './testReading.ts';
import { dedent, printRows } from '../../test/traceDrawing.ts';

/** The columns that were found for a file, as `field: column`. */
function guessed(text: string): string[] {
  const detection = detect(new TextEncoder().encode(text));
  if (detection.kind !== 'records') return [detection.kind];
  const { mapping, isReadable } = detection.records.sample;
  const { columns, timeUnit, durationUnit } = mapping;
  if (!isReadable) return ['to be asked', detection.found];
  return [...Object.entries(columns).map(([field, column]) => `${field}: ${column}`), timeUnit, durationUnit];
}

const CSV = dedent(`
  request_id,service,operation,start,duration_ms,status,parent_id,id,note
  r1,web,GET /cart,2026-11-21T12:00:00Z,90,ok,,a,"first, of two"
  r1,cart,load,2026-11-21T12:00:00.010Z,40.5,error,a,b,"line one
  line two"
  r2,web,GET /,2026-11-21T12:00:01Z,5,ok,,c,
`);

describe('plain records', () => {
  it('of a table in text become spans by the names of the columns', () => {
    expect(guessed(CSV)).toEqual([
      'traceId: request_id',
      'parentId: parent_id',
      'spanId: id',
      'start: start',
      'duration: duration_ms',
      'service: service',
      'name: operation',
      'status: status',
      'auto',
      'ms',
    ]);
    const { table, spans, problems } = readTrace(CSV);
    expect(printRows(table)).toBe(
      dedent(`
        web GET /cart 0–90 ok
          cart load 10–50.5 error
        web GET / 1000–1005 ok
      `),
    );
    expect(attributeLines(spans[1].attributes)).toEqual(['note string line one\nline two']);
    expect(problems).toBe('opaqueId ×3');
  });

  it('give the same in chunks of any size, with any separator and line end', () => {
    const whole = readTrace(CSV);
    for (const chunk of [1, 7, 64]) expect(printRows(readTrace(CSV, chunk).table)).toBe(printRows(whole.table));
    const windows = CSV.replace('first, of two', 'first of two').replaceAll(',', ';').replaceAll('\n', '\r\n');
    expect(printRows(readTrace(`\uFEFF${windows}`).table)).toBe(printRows(whole.table));
  });

  it('may write dates and amounts as a table calculation does', () => {
    const german = dedent(`
      id;start;name;duration_ms
      a;21.11.2026 12:00:00;x;1.500,5
      b;21.11.2026 12:00:01,25;y;0,5
    `);
    expect(printRows(readTrace(german).table)).toBe('- x 0–1500.5\n- y 1250–1250.5');
    const english = 'id,start,name,duration_ms\na,2026/11/21 12:00,x,"1,500.5"\nb,2026/11/21 12:00:01,y,7\n';
    expect(printRows(readTrace(english).table)).toBe('- x 0–1500.5\n- y 1000–1007');
  });

  it('with a lone quote in a text are parted where their lines end', () => {
    const text = dedent(`
      id,start,name
      a,1795262400,5" screen
      b,1795262401,"6"" and ""7"""
      c,1795262402,"two
      lines"
      d,1795262403,end
    `);
    for (const chunk of [1, 5, 1000]) {
      const names = readTrace(text, chunk).spans.map(({ operation }) => operation);
      expect(names).toEqual(['5" screen', '6" and "7"', 'two\nlines', 'end']);
    }
  });

  it('may be JSON lines, or a list inside of an object, with objects inside of records', () => {
    const record = (id: string, at: number, parent?: string): object => ({
      ctx: { request: 'r1', id, parent },
      component: 'web',
      action: `step ${id}`,
      startedAt: 1_795_262_400_000 + at,
      finishedAt: 1_795_262_400_000 + at + 10,
      ok: true,
    });
    const list = [record('a', 0), record('b', 2, 'a')];
    const lines = list.map((one) => JSON.stringify(one)).join('\n');
    const expected = dedent(`
      web step a 0–10
        web step b 2–12
    `);
    expect(printRows(readTrace(lines).table)).toBe(expected);
    expect(printRows(readTrace({ page: 1, entries: list }).table)).toBe(expected);
  });

  it('of one moment each are asked about, because log lines are such too, and then are points', () => {
    const rows = [0, 5].map((at) => ({ id: `e${at}`, node: 'n1', message: `m${at}`, timestamp: 1_795_262_400 + at }));
    expect(guessed(JSON.stringify(rows))[0]).toBe('to be asked');
    const detection = detect(new TextEncoder().encode(JSON.stringify(rows)));
    if (detection.kind !== 'records') throw new Error('not seen');
    const { sample } = detection.records;
    expect(sample.mapping.columns).toMatchObject({ start: 'timestamp', service: 'node', name: 'message' });
    expect(
      previewRecords(sample, sample.mapping).spans.map(({ operation, duration }) => [operation, duration]),
    ).toEqual([
      ['m0', 0],
      ['m5', 0],
    ]);
  });

  it('of beginnings and ends are paired, inner ones first', () => {
    const event = (type: string, at: number, name = 'work'): object => ({
      request: 'r',
      node: 'n',
      name,
      type,
      time: 1_795_262_400_000 + at,
    });
    const events = [
      event('start', 0),
      event('start', 10),
      event('end', 20),
      event('end', 30),
      event('start', 40, 'cut'),
    ];
    expect(printRows(readTrace(events).table)).toBe(
      dedent(`
        n work 0–30
        n work 10–20
        n cut 40–
      `),
    );
    expect(readTrace([...events, event('end', 50, 'never begun')]).problems).toContain('timeRepaired ×1');
  });

  it('without a unit in the name of a duration say how it was read', () => {
    const text = 'trace_id,name,timestamp,duration\n1a,x,1795262400,3\n1a,y,1795262401,4\n';
    expect(readTrace(text).problemList.find(({ code }) => code === 'guessedUnit')).toMatchObject({
      count: 2,
      examples: [{ detail: '“duration” is read as ms' }],
    });
  });

  it('are read as a mapping says that was chosen before', () => {
    const text = 'what,when,how_long\nx,100,2\ny,101,3\n';
    expect(guessed(text)).toEqual(['to be asked', 'a table of text with the columns what, when, how_long']);
    const mapping: RecordMapping = {
      columns: { name: 'what', start: 'when', duration: 'how_long' },
      timeUnit: 's',
      durationUnit: 's',
    };
    const detection = detect(new TextEncoder().encode(text), true, { 'how_long\nwhat\nwhen': mapping });
    expect(detection).toMatchObject({ kind: 'records', records: { sample: { mapping } } });
  });

  it('are asked about when their columns say too little', () => {
    expect(guessed('[{"name":"a","price":1},{"name":"b","price":2}]')).toEqual([
      'to be asked',
      'JSON with the keys name, price',
    ]);
    expect(guessed('a,b\n1,2\n3,4\n')[0]).toBe('to be asked');
  });

  it('whose columns have odd names are asked about with what their values tell', () => {
    const begun = (text: string): unknown => {
      const detection = detect(new TextEncoder().encode(text));
      return detection.kind === 'records' && [detection.records.sample.isReadable, detection.records.sample.mapping];
    };
    const units = { timeUnit: 'auto', durationUnit: 'ms' };
    const days =
      'nr,bis,von,was\n1,2026-11-21 12:00:05,2026-11-21 12:00:00,x\n2,2026-11-21 12:00:09,2026-11-21 12:00:07,y\n';
    expect(begun(days)).toEqual([false, { columns: { start: 'von', end: 'bis', name: 'was' }, ...units }]);
    const numbers = 'was;wann;telefon\nx;1795262400000;12345678901\ny;1795262401000;12345678902\n';
    expect(begun(numbers)).toEqual([false, { columns: { start: 'wann', name: 'was' }, ...units }]);
  });

  it('take a column such as pid for the parent only where its values are ids of other records', () => {
    const text = (pid: string): string => `id,pid,start,name\na,,1795262400,x\nb,${pid},1795262401,y\n`;
    expect(guessed(text('4711'))).not.toContain('parentId: pid');
    expect(guessed(text('a'))).toContain('parentId: pid');
  });

  it('with a page of text in a cell keep what fits a table for showing', () => {
    const long = 'y'.repeat(5000);
    const detection = detect(new TextEncoder().encode(`a,b\n${long},1\n${long},2\n`));
    expect(detection.kind === 'records' && detection.records.sample.rows[0].map(({ length }) => length)).toEqual([
      200, 1,
    ]);
    const { spans } = readTrace(`id,start,ms,name\na,1795262400,1,${long}\nb,1795262401,1,${long}\n`);
    expect(spans[0].operation).toBe(long);
  });

  it('are not seen in what only looks like a list', () => {
    expect(guessed('Dear all,\nplease find, attached, the trace.\nYours, Me\n')).toEqual(['unknown']);
    expect(guessed('{"started":1795262400,"name":"one"}')).toEqual(['unknown']);
  });

  it('can be looked at as spans before they are read', () => {
    const detection = detect(new TextEncoder().encode(CSV));
    if (detection.kind !== 'records') throw new Error('not seen');
    const { sample } = detection.records;
    const mapping = { ...sample.mapping, columns: { ...sample.mapping.columns, name: 'note' } };
    expect(previewRecords(sample, mapping).spans.map(({ operation, service }) => `${service}: ${operation}`)).toEqual([
      'web: first, of two',
      'cart: line one\nline two',
      'web: web',
    ]);
  });
});
