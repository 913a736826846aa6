import { describe, expect, it } from 'vitest';
import { printRows } from '../../test/traceDrawing.ts';
import { attributeLines, readTrace } from './testReading.ts';

/** 2026-11-21 12:00:00 UTC in µs */
const START = 1_795_262_400_000_000;
const SHOP = { serviceName: 'shop', ipv4: '10.0.0.1', port: 80 };
const BANK = { serviceName: 'bank', ipv4: '10.0.0.2' };
const QUEUE = { serviceName: 'queue' };

/** `sr@10` by an endpoint: 10 ms after the start. */
const note = (value: string, ms: number, endpoint?: object): object => ({
  timestamp: START + ms * 1000,
  value,
  ...(endpoint && { endpoint }),
});
const tag = (key: string, value: unknown, endpoint?: object): object => ({ key, value, ...(endpoint && { endpoint }) });
function span(annotations: object[], more: object = {}): object {
  return { traceId: 'a', id: 'b', name: 'GET', annotations, binaryAnnotations: [], ...more };
}
/** `service operation start–end kind`, in ms, indented. */
const rowsOf = (...spans: object[]): string[] => printRows(readTrace(spans).table).split('\n');
const first = (...spans: object[]): ReturnType<typeof readTrace>['spans'][0] => readTrace(spans).spans[0];
const own = (ms: number, length: number): object => ({ timestamp: START + ms * 1000, duration: length * 1000 });

