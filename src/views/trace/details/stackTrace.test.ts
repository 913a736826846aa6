import { expect, test } from 'vitest';
import { stackParts } from './stackTrace.ts';

/** Each part as its lines, trimmed; folded ones as their count of frames. */
const parts = (stack: string): string =>
  stackParts(stack)
    .map(({ text, libraryFrames }) =>
      libraryFrames > 0
        ? `(${libraryFrames})`
        : text
            .split('\n')
            .map((line) => line.trim())
            .join(' / '),
    )
    .join('\n');

test('runs of Java’s library frames fold; messages and causes stay', () => {
  expect(
    parts(`java.sql.SQLException: no connection
\tat com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:187)
\tat org.springframework.jdbc.DataSourceUtils.fetch(DataSourceUtils.java:160)
\tat shop.AddressRepository.find(AddressRepository.java:48)
\tat java.base/java.lang.Thread.run(Thread.java:1)
Caused by: org.postgresql.util.PSQLException: lock timeout
\tat org.postgresql.core.QueryExecutor.receive(QueryExecutor.java:27)
\tat java.base/java.lang.Thread.run(Thread.java:1)`),
  ).toBe(
    [
      'java.sql.SQLException: no connection',
      '(2)',
      'at shop.AddressRepository.find(AddressRepository.java:48) / at java.base/java.lang.Thread.run(Thread.java:1) / Caused by: org.postgresql.util.PSQLException: lock timeout',
      '(2)',
    ].join('\n'),
  );
});

test('a Python frame takes its line of code along', () => {
  expect(
    parts(`Traceback (most recent call last):
  File "/app/.venv/lib/python3.13/site-packages/httpx/a.py", line 1, in a
    yield
  File "/app/.venv/lib/python3.13/site-packages/httpx/b.py", line 2, in b
    return a()
  File "/app/payment/http.py", line 64, in send
    b()
httpx.ReadTimeout: timed out`),
  ).toBe(
    [
      'Traceback (most recent call last):',
      '(2)',
      'File "/app/payment/http.py", line 64, in send / b() / httpx.ReadTimeout: timed out',
    ].join('\n'),
  );
});

test('a Go function stands with its place', () => {
  expect(
    parts(`goroutine 1 [running]:
runtime/debug.Stack()
\t/usr/local/go/src/runtime/debug/stack.go:26
net/http.HandlerFunc.ServeHTTP()
\t/usr/local/go/src/net/http/server.go:2220
shop/billing.(*Consumer).handle()
\t/src/ledger/consumer.go:143`),
  ).toBe('goroutine 1 [running]:\n(2)\nshop/billing.(*Consumer).handle() / /src/ledger/consumer.go:143');
});

test('a text that is no stack trace is one part', () => {
  expect(parts('something\nwent wrong')).toBe('something / went wrong');
});

test('the parts together are the whole text', () => {
  const stack = 'Error: x\n    at a (node:internal/a:1)\n    at b (/app/node_modules/b.js:1)\n    at c (/app/c.js:1)';
  expect(
    stackParts(stack)
      .map(({ text }) => text)
      .join('\n'),
  ).toBe(stack);
});
