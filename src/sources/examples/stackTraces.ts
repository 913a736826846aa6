/** Stack traces as the runtimes of four languages print them, for the exceptions of the examples. */

/** Python: the payment service gives up on a slow peer. `seconds`: its read timeout. */
export const pythonReadTimeout = (seconds: string): string => `Traceback (most recent call last):
  File "/app/.venv/lib/python3.13/site-packages/httpx/_transports/default.py", line 101, in map_httpcore_exceptions
    yield
  File "/app/.venv/lib/python3.13/site-packages/httpcore/_sync/http11.py", line 217, in _receive_event
    data = self._network_stream.read(self.READ_NUM_BYTES, timeout=timeout)
httpcore.ReadTimeout: timed out

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/app/payment/clients/http.py", line 64, in send
    response = self._client.send(request, timeout=${seconds})
  File "/app/.venv/lib/python3.13/site-packages/httpx/_client.py", line 914, in send
    response = self._send_handling_auth(request)
httpx.ReadTimeout: timed out after ${seconds} s`;

/** Java: no connection of the pool came free in time. */
export const javaPoolExhausted = `java.sql.SQLTransientConnectionException: users-pool - Connection is not available, request timed out after 5000ms (total=10, active=10, idle=0, waiting=37)
	at com.zaxxer.hikari.pool.HikariPool.createTimeoutException(HikariPool.java:709)
	at com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:187)
	at org.springframework.jdbc.datasource.DataSourceUtils.fetchConnection(DataSourceUtils.java:160)
	at shop.usercentre.AddressRepository.findDefault(AddressRepository.java:48)
	at shop.usercentre.AddressService.billingAddress(AddressService.java:31)
	at shop.usercentre.UserController.address(UserController.java:77)
	at org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:1089)
	at java.base/java.lang.VirtualThread.run(VirtualThread.java:329)
Caused by: org.postgresql.util.PSQLException: canceling statement due to lock timeout
	at org.postgresql.core.v3.QueryExecutorImpl.receiveErrorResponse(QueryExecutorImpl.java:2733)
	at shop.usercentre.AddressMigration.rewriteCountryCodes(AddressMigration.java:112)
	... 14 more`;

/** JavaScript: the shop's front end passes a failed payment on. */
export const nodeBadGateway = `PaymentFailedError: payment answered 500 after 6.1 s
    at PaymentClient.pay (/app/dist/clients/payment.js:52:13)
    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)
    at async CheckoutController.submit (/app/dist/checkout/controller.js:88:21)
    at async Layer.handle (/app/node_modules/router/lib/layer.js:152:17) {
  [cause]: ResponseError: 500 Internal Server Error
      at checkStatus (/app/dist/clients/http.js:19:11)
}`;

/** Go: a panic caught by the handler of the billing consumer. */
export const goCancelled = `goroutine 4127 [running]:
runtime/debug.Stack()
	/usr/local/go/src/runtime/debug/stack.go:26 +0x5e
shop.example/billing/ledger.(*Consumer).handle(0xc0004a2180, {0x1a3be40, 0xc00061c0f0}, 0xc00052e2a0)
	/src/ledger/consumer.go:143 +0x2d1
shop.example/billing/ledger.(*Consumer).Run.func1()
	/src/ledger/consumer.go:88 +0x9c
created by shop.example/billing/ledger.(*Consumer).Run in goroutine 1
	/src/ledger/consumer.go:81 +0x145`;
