import { describe, expect, test } from 'vitest';
import { stackParts } from './stackTrace.ts';

/** Each part as its lines, trimmed; what was said in quotes, folded ones as their count of frames. */
const parts = (stack: string): string =>
  stackParts(stack)
    .map(({ kind, text, frames }) => {
      const lines = text
        .split('\n')
        .map((line) => line.trim())
        .join(' / ');
      if (kind === 'library') return `(${frames})`;
      return kind === 'message' ? `“${lines}”` : lines;
    })
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
\tat java.base/java.lang.Thread.run(Thread.java:1)
\t... 12 more`),
  ).toBe(
    [
      '“java.sql.SQLException: no connection”',
      '(2)',
      'at shop.AddressRepository.find(AddressRepository.java:48) / at java.base/java.lang.Thread.run(Thread.java:1)',
      '“Caused by: org.postgresql.util.PSQLException: lock timeout”',
      '(2)',
    ].join('\n'),
  );
});

describe('in each language', () => {
  test('Kotlin', () => {
    expect(
      parts(`java.lang.IllegalStateException: closed
\tat com.acme.shop.CartKt.add(Cart.kt:12)
\tat kotlinx.coroutines.DispatchedTask.run(DispatchedTask.kt:106)
\tat io.ktor.server.Engine.handle(Engine.kt:4)`),
    ).toBe('“java.lang.IllegalStateException: closed”\nat com.acme.shop.CartKt.add(Cart.kt:12)\n(2)');
  });

  test('JavaScript', () => {
    expect(
      parts(`TypeError: x is not a function
    at charge (/app/src/pay.ts:3:9)
    at Layer.handle (/app/node_modules/express/lib/router/layer.js:95:5)
    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)`),
    ).toBe('“TypeError: x is not a function”\nat charge (/app/src/pay.ts:3:9)\n(2)');
  });

  test('Python, whose frames take their line of code along', () => {
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
        '“Traceback (most recent call last):”',
        '(2)',
        'File "/app/payment/http.py", line 64, in send / b()',
        '“httpx.ReadTimeout: timed out”',
      ].join('\n'),
    );
  });

  test('Go, whose functions stand with their places', () => {
    expect(
      parts(`goroutine 1 [running]:
runtime/debug.Stack()
\t/usr/local/go/src/runtime/debug/stack.go:26
net/http.HandlerFunc.ServeHTTP()
\tnet/http/server.go:2220 +0x29
shop/billing.(*Consumer).handle()
\t/src/ledger/consumer.go:143`),
    ).toBe('“goroutine 1 [running]:”\n(2)\nshop/billing.(*Consumer).handle() / /src/ledger/consumer.go:143');
  });

  test('.NET', () => {
    expect(
      parts(`System.InvalidOperationException: No stock
   at Shop.Cart.Reserve(Int32 id) in /src/Cart.cs:line 12
   at System.Linq.Enumerable.First[TSource](IEnumerable\`1 source)
   at Microsoft.AspNetCore.Mvc.Infrastructure.ActionMethodExecutor.Execute()
--- End of stack trace from previous location ---
   at System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw()`),
    ).toBe('“System.InvalidOperationException: No stock”\nat Shop.Cart.Reserve(Int32 id) in /src/Cart.cs:line 12\n(3)');
  });

  test('Ruby', () => {
    expect(
      parts(`/app/models/cart.rb:4:in \`add': full (CartError)
\tfrom /usr/local/bundle/gems/rack-3.0/lib/rack.rb:7:in \`call'
\tfrom /usr/local/lib/ruby/3.3.0/net/http.rb:9:in \`start'
\tfrom /app/config.ru:3:in \`<main>'`),
    ).toBe("/app/models/cart.rb:4:in `add': full (CartError)\n(2)\nfrom /app/config.ru:3:in `<main>'");
  });

  test('PHP', () => {
    expect(
      parts(`RuntimeException: full in /app/src/Cart.php:4
Stack trace:
#0 /app/vendor/symfony/http-kernel/HttpKernel.php(163): App\\Cart->add()
#1 /app/vendor/symfony/http-kernel/Kernel.php(2): Symfony\\HttpKernel->handle()
#2 /app/public/index.php(9): App\\Kernel->run()
#3 {main}`),
    ).toBe(
      [
        '“RuntimeException: full in /app/src/Cart.php:4 / Stack trace:”',
        '(2)',
        '#2 /app/public/index.php(9): App\\Kernel->run() / #3 {main}',
      ].join('\n'),
    );
  });

  test('Rust, whose names stand with their places', () => {
    expect(
      parts(`stack backtrace:
   0: rust_begin_unwind
             at /rustc/9fc6b431/library/std/src/panicking.rs:665:5
   1: core::panicking::panic_fmt
             at /rustc/9fc6b431/library/core/src/panicking.rs:76:14
   2: shop::cart::add
             at ./src/cart.rs:12:9
   3: tokio::runtime::task::poll
             at /home/me/.cargo/registry/src/index/tokio-1.40/src/task.rs:1:1`),
    ).toBe(
      [
        '“stack backtrace:”',
        '(2)',
        '2: shop::cart::add / at ./src/cart.rs:12:9 / 3: tokio::runtime::task::poll / at /home/me/.cargo/registry/src/index/tokio-1.40/src/task.rs:1:1',
      ].join('\n'),
    );
  });
});

test('a text that is no stack trace is one part', () => {
  expect(parts('something\nwent wrong')).toBe('“something / went wrong”');
});

test('the parts together are the whole text', () => {
  const stack = 'Error: x\n    at a (node:internal/a:1)\n    at b (/app/node_modules/b.js:1)\n    at c (/app/c.js:1)';
  expect(
    stackParts(stack)
      .map(({ text }) => text)
      .join('\n'),
  ).toBe(stack);
});
