import { describe, expect, it } from 'vitest';
import { buildTrace } from '../../test/drawnSpans.ts';
import { drawTrace, printRows, rowOf } from '../../test/traceDrawing.ts';
import { deriveErrorColumns, errorsWithin } from './errorCounts.ts';
import { deriveErrorRules, ERROR_RULE } from './spanErrors.ts';

/** The rule that makes one span an error, drawn by its words. */
function rule(words: string): string | undefined {
  const [found] = deriveErrorRules(drawTrace(`s op 0–10 ${words}`));
  return Object.entries(ERROR_RULE).find(([, code]) => code === found)?.[0];
}

describe('a span is an error by', () => {
  it.each([
    ['error', 'status'],
    ['error {error.type: timeout}', 'status'],
    ['{error.type: timeout}', 'errorType'],
    ['{error.name: TypeError}', 'errorType'],
    ['server {http.response.status_code: 500}', 'http'],
    ['server {http.status_code: "503"}', 'http'],
    ['client {http.response.status_code: 502}', 'http'],
    ['client {http.response.status_code: 404}', 'client4xx'],
    ['client {http.response.status_code: 404, error.type: "404"}', 'client4xx'],
    ['client {http.response.status_code: 404, error.type: NoSuchUser}', 'errorType'],
    ['client {rpc.system: grpc, rpc.grpc.status_code: 5}', 'rpc'],
    ['client {rpc.status_code: NOT_FOUND}', 'rpc'],
    ['client {rpc.connect_rpc.error_code: unavailable}', 'rpc'],
    ['server {rpc.grpc.status_code: 14}', 'rpc'],
    ['{process.executable.name: git, process.exit.code: 128}', 'work'],
    ['{cicd.pipeline.name: main, cicd.pipeline.result: timeout}', 'work'],
    ['{cicd.pipeline.result: success, cicd.pipeline.task.run.result: failure}', 'work'],
  ])('%s: %s', (words, found) => {
    expect(rule(words)).toBe(found);
  });
});

describe('a span is no error with', () => {
  it.each([
    ['{http.response.status_code: 500}'],
    ['server {http.response.status_code: 404}'],
    ['client {http.response.status_code: 302}'],
    ['client {http.response.status_code: 200, http.status_code: 500}'],
    ['client {rpc.grpc.status_code: 0}'],
    ['client {rpc.status_code: OK}'],
    ['server {rpc.status_code: NOT_FOUND}'],
    ['{process.executable.name: git, process.exit.code: 0}'],
    ['{cicd.pipeline.result: success}'],
    ['{error.type: ""}'],
    ['ok {error.type: timeout, process.exit.code: 1}'],
    ['ok client {http.response.status_code: 503}'],
    ['client {rpc.grpc.status_code: 1, error.type: CANCELLED}'],
    ['client {rpc.connect_rpc.error_code: canceled}'],
    ['server {http.response.status_code: 499}'],
    ['client {http.response.status_code: 499, error.type: "499"}'],
  ])('%s', (words) => {
    expect(rule(words)).toBe('none');
  });
});

describe('an exception', () => {
  it.each([
    ['event=exception@5', 'warning'],
    ['ok event=exception@5{exception.escaped: true}', 'warning'],
    ['event=http.client.request.exception@5', 'warning'],
    ['event=log@5{exception.type: IOError}', 'warning'],
    ['event=exception@5{exception.escaped: false}', 'none'],
    ['event=retry@5', 'none'],
    ['error event=exception@5', 'status'],
    ['{error.type: IOError} event=exception@5', 'errorType'],
  ])('%s: %s', (words, found) => {
    expect(rule(words)).toBe(found);
  });
});

describe('errors are counted', () => {
  const table = drawTrace(`
    web checkout       0–100 server
      web get user     0–10  client {http.response.status_code: 404}
        user find      1–9   server {http.response.status_code: 404}
      web pay          10–90 client {error.type: timeout} event=exception@80
      web cached       91–95 event=exception@92
    mail send          0–10  trace=2 error
  `);
  const { all, without4xx } = deriveErrorColumns(table, deriveErrorRules(table));

  it('by row, below each row and by trace', () => {
    const drawn = printRows(table, undefined, ['operation', (row) => all.failed[row], (row) => errorsWithin(all, row)]);
    expect(drawn).toBe(
      ['checkout 0 2', '  get user 1 1', '    find 0 0', '  pay 1 1', '  cached 0 0', 'send 1 1'].join('\n'),
    );
    expect([...all.trace]).toEqual([2, 1]);
  });

  it('without those that only a client was told of, if the user likes', () => {
    expect(without4xx.failed[rowOf(table, 'get user')]).toBe(0);
    expect(errorsWithin(without4xx, rowOf(table, 'checkout'))).toBe(1);
    expect([...without4xx.trace]).toEqual([1, 1]);
  });

  it('once where no client was answered 4xx', () => {
    const plain = drawTrace('s op 0–1 error');
    const columns = deriveErrorColumns(plain, deriveErrorRules(plain));
    expect(columns.without4xx).toBe(columns.all);
  });
});

it('Attributes without text or number do not count', () => {
  const table = buildTrace([{ operation: 'a', kind: 'client', attributes: { 'http.response.status_code': 'none' } }]);
  expect([...deriveErrorRules(table)]).toEqual([ERROR_RULE.none]);
});

it('A log record of an exception counts from ERROR on', () => {
  const table = drawTrace('s op 0–10 event=exception@5');
  const logged = (severity: number): number => {
    const events = { ...table.events, severity: Uint8Array.of(severity) };
    return deriveErrorRules({ ...table, events })[0];
  };
  expect([13, 17, 21, 255].map(logged)).toEqual([
    ERROR_RULE.none,
    ERROR_RULE.warning,
    ERROR_RULE.warning,
    ERROR_RULE.none,
  ]);
});
