import type { Attributes } from './otlpDocument.ts';
import type { Service, SpanBody, SpanRef, SpanWriter } from './spanWriter.ts';

/** An HTTP request between two services of the shop. */
export interface HttpRequest {
  readonly method: string;
  /** Route template, `/users/{id}`. */
  readonly route: string;
  /** Path with its values, and query if any: `/users/4711?full=1`. */
  readonly path: string;
  /** Default 200; from 500 on both sides are errors, from 400 on only the client. */
  readonly status?: number;
}

/** Attributes of the serving side of a request. */
export function serverAttributes(to: Service, request: HttpRequest, client: string, userAgent: string): Attributes {
  const [path = '', query] = request.path.split('?');
  return {
    'http.request.method': request.method,
    'http.route': request.route,
    'http.response.status_code': request.status ?? 200,
    'url.scheme': 'http',
    'url.path': path,
    ...(query === undefined ? {} : { 'url.query': query }),
    'server.address': to.address,
    'server.port': to.port,
    'client.address': client,
    'network.protocol.version': '1.1',
    'user_agent.original': userAgent,
  };
}

/** Calls another service: a client span here, its server span there, a network between them. */
export function http(from: SpanWriter, to: Service, request: HttpRequest, body: SpanBody): SpanRef {
  const caller = from.service;
  const status = request.status ?? 200;
  const attributes = {
    'http.request.method': request.method,
    'http.response.status_code': status,
    'url.full': `http://${to.address}:${to.port}${request.path}`,
    'url.template': request.route,
    'server.address': to.address,
    'server.port': to.port,
    'network.protocol.version': '1.1',
  };
  const name = `${request.method} ${request.route}`;
  return from.call(name, { kind: 'client', scope: caller.scopes.client, attributes }, (client) => {
    client.work(0.4);
    const serverOptions = {
      kind: 'server',
      service: to,
      scope: to.scopes.server,
      attributes: serverAttributes(to, request, '10.4.17.31', caller.userAgent),
    } as const;
    client.call(name, serverOptions, (server) => {
      body(server);
      if (status >= 500) server.fail('', String(status));
    });
    client.work(0.3);
    if (status >= 400) client.fail('', String(status));
  });
}

/** Calls a gRPC method; `method` is `package.Service/Method`. */
export function grpc(from: SpanWriter, to: Service, method: string, body: SpanBody): SpanRef {
  const attributes = {
    'rpc.system.name': 'grpc',
    'rpc.method': method,
    'rpc.status_code': 'OK',
    'server.address': to.address,
    'server.port': to.port,
  };
  const scope = from.service.scopes.client;
  return from.call(method, { kind: 'client', scope, attributes }, (client) => {
    client.work(0.4);
    client.call(method, { kind: 'server', service: to, scope: to.scopes.server, attributes }, body);
    client.work(0.2);
  });
}

/** A request to a service outside the shop, which sends no spans. */
export function external(from: SpanWriter, host: string, request: HttpRequest, body: SpanBody): SpanRef {
  const status = request.status ?? 200;
  const attributes = {
    'http.request.method': request.method,
    'http.response.status_code': status,
    'url.full': `https://${host}${request.path}`,
    'url.template': request.route,
    'server.address': host,
    'server.port': 443,
    'network.protocol.version': '2',
  };
  const scope = from.service.scopes.client;
  return from.call(`${request.method} ${request.route}`, { kind: 'client', scope, attributes }, (client) => {
    body(client);
    if (status >= 400) client.fail('', String(status));
  });
}