describe('a span of Zipkin’s first format', () => {
  it('becomes a row for each service that tells of it, and counts once', () => {
    const call = span([note('cs', 0, SHOP), note('sr', 10, BANK), note('ss', 20, BANK), note('cr', 30, SHOP)]);
    const { format, table, finished } = readTrace([call]);
    expect(format).toBe('Zipkin v1 JSON');
    expect(printRows(table).split('\n')).toEqual(['shop get 0–30 client', '  bank get 10–20 server']);
    expect(finished.files[0]).toMatchObject({ spans: 1, roots: 1, services: 2, orphans: 0 });
  });

  it('may come in halves, each counted', () => {
    const client = span([note('cs', 0, SHOP), note('cr', 30, SHOP)], own(0, 30));
    const server = span([note('sr', 10, BANK), note('ss', 20, BANK)]);
    const { table, finished } = readTrace([server, client]);
    expect(printRows(table).split('\n')).toEqual(['shop get 0–30 client', '  bank get 10–20 server']);
    expect(finished.files[0].spans).toBe(2);
  });

  it('has an error where one was noted, and counts it', () => {
    const call = span([note('cs', 0, SHOP), note('sr', 10, BANK), note('ss', 20, BANK), note('cr', 30, SHOP)], {
      binaryAnnotations: [tag('error', 'refused', SHOP)],
    });
    const { spans, finished } = readTrace([call]);
    expect(spans.map(({ status, statusMessage }) => [status, statusMessage])).toEqual([
      ['error', 'refused'],
      ['unset', ''],
    ]);
    expect(finished.files[0]).toMatchObject({ spans: 1, errors: 1 });
  });

  it('has one service for every address it is seen at, whatever the case', () => {
    const other = { serviceName: 'Shop', ipv4: '10.9.9.9' };
    expect(rowsOf(span([note('sr', 0, SHOP), note('ss', 5, other)]))).toEqual(['shop get 0–5 server']);
  });

  it('calls itself in two rows', () => {
    const call = span([note('cs', 0, SHOP), note('sr', 10, SHOP), note('ss', 20, SHOP), note('cr', 30, SHOP)]);
    expect(rowsOf(call)).toEqual(['shop get 0–30 client', '  shop get 10–20 server']);
  });

  it('keeps other annotations as events, and codes that nobody signs', () => {
    const { events } = first(span([note('sr', 0, SHOP), note('retry', 3, SHOP), note('cs', 2)], own(0, 9)));
    expect(events.map(({ name, time }) => [name, time])).toEqual([
      ['cs', 2e6],
      ['retry', 3e6],
    ]);
  });

  it('says where it ran and whom it spoke to', () => {
    const client = span([note('cs', 0, SHOP), note('cr', 9, SHOP)], { binaryAnnotations: [tag('sa', true, BANK)] });
    expect(attributeLines(first(client).resourceAttributes)).toEqual([
      'service.name string shop',
      'host.ip string 10.0.0.1',
      'network.local.port int 80',
    ]);
    expect(attributeLines(first(client).attributes)).toEqual([
      'service.peer.name string bank',
      'network.peer.address string 10.0.0.2',
    ]);
    const server = span([note('sr', 0, SHOP), note('ss', 9, SHOP)], {
      binaryAnnotations: [tag('ca', true, { ...SHOP, ipv4: '10.0.0.7' })],
    });
    expect(attributeLines(first(server).attributes)).toEqual([
      'network.peer.address string 10.0.0.7',
      'network.peer.port int 80',
    ]);
  });

  it('without any code is told by its addresses', () => {
    const only = (...binaryAnnotations: object[]): object => span([], { ...own(0, 5), binaryAnnotations });
    expect(rowsOf(only(tag('lc', '', SHOP), tag('sa', true, BANK)))).toEqual(['shop get 0–5 internal']);
    expect(attributeLines(first(only(tag('lc', '', SHOP), tag('sa', true, BANK))).attributes)).toContain(
      'service.peer.name string bank',
    );
    expect(rowsOf(only(tag('x', '1', SHOP), tag('ca', true, BANK)))).toEqual(['shop get 0–5 server']);
    expect(rowsOf(only(tag('sa', true, BANK), tag('ca', true, SHOP)))).toEqual(['shop get 0–5 internal']);
    expect(rowsOf(only(tag('lc', 'worker', SHOP)))[0]).toBe('shop get 0–5 internal');
    expect(attributeLines(first(only(tag('lc', 'worker', SHOP))).attributes)).toEqual(['lc string worker']);
  });

  it('has tags of any type, of which some are fields', () => {
    const one = first(
      span([note('sr', 0, SHOP)], {
        debug: true,
        origin: { file: 'x' },
        binaryAnnotations: [
          tag('path', '/a', SHOP),
          tag('count', 3, SHOP),
          tag('cached', false, SHOP),
          { ...tag('big', '9223372036854775807', SHOP), type: 'I64' },
          tag('otel.status_code', 'OK', SHOP),
        ],
      }),
    );
    expect(one.status).toBe('ok');
    expect(attributeLines(one.attributes)).toEqual([
      'path string /a',
      'count int 3',
      'cached bool false',
      'big bigInt 9223372036854775807',
      'zipkin.debug bool true',
      'origin.file string x',
    ]);
  });
});

describe('its times', () => {
  it('are the span’s own, if it has both, else those of its annotations', () => {
    const pair = [note('sr', 0, SHOP), note('ss', 20, SHOP)];
    expect(rowsOf(span(pair, own(1, 18)))).toEqual(['shop get 0–18 server']);
    expect(rowsOf(span(pair, { timestamp: START }))).toEqual(['shop get 0–20 server']);
    expect(rowsOf(span([note('cs', 0, SHOP), note('cr', 7, SHOP)]))).toEqual(['shop get 0–7 client']);
    expect(rowsOf(span([], own(0, 4)))).toEqual(['- get 0–4 internal']);
  });

  it('have no end where only the begin was told; an end without its begin is an event', () => {
    expect(rowsOf(span([note('cs', 0, SHOP)]))).toEqual(['shop get 0– client']);
    expect(rowsOf(span([note('sr', 0, SHOP)]))).toEqual(['shop get 0– server']);
    const late = first(span([note('ss', 5, SHOP)], { timestamp: START }));
    expect(late.events.map(({ name }) => name)).toEqual(['ss']);
    expect(late.kind).toBe('server');
  });

  it('tell a begin that was not sent, when the end is where they end', () => {
    const rows = rowsOf(span([note('cr', 9, SHOP), note('sr', 2, BANK), note('ss', 4, BANK)], own(0, 9)));
    expect(rows).toEqual(['shop get 0–9 client', '  bank get 2–4 server']);
  });

  it('of a call that nobody answers have no length', () => {
    expect(rowsOf(span([note('cs', 0, SHOP), note('sr', 2, BANK)]))).toEqual([
      'shop get 0– client',
      '  bank get 2– server',
    ]);
  });

  it('of messages run over the wire', () => {
    const [ms, ws, wr, mr] = [note('ms', 0, SHOP), note('ws', 1, SHOP), note('wr', 5, BANK), note('mr', 7, BANK)];
    const sent = { binaryAnnotations: [tag('ma', true, QUEUE)] };
    expect(rowsOf(span([ms, ws, wr, mr], sent))).toEqual(['shop get 0–1 producer', 'bank get 5–7 consumer']);
    expect(
      readTrace([span([ms, ws, wr, mr], sent)]).spans.flatMap(({ attributes }) => attributeLines(attributes)),
    ).toEqual(Array(2).fill('service.peer.name string queue'));
    expect(rowsOf(span([ms]))).toEqual(['shop get 0– producer']);
    expect(rowsOf(span([wr, mr]))).toEqual(['bank get 0–2 consumer']);
    expect(rowsOf(span([mr]))).toEqual(['bank get 0– consumer']);
    expect(first(span([ws], own(0, 4))).events.map(({ name }) => name)).toEqual(['ws']);
  });

  it('begin with the first event where nothing else is told', () => {
    expect(rowsOf(span([note('loaded', 3, SHOP), note('done', 8, SHOP)]))).toEqual(['shop get 0– internal']);
  });
});

describe('Zipkin’s Thrift as JSON', () => {
  it('has snake case, signed numbers for ids and addresses, and values in base64', () => {
    const text = `[{"trace_id":-1,"trace_id_high":1,"id":-2,"parent_id":-3,"name":"get","annotations":[
      {"timestamp":${START},"value":"sr","host":{"ipv4":-1407254524,"port":-1,"service_name":"shop"}}],
      "binary_annotations":[
        {"key":"url","annotation_type":"STRING","value":"L2E=","host":{"service_name":"shop"}},
        {"key":"code","annotation_type":"I64","value":"AAAAAAAAAMg="},
        {"key":"half","annotation_type":5,"value":"P/gAAAAAAAA="},
        {"key":"ok","annotation_type":"BOOL","value":"AQ=="},
        {"key":"raw","annotation_type":"STRING","value":"no base64!"}]}]`;
    const { format, spans } = readTrace(text);
    expect(format).toBe('Zipkin v1 JSON');
    expect(spans[0]).toMatchObject({
      traceId: '0000000000000001ffffffffffffffff',
      spanId: 'fffffffffffffffe',
      parentId: 'fffffffffffffffd',
    });
    expect(attributeLines(spans[0].resourceAttributes)).toEqual([
      'service.name string shop',
      'host.ip string 172.31.0.4',
      'network.local.port int 65535',
    ]);
    expect(attributeLines(spans[0].attributes)).toEqual([
      'url string /a',
      'code int 200',
      'half double 1.5',
      'ok bool true',
      'raw string no base64!',
    ]);
  });

  it('is read alike in pieces of any size', () => {
    const text = JSON.stringify([
      [span([note('sr', 0, SHOP)])],
      [span([note('cs', 0, SHOP)], { id: 'c', parentId: 'b' })],
    ]);
    expect(readTrace(text, 1).finished).toEqual(readTrace(text).finished);
  });

  it('becomes sixty thousand rows where as many services tell of it', () => {
    const services = 60_000;
    const notes = Array.from({ length: services }, (_, at) => note('seen', at, { serviceName: `s${at}` }));
    expect(readTrace([span(notes)]).table.length).toBe(services);
  });
});
